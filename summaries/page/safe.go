package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pantau/summaries"
)

// mostTags is how many tags a page may have. Large news pages have about ten thousand.
const mostTags = 50_000

// safe rewrites the source of a page so that parsing it is cheap, and gives its JSON-LD
// beside it. Tags of formatting become <span>: the parser repeats them in each following
// paragraph when they are left open, which lets a small page grow without bound.
// Comments, scripts and drawings go.
func safe(source string) (clean string, data []string, err error) {
	s := scrubber{z: html.NewTokenizer(strings.NewReader(source))}
	for tags := 0; ; {
		switch kind := s.z.Next(); kind {
		case html.ErrorToken:
			return s.out.String(), s.data, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if tags++; tags > mostTags {
				return "", nil, fmt.Errorf("%w: over %d tags", summaries.ErrTooLarge, mostTags)
			}
			s.start(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			s.end()
		case html.TextToken:
			s.text()
		case html.DoctypeToken:
			s.out.Write(s.z.Raw())
		}
	}
}

// scrubber is the work of safe.
type scrubber struct {
	z       *html.Tokenizer
	out     strings.Builder
	data    []string
	drawing int       // depth within <svg> or <math>
	inside  atom.Atom // raw element whose text comes next
	isData  bool      // and it is JSON-LD
}

// formatting are the elements that a parser carries on into what follows them.
var formatting = map[atom.Atom]string{
	atom.B: "span", atom.Big: "span", atom.Code: "span", atom.Em: "span", atom.Font: "span", atom.I: "span", atom.Nobr: "span",
	atom.Small: "span", atom.Strong: "span", atom.Tt: "span", atom.U: "span", atom.S: "del", atom.Strike: "del",
}

// raw are the elements whose content is not markup; none of it is prose.
func raw(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Xmp:
		return true
	}
	return false
}

func (s *scrubber) start(closed bool) {
	source := string(s.z.Raw()) // before TagName, which writes into it
	name, hasAttr := s.z.TagName()
	tag := atom.Lookup(name)
	if s.drawing > 0 || tag == atom.Svg || tag == atom.Math {
		s.z.NextIsNotRawText()
		if (tag == atom.Svg || tag == atom.Math) && !closed {
			s.drawing++
		}
		return
	}
	s.inside, s.isData = tag, false
	if raw(tag) {
		s.isData = tag == atom.Script && hasAttr && s.isJSON()
		return
	}
	if to := formatting[tag]; to != "" {
		source = "<" + to + source[1+len(name):]
	}
	s.out.WriteString(source)
}

// isJSON tells whether the tag at hand says that JSON-LD follows.
func (s *scrubber) isJSON() bool {
	for more := true; more; {
		var key, value []byte
		key, value, more = s.z.TagAttr()
		if string(key) == "type" && strings.EqualFold(strings.TrimSpace(string(value)), "application/ld+json") {
			return true
		}
	}
	return false
}

func (s *scrubber) end() {
	source := string(s.z.Raw())
	name, _ := s.z.TagName()
	tag := atom.Lookup(name)
	if s.drawing > 0 {
		if tag == atom.Svg || tag == atom.Math {
			s.drawing--
		}
		return
	}
	s.inside = 0
	if raw(tag) {
		return
	}
	if to := formatting[tag]; to != "" {
		source = "</" + to + source[2+len(name):]
	}
	s.out.WriteString(source)
}

func (s *scrubber) text() {
	switch {
	case s.drawing > 0:
	case !raw(s.inside):
		s.out.Write(s.z.Raw())
	case s.isData && len(s.data) < 20:
		s.data = append(s.data, string(s.z.Raw()))
	}
}

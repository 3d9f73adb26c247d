package feed

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"pantau/summaries"
)

// Bounds of a document, far above those of feeds: a hundred items have some thousand
// elements, ten deep.
const (
	mostElements = 50_000
	mostDepth    = 200
)

// parse reads a feed. All its errors are summaries.ErrUnreadable.
func parse(content []byte, kind string) (f *gofeed.Feed, err error) {
	text, err := decoded(content, kind)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(text, "<") {
		return nil, errNoFeed
	}
	if err := bounded(text); err != nil {
		return nil, err
	}
	defer func() {
		if fault := recover(); fault != nil { // of a parser that is not ours, fed by strangers
			f, err = nil, fmt.Errorf("%w: the parser gave up", summaries.ErrUnreadable)
		}
	}()
	f, err = gofeed.NewParser().ParseString(text)
	if err == gofeed.ErrFeedTypeNotDetected {
		return nil, errNoFeed
	}
	if err != nil || f == nil {
		return nil, fmt.Errorf("%w: it is cut off or malformed", summaries.ErrUnreadable)
	}
	return f, nil
}

var errNoFeed = fmt.Errorf("%w: it is neither RSS nor Atom", summaries.ErrUnreadable)

// declaration is the line in which a document names its characters. It is taken off, for
// the parser would believe it.
var (
	declaration = regexp.MustCompile(`^\s*<\?xml\b[^>]*\?>`)
	declared    = regexp.MustCompile(`\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
)

// decoded is a document in UTF-8 from its first "<" on. What is UTF-8 is taken as that,
// whatever is said about it.
func decoded(content []byte, kind string) (string, error) {
	text, err := inUTF8(content, kind)
	if err != nil {
		return "", err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = declaration.ReplaceAllString(text, "")
	return strings.TrimSpace(strings.Map(allowed, text)), nil
}

// allowed drops what XML does not allow, which would end the reading.
func allowed(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}

func inUTF8(content []byte, kind string) (string, error) {
	if bytes.HasPrefix(content, []byte{0xfe, 0xff}) || bytes.HasPrefix(content, []byte{0xff, 0xfe}) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(content)
		return string(text), unreadable(err)
	}
	if utf8.Valid(content) {
		return string(content), nil
	}
	name := named(content, kind)
	if name == "" || strings.EqualFold(name, "utf-8") || strings.EqualFold(name, "utf8") {
		return mended(content), nil
	}
	e, _ := charset.Lookup(name)
	if e == nil {
		return "", fmt.Errorf("%w: its characters are unknown", summaries.ErrUnreadable)
	}
	text, err := e.NewDecoder().Bytes(content)
	return string(text), unreadable(err)
}

func unreadable(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: its characters", summaries.ErrUnreadable)
}

// named is the encoding that server or document say.
func named(content []byte, kind string) string {
	if _, params, err := mime.ParseMediaType(kind); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	if m := declared.FindSubmatch(declaration.Find(content)); m != nil {
		return string(m[1])
	}
	return ""
}

// mended is UTF-8 into which single letters of Windows have come, as when text is pasted.
func mended(content []byte) string {
	var b strings.Builder
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(content[0])
		}
		b.WriteRune(r)
		content = content[size:]
	}
	return b.String()
}

// bounded refuses documents that are deeper or have more elements than any feed. It counts
// tags as they come, outside of comments and CDATA.
func bounded(text string) error {
	elements, depth := 0, 0
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			return nil
		}
		text = text[at:]
		switch {
		case strings.HasPrefix(text, "<!--"):
			text = behind(text, "-->")
			continue
		case strings.HasPrefix(text, "<![CDATA["):
			text = behind(text, "]]>")
			continue
		}
		tag := text[:len(text)-len(behind(text, ">"))]
		text = text[len(tag):]
		switch {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !strings.HasPrefix(tag, "<!") && !strings.HasPrefix(tag, "<?"):
			elements++
			if !strings.HasSuffix(tag, "/>") {
				depth++
			}
		}
		if elements > mostElements || depth > mostDepth {
			return fmt.Errorf("%w: it has more elements than a feed, or deeper ones", summaries.ErrUnreadable)
		}
	}
}

// behind is what follows an end; "" when it does not come.
func behind(text, end string) string {
	_, rest, _ := strings.Cut(text, end)
	return rest
}

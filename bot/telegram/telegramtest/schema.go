package telegramtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// schema is the table of the Bot API, ready for checking.
type schema struct {
	methods map[string]fields
	types   map[string]fields
	unions  map[string][]string
}

// fields are the parameters of a method or the members of an object.
type fields map[string]field

type field struct {
	required bool
	alts     []alt
}

// alt is one form that a value may have.
type alt struct {
	kind byte   // i f s b t F as in the table; O object, [ list, = constant
	name string // of the object, or the constant
	of   []alt  // forms of a list's members
}

// parseSchema reads the table. It is part of this package, so it is never wrong;
// TestTable reads every entry.
func parseSchema(table []byte) *schema {
	var raw struct {
		Methods, Types map[string]map[string]string
		Unions         map[string][]string
	}
	_ = json.Unmarshal(table, &raw)
	return &schema{methods: parseAll(raw.Methods), types: parseAll(raw.Types), unions: raw.Unions}
}

func parseAll(raw map[string]map[string]string) map[string]fields {
	all := make(map[string]fields, len(raw))
	for name, members := range raw {
		fs := make(fields, len(members))
		for k, t := range members {
			t, required := strings.CutPrefix(t, "!")
			fs[k] = field{required: required, alts: parseAlts(t)}
		}
		all[name] = fs
	}
	return all
}

// parseAlts reads forms separated by bars outside brackets.
func parseAlts(t string) []alt {
	var alts []alt
	depth, start := 0, 0
	for i := 0; i <= len(t); i++ {
		switch {
		case i == len(t) || t[i] == '|' && depth == 0:
			alts = append(alts, parseAlt(t[start:i]))
			start = i + 1
		case t[i] == '[':
			depth++
		case t[i] == ']':
			depth--
		}
	}
	return alts
}

func parseAlt(t string) alt {
	switch {
	case strings.HasPrefix(t, "O:"):
		return alt{kind: 'O', name: t[2:]}
	case strings.HasPrefix(t, "["):
		return alt{kind: '[', of: parseAlts(t[1 : len(t)-1])}
	case strings.HasPrefix(t, "="):
		s, _ := strconv.Unquote(t[1:])
		return alt{kind: '=', name: s}
	case t == "":
		return alt{}
	}
	return alt{kind: t[0]}
}

// check tells what is wrong with a call of a known method; nothing when it fits.
func (s *schema) check(c *Call) string {
	params := s.methods[c.Method]
	for k := range params {
		_, given := c.Params[k]
		_, filed := c.files[k]
		if params[k].required && !given && !filed {
			return fmt.Sprintf("parameter %q is missing", k)
		}
	}
	for k, v := range c.Params {
		f, ok := params[k]
		if !ok {
			return fmt.Sprintf("no such parameter: %q", k)
		}
		if msg := s.checkText(f.alts, v); msg != "" {
			return fmt.Sprintf("parameter %q: %s", k, msg)
		}
	}
	for k := range c.files {
		// Files beside the parameters are named by attach:// in one of them.
		if f, ok := params[k]; ok && !f.takes('F') && !c.attaches(k) {
			return fmt.Sprintf("parameter %q is no file", k)
		} else if !ok && !c.attaches(k) {
			return fmt.Sprintf("no such file: %q", k)
		}
	}
	return ""
}

func (f field) takes(kind byte) bool {
	for _, a := range f.alts {
		if a.kind == kind {
			return true
		}
	}
	return false
}

func (c *Call) attaches(file string) bool {
	for _, v := range c.Params {
		if strings.Contains(v, `"attach://`+file+`"`) {
			return true
		}
	}
	return false
}

// checkText checks a parameter, which is text on the wire.
func (s *schema) checkText(alts []alt, v string) string {
	last := "has no form"
	for _, a := range alts {
		if last = s.textFits(a, v); last == "" {
			return ""
		}
	}
	return last
}

func (s *schema) textFits(a alt, v string) string {
	switch a.kind {
	case 's', 'F':
		return ""
	case '=':
		return unless(v == a.name, "is not %q", a.name)
	case 'i':
		_, err := strconv.ParseInt(v, 10, 64)
		return unless(err == nil, "is no integer")
	case 'f', 'n':
		_, err := strconv.ParseFloat(v, 64)
		return unless(err == nil, "is no number")
	case 'b':
		return unless(v == "true" || v == "false", "is no boolean")
	case 't':
		return unless(v == "true", "is not true")
	}
	var value any
	d := json.NewDecoder(bytes.NewReader([]byte(v)))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return "is no JSON"
	}
	if _, err := d.Token(); err != io.EOF {
		return "is no JSON"
	}
	return s.fits(a, value)
}

func unless(ok bool, format string, args ...any) string {
	if ok {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

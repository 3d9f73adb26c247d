package telegramtest

import (
	"encoding/json"
	"fmt"
)

// fits checks a value inside JSON.
func (s *schema) fits(a alt, v any) string {
	switch a.kind {
	case 'O':
		return s.object(a.name, v)
	case '[':
		return s.list(a, v)
	case 's', 'F':
		_, ok := v.(string)
		return unless(ok, "is no string")
	case '=':
		return unless(v == any(a.name), "is not %q", a.name)
	case 'b':
		_, ok := v.(bool)
		return unless(ok, "is no boolean")
	case 't':
		return unless(v == any(true), "is not true")
	case 'i':
		n, ok := v.(json.Number)
		if ok {
			_, err := n.Int64()
			ok = err == nil
		}
		return unless(ok, "is no integer")
	case 'f', 'n':
		_, ok := v.(json.Number)
		return unless(ok, "is no number")
	}
	return ""
}

func (s *schema) list(a alt, v any) string {
	members, ok := v.([]any)
	if !ok {
		return "is no list"
	}
	for i, m := range members {
		if msg := s.any(a.of, m); msg != "" {
			return fmt.Sprintf("[%d] %s", i, msg)
		}
	}
	return ""
}

func (s *schema) any(alts []alt, v any) string {
	last := ""
	for _, a := range alts {
		if last = s.fits(a, v); last == "" {
			return ""
		}
	}
	return last
}

// object checks an object, or one of a union. A name that the table does not
// explain fits anything.
func (s *schema) object(name string, v any) string {
	if members, ok := s.unions[name]; ok {
		last := ""
		for _, m := range members {
			if last = s.object(m, v); last == "" {
				return ""
			}
		}
		return "is no " + name + " (" + last + ")"
	}
	fs, ok := s.types[name]
	if !ok {
		return ""
	}
	o, ok := v.(map[string]any)
	if !ok {
		return "is no " + name
	}
	for k, f := range fs {
		if _, given := o[k]; f.required && !given {
			return fmt.Sprintf("%s lacks %q", name, k)
		}
	}
	for k, m := range o {
		f, ok := fs[k]
		if !ok {
			return fmt.Sprintf("%s has no %q", name, k)
		}
		if msg := s.any(f.alts, m); msg != "" {
			return fmt.Sprintf("%s.%s %s", name, k, msg)
		}
	}
	return ""
}

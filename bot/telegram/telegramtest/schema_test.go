package telegramtest

import (
	"strings"
	"testing"
)

// Every entry of the table of the Bot API is read, and names only what the table has.
func TestTable(t *testing.T) {
	s := parseSchema(table)
	if len(s.methods) == 0 || len(s.types) == 0 || len(s.unions) == 0 {
		t.Fatalf("%d methods, %d types and %d unions", len(s.methods), len(s.types), len(s.unions))
	}
	for _, of := range []map[string]fields{s.methods, s.types} {
		for name, members := range of {
			for member, f := range members {
				s.reads(t, name+"."+member, f.alts)
			}
		}
	}
	for name, members := range s.unions {
		for _, m := range members {
			s.reads(t, name, []alt{{kind: 'O', name: m}})
		}
	}
}

// reads checks the forms that stand at a place of the table.
func (s *schema) reads(t *testing.T, at string, alts []alt) {
	for _, a := range alts {
		_, isType := s.types[a.name]
		_, isUnion := s.unions[a.name]
		switch {
		case a.kind == '[':
			s.reads(t, at, a.of)
		case a.kind == 'O' && !isType && !isUnion:
			t.Errorf("%s names %q, which is neither a type nor a union", at, a.name)
		case a.kind == '=' && a.name == "":
			t.Errorf("%s has a constant that cannot be read", at)
		case a.kind == 0 || !strings.ContainsRune("ifsbtFO=", rune(a.kind)):
			t.Errorf("%s has a form %q that is not known", at, a.kind)
		}
	}
	if len(alts) == 0 {
		t.Errorf("%s has no form", at)
	}
}

package people_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/people"
)

func TestSave(t *testing.T) {
	m, ctx := people.NewMemory(), t.Context()
	put := func(s people.SKPD) error {
		_, err := people.Save(ctx, m, "6311", s.ID, func(r *people.SKPD) error { *r = s; return nil })
		return err
	}
	for _, abbr := range []string{"Dinsos", "bpkad", "DPMD"} {
		if err := put(people.SKPD{ID: people.FoldID(abbr), Abbr: abbr, Name: "Nama " + abbr}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := people.List[people.SKPD](ctx, m, "6311")
	if err != nil || len(got) != 3 || got[0].Abbr != "bpkad" || got[1].Abbr != "Dinsos" || got[2].Abbr != "DPMD" {
		t.Errorf("list %v, %v; want by abbreviation", got, err)
	}
	changed, err := people.Save(ctx, m, "6311", "dpmd", func(s *people.SKPD) error { s.Name = "Lain"; return nil })
	if err != nil || changed.Name != "Lain" || changed.Abbr != "DPMD" {
		t.Errorf("saved %+v, %v", changed, err)
	}
	if found, ok, err := people.Find[people.SKPD](ctx, m, "6311", "dpmd"); !ok || err != nil || !cmp.Equal(found, changed) {
		t.Errorf("found %+v, %v, %v; want %+v", found, ok, err, changed)
	}
	if _, ok, err := people.Find[people.SKPD](ctx, m, "6309", "dpmd"); ok || err != nil {
		t.Errorf("another region has it: %v, %v", ok, err)
	}
	for range 2 { // the second time it is gone
		was, ok, err := people.Remove[people.SKPD](ctx, m, "6311", "dpmd")
		if err != nil || ok != (was.ID == "dpmd") {
			t.Errorf("removed %+v, %v, %v", was, ok, err)
		}
	}
	if _, ok, _ := people.Find[people.SKPD](ctx, m, "6311", "dpmd"); ok {
		t.Error("what is removed is found")
	}
}

func TestSaveRefuses(t *testing.T) {
	m, ctx := people.NewMemory(), t.Context()
	refused := errors.New("refused")
	_, err := people.Save(ctx, m, "6311", "x", func(*people.SKPD) error { return refused })
	if !errors.Is(err, refused) {
		t.Errorf("%v; want the error of change", err)
	}
	_, err = people.Save(ctx, m, "6311", "x", func(s *people.SKPD) error {
		*s = people.SKPD{ID: "y", Abbr: "Y", Name: "Y"}
		return nil
	})
	if field := (people.FieldError{}); !errors.As(err, &field) || field.Field != "id" || !errors.Is(err, people.ErrField) {
		t.Errorf("another key: %v; want the field id", err)
	}
	for n := range people.MaxRecords {
		if err := m.Write(ctx, "6311", people.SKPDs, fmt.Sprint(n), "", "x"); err != nil {
			t.Fatal(err)
		}
	}
	_, err = people.Add(ctx, m, "6311", func(id string) people.SKPD { return people.SKPD{ID: id, Abbr: "Y", Name: "Y"} })
	if !errors.Is(err, people.ErrFull) {
		t.Errorf("a full shelf: %v; want ErrFull", err)
	}
	if _, err := people.List[people.SKPD](ctx, m, "6311"); err == nil {
		t.Error("no error from records that are no JSON")
	}
}

// fast changes the record each time somebody else is about to.
type fast struct {
	people.Shelves
	times int
}

func (f *fast) Write(ctx context.Context, region string, s people.Shelf, id, was, is string) error {
	if f.times--; f.times >= 0 {
		return people.ErrChanged
	}
	return f.Shelves.Write(ctx, region, s, id, was, is)
}

func TestSaveTriesAgain(t *testing.T) {
	for times, want := range map[int]error{0: nil, 7: nil, 8: people.ErrChanged} {
		_, err := people.Add(t.Context(), &fast{people.NewMemory(), times}, "6311", func(id string) people.Seat {
			return people.Seat{ID: id, Unit: people.Coordination, Position: "Ketua", Title: "Wakil Bupati"}
		})
		if !errors.Is(err, want) {
			t.Errorf("others were faster %d times: %v; want %v", times, err, want)
		}
	}
}

func TestListOrder(t *testing.T) {
	m, ctx := people.NewMemory(), t.Context()
	for _, s := range []people.Seat{
		{Unit: people.Implementation, Position: "Ketua"}, {Unit: people.Coordination, Position: "Anggota"},
		{Unit: people.Coordination, Position: "Sekretaris"}, {Unit: people.Coordination, Position: "Ketua"},
	} {
		s.Title = "x"
		if _, err := people.Add(ctx, m, "6311", func(id string) people.Seat { s.ID = id; return s }); err != nil {
			t.Fatal(err)
		}
	}
	for range 8 { // to two digits
		_, err := people.Add(ctx, m, "6311", func(id string) people.Seat {
			return people.Seat{ID: id, Unit: people.Coordination, Position: "Anggota", Title: "x"}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	seats, err := people.List[people.Seat](ctx, m, "6311")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range seats {
		got = append(got, s.ID)
	}
	if want := "4 3 2 5 6 7 8 9 10 11 12 1"; strings.Join(got, " ") != want {
		t.Errorf("order %v; want %s", got, want)
	}
}

// Each of these records is right; each change makes one field wrong.
func TestCheck(t *testing.T) {
	long := strings.Repeat("a", 200)
	office := people.Office{ID: "1", Role: people.Contact, SKPD: "dpmd", Title: "Kepala DPMD"}
	target := people.Target{ID: people.TargetID("p0", 2027, "RPJMD 2025–2029"), Indicator: "p0", Year: 2027, Low: "4.10", High: "4.35",
		Document: "RPJMD 2025–2029", Page: "87"}
	group := people.Group{ID: "hulu-sungai", Name: "Hulu Sungai", Members: []string{"6306", "6307"}}
	policy := people.Policy{Operator: "Diskominfo", Remind: 480, Ramadan: []people.Span{{From: "2027-02-08", To: "2027-03-09"}}}
	seat := people.Seat{ID: "1", Unit: people.Coordination, Position: "Ketua", Title: "Wakil Bupati"}
	skpd := people.SKPD{ID: "dpmd", Abbr: "DPMD", Name: "Dinas"}
	for _, r := range []people.Record{office, target, group, policy, seat, skpd, people.Policy{}} {
		if err := r.Check(); err != nil {
			t.Errorf("%T: %v", r, err)
		}
	}
	offices := func(change func(*people.Office)) people.Record { o := office; change(&o); return o }
	targets := func(change func(*people.Target)) people.Record { x := target; change(&x); return x }
	policies := func(change func(*people.Policy)) people.Record { p := policy; change(&p); return p }
	tests := []struct {
		field string
		r     people.Record
	}{
		{"id", offices(func(o *people.Office) { o.ID = "01" })},
		{"role", offices(func(o *people.Office) { o.Role = "raja" })},
		{"skpd", offices(func(o *people.Office) { o.SKPD = "" })},
		{"skpd", offices(func(o *people.Office) { o.Role, o.SKPD = people.Leader, "A B" })},
		{"title", offices(func(o *people.Office) { o.Title = long })},
		{"title", offices(func(o *people.Office) { o.Title = "a\nb" })},
		{"title", offices(func(o *people.Office) { o.Title = "\xff" })},
		{"title", offices(func(o *people.Office) { o.Title = "\u200b" })},
		{"title", offices(func(o *people.Office) { o.Title = "Kepala \u202eDPMD" })},
		{"operator", policies(func(p *people.Policy) { p.Operator = "Dis\u00adkominfo" })},
		{"holder", offices(func(o *people.Office) { o.Holder = -1 })},
		{"indicator", targets(func(x *people.Target) { x.Indicator = "gk" })},
		{"year", targets(func(x *people.Target) { x.Year = 27 })},
		{"low", targets(func(x *people.Target) { x.Low = "4,10" })},
		{"low", targets(func(x *people.Target) { x.Low = "" })},
		{"high", targets(func(x *people.Target) { x.High = "4.05" })},
		{"document", targets(func(x *people.Target) { x.Document = "" })},
		{"page", targets(func(x *people.Target) { x.Page = "" })},
		{"id", targets(func(x *people.Target) { x.Year = 2028 })},
		{"members", people.Group{ID: "x", Name: "X", Members: []string{"6306"}}},
		{"members", people.Group{ID: "x", Name: "X", Members: []string{"6306", "6306"}}},
		{"id", people.Group{ID: "y", Name: "X", Members: group.Members}},
		{"name", people.Group{ID: "x", Members: group.Members}},
		{"remind", policies(func(p *people.Policy) { p.Remind = 21 * 60 })},
		{"remind_r", policies(func(p *people.Policy) { p.RemindR = 5 * 60 })},
		{"ramadan", policies(func(p *people.Policy) { p.Ramadan = []people.Span{{From: "2027-03-09", To: "2027-02-08"}} })},
		{"head_start", policies(func(p *people.Policy) { p.HeadStart = 61 })},
		{"approval", policies(func(p *people.Policy) { p.Approval = "maybe" })},
		{"operator", policies(func(p *people.Policy) { p.Operator = long })},
		{"unit", people.Seat{ID: "1", Unit: "x", Position: "Ketua", Title: "x"}},
		{"position", people.Seat{ID: "1", Unit: people.Coordination, Title: "x"}},
		{"aliases", people.SKPD{ID: "dpmd", Abbr: "DPMD", Name: "Dinas", Aliases: []string{"PMD"}}},
		{"abbr", people.SKPD{ID: "dpmd", Abbr: "--", Name: "Dinas"}},
		{"date", people.DayOff{Date: "2026-02-30", Kind: people.Local, Name: "x"}},
		{"kind", people.DayOff{Date: "2026-02-03", Name: "x"}},
	}
	for _, tt := range tests {
		var field people.FieldError
		if err := tt.r.Check(); !errors.As(err, &field) || field.Field != tt.field || field.Shelf != tt.r.Shelf() {
			t.Errorf("%+v: %v; want the field %s", tt.r, err, tt.field)
		}
	}
}

// A number names one office for good: one that was taken away leaves a gap.
func TestNumbersAreNotGivenAgain(t *testing.T) {
	m := people.NewMemory()
	add := func() people.Office {
		o, err := people.Add(t.Context(), m, "6311", func(id string) people.Office {
			return people.Office{ID: id, Role: people.Reader, Title: "Tamu"}
		})
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	add()
	second := add()
	if _, _, err := people.Remove[people.Office](t.Context(), m, "6311", second.ID); err != nil {
		t.Fatal(err)
	}
	if third := add(); third.ID != "3" {
		t.Errorf("after #%s was taken away the next office is #%s; want #3", second.ID, third.ID)
	}
}

func TestNewID(t *testing.T) {
	for want, existing := range map[string][]string{"1": nil, "4": {"3", "1"}, "11": {"9", "10", "x"}} {
		if got := people.NewID(existing); got != want {
			t.Errorf("NewID(%v) = %s; want %s", existing, got, want)
		}
	}
}

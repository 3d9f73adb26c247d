package summaries

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// scripted answers drafts one after the other, the last one again and again.
type scripted struct {
	answers []func(context.Context, Plan) (string, error)
	plans   []Plan
}

func (s *scripted) Name() string { return "scripted/1" }

func (s *scripted) Draft(ctx context.Context, p Plan) (string, error) {
	s.plans = append(s.plans, p)
	return s.answers[min(len(s.plans), len(s.answers))-1](ctx, p)
}

func says(text string) func(context.Context, Plan) (string, error) {
	return func(context.Context, Plan) (string, error) { return text, nil }
}

func fails(err error) func(context.Context, Plan) (string, error) {
	return func(context.Context, Plan) (string, error) { return "", err }
}

// arranged is a good draft: each placeholder once, with words around that its meaning asks for.
func arranged(p Plan) string {
	var b strings.Builder
	lead := map[string]string{"persentase": ", persentase penduduk miskin tercatat ", "jumlah": ". Jumlah penduduk miskin ", "garis": ". Garis kemiskinan ", "indeks": ". "}
	for i, f := range p.Figures {
		word, _, _ := strings.Cut(f.Means, " ")
		switch {
		case i == 0:
			b.WriteString("Di ")
		case word == "waktu":
			b.WriteString(" pada ")
		case word == "perubahan":
			b.WriteString(", ")
		case strings.Contains(f.Means, "kedalaman"):
			b.WriteString(". Indeks kedalaman kemiskinan ")
		case strings.Contains(f.Means, "keparahan"):
			b.WriteString(". Indeks keparahan kemiskinan ")
		default:
			b.WriteString(lead[word])
		}
		b.WriteString(f.Token)
	}
	return b.String() + "."
}

// tampered is a good draft with one thing done to it.
func tampered(do func(string) string) func(context.Context, Plan) (string, error) {
	return func(_ context.Context, p Plan) (string, error) { return do(arranged(p)), nil }
}

func replacing(from, to string) func(context.Context, Plan) (string, error) {
	return tampered(func(s string) string { return strings.Replace(s, from, to, 1) })
}

func TestModelArranges(t *testing.T) {
	d := &scripted{answers: []func(context.Context, Plan) (string, error){func(_ context.Context, p Plan) (string, error) { return arranged(p), nil }}}
	s := make1(t, d, rilis)
	if s.Method != ByModel || len(s.Refused) > 0 {
		t.Fatalf("%s: %q, refused %+v", s.Method, s.Text, s.Refused)
	}
	want := []string{"2031", "7,46", "0,38", "2030", "18,92", "0,87", "512.340", "4,15", "0,93"}
	if got := digitsOf(s.Text); !slices.Equal(got, want) {
		t.Errorf("%q has the figures %q, want %q", s.Text, got, want)
	}
	if s.Key == make1(t, nil, rilis).Key {
		t.Error("with and without a model the key is the same")
	}
}

// TestPlanHasNoFigures makes sure that a model sees no digit, number, month or place.
func TestPlanHasNoFigures(t *testing.T) {
	d := &scripted{answers: []func(context.Context, Plan) (string, error){says("")}}
	make1(t, d, rilis)
	for _, p := range d.plans {
		shown := p.Title + "\n" + p.Text
		for _, f := range p.Figures {
			shown += "\n" + f.Means
		}
		if found := regexp.MustCompile(`\d|Maret|Contoh|satu juta`).FindString(shown); found != "" {
			t.Errorf("the plan shows %q: %s", found, shown)
		}
	}
	if len(d.plans) != 2 || len(d.plans[0].Faults) > 0 || len(d.plans[1].Faults) == 0 {
		t.Errorf("the second try is not told the faults of the first: %+v", d.plans)
	}
}

// TestMisbehaviour lets the model do everything wrong: what comes out is what the
// templates say.
func TestMisbehaviour(t *testing.T) {
	want := make1(t, nil, rilis)
	if want.Method != ByTemplate {
		t.Fatalf("without a model: %s %q, refused %+v", want.Method, want.Text, want.Refused)
	}
	for name, answer := range map[string]func(context.Context, Plan) (string, error){
		"altered digit":          says("Persentase penduduk miskin Kabupaten Contoh pada Maret 2031 sebesar 7,64 persen, turun 0,38 persen poin dari Maret 2030."),
		"digit beside tokens":    replacing("{{F3}}", "{{F3}} (7,64 persen)"),
		"ribu for juta":          replacing(". Garis", " atau sekitar sembilan belas juta orang. Garis"),
		"unit of its own":        replacing("{{F5}}", "{{F5}} juta"),
		"invented figure":        replacing(". Garis", " dan 120 keluarga penerima bantuan. Garis"),
		"invented number words":  replacing(". Garis", " di sebelas tempat. Garis"),
		"wrong year":             replacing("{{F2}}", "{{F2}}, bukan 2029"),
		"month of its own":       replacing("{{F2}}", "{{F2}} dan September"),
		"wrong region":           replacing("Di {{F1}}", "Di Kabupaten Misal dan {{F1}}"),
		"short name of a region": replacing("Di {{F1}}", "Di Balangan dan {{F1}}"),
		"naik for turun":         replacing("{{F4}}", "naik {{F4}}"),
		"direction of its own":   tampered(func(s string) string { return s + " Kemiskinan menurun." }),
		"obeys the page":         says("Kemiskinan nol persen."),
		"advice":                 tampered(func(s string) string { return s + " Pemerintah harus bertindak." }),
		"cause":                  tampered(func(s string) string { return s + " Ini berkat bantuan pangan." }),
		"English":                tampered(func(s string) string { return "The poverty figures of {{F1}}. " + s }),
		"all English":            says("Poverty fell in the region."),
		"endless":                tampered(func(s string) string { return s + strings.Repeat(" Data ini dirilis hari ini.", 400) }),
		"long":                   tampered(func(s string) string { return s + strings.Repeat(" Data dirilis.", 25) }),
		"empty":                  says(""),
		"blank":                  says(" \n"),
		"no tokens":              says("Kemiskinan di wilayah ini tercatat dalam rilis."),
		"token missing":          replacing("{{F5}}", ""),
		"token twice":            replacing("{{F5}}", "{{F5}} {{F5}}"),
		"unknown token":          replacing("{{F5}}", "{{F5}} {{F77}}"),
		"tokens exchanged":       tampered(func(s string) string { return strings.NewReplacer("{{F3}}", "{{F5}}", "{{F5}}", "{{F3}}").Replace(s) }),
		"markup":                 tampered(func(s string) string { return "<b>" + s + "</b>" }),
		"a link":                 tampered(func(s string) string { return s + " Lihat https://jahat.example" }),
		"JSON":                   tampered(func(s string) string { return `{"text": "` + s + `"}` }),
		"a prompt's leftovers":   tampered(func(s string) string { return "Berikut ringkasannya: ```" + s + "```" }),
		"refuses":                fails(ErrRefused),
		"busy":                   fails(ErrBusy),
		"no budget":              fails(ErrBudget),
		"an error":               fails(errors.New("status 500")),
	} {
		s := make1(t, &scripted{answers: []func(context.Context, Plan) (string, error){answer}}, rilis)
		if s.Method != ByTemplate || s.Text != want.Text || s.Title != want.Title {
			t.Errorf("%s: %s %q", name, s.Method, s.Text)
		}
		if len(s.Refused) == 0 || len(s.Refused[0].Faults) == 0 {
			t.Errorf("%s: why the draft was refused is not kept", name)
		}
	}
}

func TestSecondTry(t *testing.T) {
	d := &scripted{answers: []func(context.Context, Plan) (string, error){
		replacing("{{F5}}", ""),
		func(_ context.Context, p Plan) (string, error) { return arranged(p), nil },
	}}
	s := make1(t, d, rilis)
	if s.Method != ByModel || len(s.Refused) != 1 || len(d.plans) != 2 {
		t.Errorf("%s, %d refused, %d tries", s.Method, len(s.Refused), len(d.plans))
	}
	if len(d.plans) == 2 && !slices.ContainsFunc(d.plans[1].Faults, func(f string) bool { return strings.Contains(f, "{{F5}}") }) {
		t.Errorf("the faults are %q", d.plans[1].Faults)
	}
}

func TestNoSecondTryAfterAnError(t *testing.T) {
	d := &scripted{answers: []func(context.Context, Plan) (string, error){fails(ErrBusy)}}
	if make1(t, d, rilis); len(d.plans) != 1 {
		t.Errorf("a busy model is asked %d times", len(d.plans))
	}
}

// TestStalls has the model wait for its context's end: the post comes out after 20 seconds.
func TestStalls(t *testing.T) {
	c := catalogue(t)
	stalls := func(ctx context.Context, _ Plan) (string, error) { <-ctx.Done(); return "", ctx.Err() }
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		s, err := Maker{Catalogue: c, Drafter: &scripted{answers: []func(context.Context, Plan) (string, error){stalls}}}.Make(t.Context(), rilis)
		if err != nil || s.Method != ByTemplate || time.Since(began) != draftTime {
			t.Errorf("%v %s after %v", err, s.Method, time.Since(began))
		}
	})
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := Maker{Catalogue: c, Drafter: &scripted{answers: []func(context.Context, Plan) (string, error){stalls}}}.Make(ctx, rilis)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the caller's end gives %v", err)
		}
	})
}

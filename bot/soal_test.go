package bot_test

import (
	"testing"

	"pantau/bot/examtest"
)

const soal = "testdata/soal"

// TestQuestions puts every question of testdata/soal to the bot, without a model. None
// may be answered silently wrong. What is not answered rightly stands in belum.txt with
// its reason; what stands there and is answered rightly is to be taken out.
func TestQuestions(t *testing.T) {
	talks, known := readSoal(t)
	sitting := examtest.NewSitting(catalogue(t))
	for _, talk := range talks {
		for _, r := range sitting.Hold(t.Context(), talk) {
			_, expected := known[r.Key()]
			delete(known, r.Key())
			t.Run(r.Key(), func(t *testing.T) { judge(t, r, expected) })
		}
	}
	for key := range known {
		t.Errorf("%s has %q, which nobody asks", examtest.Known, key)
	}
}

func judge(t *testing.T, r examtest.Result, expected bool) {
	switch {
	case r.Outcome == examtest.Wrong:
		t.Errorf("silently wrong: %s\n%s", r.Why, r.Said)
	case r.Outcome == examtest.Right && expected:
		t.Errorf("is answered rightly now: take it out of %s", examtest.Known)
	case r.Outcome != examtest.Right && !expected:
		t.Errorf("%s: %s\n%s", r.Outcome, r.Why, r.Said)
	}
}

// TestQuestionsHold holds the set itself: nothing is asked twice, its figures are those
// of the tables, it is large enough, and each known failure has a reason.
func TestQuestionsHold(t *testing.T) {
	talks, known := readSoal(t)
	asked, others := map[string]bool{}, 0
	for _, talk := range talks {
		for _, q := range talk {
			if asked[q.Key()] {
				t.Errorf("%q is asked twice", q.Key())
			}
			asked[q.Key()] = true
			if !q.Answerable() {
				others++
			}
			holdFigures(t, q)
		}
	}
	if len(asked) < 180 || others < 40 {
		t.Errorf("%d questions, %d of them to be refused: want 180 and 40 at least", len(asked), others)
	}
	for key, reason := range known {
		if reason == "" {
			t.Errorf("%s gives no reason for %q", examtest.Known, key)
		}
	}
}

func holdFigures(t *testing.T, q examtest.Question) {
	t.Helper()
	for _, want := range q.Figures() {
		if f, ok := catalogue(t).Figure(want.Region, want.Indicator, want.Period); !ok || f.Value.Cmp(want.Value) != 0 {
			t.Errorf("%s, line %d: the tables have %v for %v", q.File, q.Line, f.Value, want)
		}
	}
}

func readSoal(t *testing.T) ([]examtest.Talk, map[string]string) {
	t.Helper()
	talks, err := examtest.Read(soal, catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	known, err := examtest.ReadKnown(soal)
	if err != nil {
		t.Fatal(err)
	}
	return talks, known
}

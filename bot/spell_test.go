package bot

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
	"pantau/indicators/data"
)

// What a talk is about is kept as a question of our own: it is read to mean what was
// asked, however that was worded. The same words stand on buttons.
func TestSpeltQueriesReadTheSame(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile("../indicators/testdata/read.txt")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for line := range strings.Lines(string(words)) {
		said, _, ok := strings.Cut(line, " =>")
		q := c.Read(said)
		if !ok || strings.HasPrefix(line, "# ") || !kept(q) {
			continue
		}
		tried++
		written := spelt(q)
		if diff := cmp.Diff(plain(q), plain(c.Read(written))); diff != "" {
			t.Errorf("%q is kept as %q (-asked +read):\n%s", said, written, diff)
		}
	}
	if tried < 250 {
		t.Errorf("%d questions were tried", tried)
	}
}

// kept tells whether a query can be what a talk is about: its regions are certain, and
// it is answered.
func kept(q indicators.Query) bool {
	for _, m := range q.Places {
		if _, certain := m.Match.Certain(); !certain || m.Match.Typo {
			return false
		}
	}
	return q.Outside == indicators.NoTopic && len(q.Unclear)+len(q.Beyond) == 0 && q.Ago == 0 && !q.ThisYear && q.Step == 0 && !q.Here &&
		q.Kin == indicators.NoGroup && !q.Thence && (q.Top == 0 || q.Op != indicators.Show) &&
		(q.From == 0 || q.From >= 2010) && (q.Value == nil || q.Op == indicators.WhichYear)
}

// plain is a query without what is not kept: how it was worded.
func plain(q indicators.Query) indicators.Query {
	for k := range q.Places {
		q.Places[k].Words = ""
	}
	q.Follows, q.Newest, q.Guessed, q.Crossed = false, false, false, false
	q.Apart, q.HowMuch, q.Whose = false, false, false
	if q.Op == indicators.Gap {
		q.Way = indicators.Both
	}
	if q.Month == indicators.March {
		q.Month = indicators.Unknown
	}
	return q
}

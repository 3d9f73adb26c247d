package indicators

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/data"
)

// lines reads a file of testdata, without comments and empty lines.
func lines(t testing.TB, name string) (lines []string) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line != "#" && !strings.HasPrefix(line, "# ") {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestRead(t *testing.T) {
	c := loaded(t)
	all := lines(t, "read.txt")
	for _, line := range all {
		words, want, ok := strings.Cut(line, " =>")
		if !ok {
			t.Fatalf("%q has no =>", line)
		}
		q := c.Read(words)
		if got := shown(q); got != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s\nwant %s", words, got, want)
		}
		for _, other := range []string{strings.ToUpper(words), "  " + strings.ReplaceAll(words, " ", "  ") + " ?! "} {
			if got := strings.Join(strings.Fields(shown(c.Read(other))), " "); !strings.EqualFold(got, shown(q)) {
				t.Errorf("%q reads %s, but %s when written %q", words, shown(q), got, other)
			}
		}
	}
	t.Logf("%d utterances", len(all))
}

// Arguments stand in any order.
func TestReadInAnyOrder(t *testing.T) {
	c := loaded(t)
	want := shown(c.Read("hss p0 2024"))
	for _, words := range []string{"2024 hss p0", "p0 2024 hss", "2024 p0 hss", "hss 2024 p0", "p0 hss 2024"} {
		if got := shown(c.Read(words)); got != want {
			t.Errorf("%q reads %s, want %s", words, got, want)
		}
	}
}

func TestOrdinaryWordsAreNoPlaces(t *testing.T) {
	c := loaded(t)
	words := map[string]bool{}
	sentences := lines(t, "ordinary.txt")
	for _, sentence := range sentences {
		if q := c.Read(sentence); len(q.Places) > 0 {
			t.Errorf("%q reads %s", sentence, shown(q))
		}
		for _, word := range strings.Fields(sentence) {
			words[word] = true
			for _, question := range []string{word, "berapa " + word, "harga " + word + " naik"} {
				if q := c.Read(question); len(q.Places) > 0 {
					t.Errorf("%q reads %s", question, shown(q))
				}
			}
		}
	}
	t.Logf("%d sentences, %d words, none a place", len(sentences), len(words))
	if len(words) < 200 {
		t.Errorf("%d words, want 200", len(words))
	}
}

// What holds of Find holds of questions: of 5,000 misspelt names none is silently
// taken for another place.
func TestNoMisspellingIsSilentlyWrongInAQuestion(t *testing.T) {
	c := loaded(t)
	bearers := officialNames(c)
	random := rand.New(rand.NewPCG(7, 2026))
	for _, form := range []string{"%s 2024", "berapa kemiskinan %s tahun 2024"} {
		var certain, asked, missed int
		for certain+asked+missed < 5000 {
			r := c.Regions()[random.IntN(len(c.Regions()))]
			names := append([]string{r.Full, r.Name}, r.Aliases...)
			typo := misspell(random, names[random.IntN(len(names))])
			if others := bearers[fold(typo)]; len(others) > 0 && !slices.Contains(others, r.Code) {
				continue
			}
			q := c.Read(fmt.Sprintf(form, typo))
			right := slices.ContainsFunc(q.Places, func(p Place) bool { return slices.Contains(p.Match.Regions, r.Code) })
			sure := slices.ContainsFunc(q.Places, func(p Place) bool { _, ok := p.Match.Certain(); return ok })
			switch {
			case sure && !right:
				t.Errorf("%q, a misspelt %s, is silently read as %s", typo, r.Full, shown(q))
				missed++
			case right && sure:
				certain++
			case right:
				asked++
			default:
				missed++
			}
		}
		t.Logf("%q: 5000 misspellings, %d certain, %d asked, %d not found", form, certain, asked, missed)
		if missed > 400 {
			t.Errorf("%q: %d of 5000 are not found", form, missed)
		}
	}
}

// Every region is read by its full name inside a sentence.
func TestEveryRegionIsReadInASentence(t *testing.T) {
	c := loaded(t)
	for _, r := range c.Regions() {
		q := c.Read("tolong angka kemiskinan " + r.Full + " tahun 2023 berapa ya")
		if len(q.Places) != 1 || !slices.Equal(q.Places[0].Match.Regions, []string{r.Code}) || q.From != 2023 || len(q.Unclear) > 0 {
			t.Errorf("%s reads %s", r.Full, shown(q))
		}
	}
}

func TestReadRefusesLongTexts(t *testing.T) {
	c := loaded(t)
	for _, words := range []string{strings.Repeat("balangan ", 600), strings.Repeat("x", 5000), strings.Repeat("😀", 3000), strings.Repeat("a ", 200)} {
		start := time.Now()
		q := c.Read(words)
		if len(q.Places) > 0 || len(q.Unclear) != 1 || len(q.Unclear[0]) > 200 {
			t.Errorf("%d bytes read %s", len(words), shown(q))
		}
		t.Logf("%d bytes in %v", len(words), time.Since(start))
	}
}

// Words are kept as typed.
func TestReadKeepsWhatWasTyped(t *testing.T) {
	q := loaded(t).Read("Bandingkan  KAB. Banjar, dengan Xyzzy!")
	want := []Place{{Words: "KAB. Banjar", Match: Match{Regions: []string{"6303"}}}}
	if diff := cmp.Diff(want, q.Places); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Xyzzy"}, q.Unclear); diff != "" {
		t.Error(diff)
	}
}

// No line of words.csv or capitals.csv may be unfit.
func TestUnfitWords(t *testing.T) {
	const head = "words,meaning\n"
	for _, tt := range []struct{ words, capitals, want string }{
		{head + "a,nonsense\n", "", "words.csv line 2"},
		{head + "a,skip\nb;a,p0\n", "", "words.csv line 3"},
		{head + "a;;b,skip\n", "", "words.csv line 2"},
		{head + "a,number\n", "", "words.csv line 2"},
		{head + "a,number:x\n", "", "words.csv line 2"},
		{head + "a,skip:1\n", "", "words.csv line 2"},
		{head + "a,region:9999\n", "", "9999"},
		{"word,meaning\n", "", "words.csv line 1"},
		{head, "Nowhere,9999,x\n", "capitals.csv line 2"},
		{head, ",6311,x\n", "capitals.csv line 2"},
		{head, "Paringin,6311,\n", "capitals.csv line 2"},
	} {
		files := fstest.MapFS{
			"words.csv":    {Data: []byte(tt.words)},
			"capitals.csv": {Data: []byte("name,code,source\n" + tt.capitals)},
		}
		_, err := newFinder(loaded(t).Regions(), files)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q, %q: error %v, want one with %q", tt.words, tt.capitals, err, tt.want)
		}
	}
	if _, err := newFinder(nil, fstest.MapFS{}); err == nil {
		t.Error("missing files are no error")
	}
}

// Whatever is typed, a query is sound and the same each time.
func FuzzRead(f *testing.F) {
	for _, line := range lines(f, "read.txt") {
		words, _, _ := strings.Cut(line, " =>")
		f.Add(words)
	}
	f.Add("\xff 2020 \u0130stanbul \u212a 9999999999999999999999 1,5 juta 999999999999999 jt")
	c, err := Load(data.Files)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, words string) {
		q := c.Read(words)
		for _, p := range q.Places {
			checkMatch(t, c, p.Words, p.Match)
			if len(p.Match.Regions) == 0 || p.Words == "" {
				t.Errorf("%q has the place %+v", words, p)
			}
		}
		years := q.From >= 0 && q.From <= 9999 && (q.To == 0 && q.Since || q.From <= q.To)
		if !years && q.From+q.To != 0 || len(q.Unclear) > mostUnclear || q.Last > 99 || q.Ago > 99 {
			t.Errorf("%q reads %s", words, shown(q))
		}
		if again := shown(c.Read(words)); again != shown(q) {
			t.Errorf("%q reads %s, then %s", words, shown(q), again)
		}
	})
}

// shown writes a query as testdata/read.txt has it: "6311 | p0 | 2024 | rank".
func shown(q Query) string {
	var parts []string
	add := func(when bool, format string, args ...any) {
		if when {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	for _, p := range q.Places {
		parts = append(parts, shownMatch(p.Match))
	}
	for _, i := range q.Indicators {
		parts = append(parts, i.ID())
	}
	add(q.Since, "since=%d", q.From)
	add(!q.Since && q.From != 0 && q.From == q.To, "%d", q.From)
	add(q.From != q.To && !q.Since && len(q.Years) == 0, "%d-%d", q.From, q.To)
	add(len(q.Years) > 0, "%s", strings.ReplaceAll(strings.Trim(fmt.Sprint(q.Years), "[]"), " ", "+"))
	add(q.Last > 0, "last=%d", q.Last)
	add(q.Ago > 0, "ago=%d", q.Ago)
	add(q.ThisYear, "thisyear")
	add(q.Month == March, "march")
	add(q.Month == September, "september")
	add(q.BothMonths, "bothmonths")
	add(q.Step != 0, "step=%d", q.Step)
	for _, b := range q.Bounds {
		limit := b.Than
		if limit == "" {
			limit = b.Value.String()
		}
		parts = append(parts, choose(b.Below, "<", ">")+choose(b.OrEqual, "=", "")+limit)
	}
	if b := q.Moved; b != nil {
		parts = append(parts, "by"+choose(b.Below, "<", ">")+choose(b.OrEqual, "=", "")+b.Value.String())
	}
	add(q.Turn == FirstTime, "first")
	add(q.Turn == LastTime, "last")
	add(q.Top > 0, "top=%d", q.Top)
	add(q.Value != nil, "value=%v", q.Value)
	add(q.Op != Show, "%s", opNames[q.Op])
	add(q.Way == Fall, "fall")
	add(q.Way == Rise, "rise")
	add(q.When, "when")
	add(q.Group != NoGroup, "%s", q.Group)
	add(q.Island != "", "on=%s", q.Island)
	add(q.Here, "here")
	add(q.National, "national")
	add(q.OnlyKota, "kota")
	add(q.OnlyKabupaten, "kabupaten")
	add(q.Outside != NoTopic, "outside=%s", q.Outside)
	add(q.Newest, "newest")
	add(q.Thence, "thence")
	add(q.Streak, "streak")
	add(q.Steepest, "steepest")
	add(q.Share, "share")
	add(q.Kin != NoGroup, "kin=%s", q.Kin)
	add(q.Crossed, "crossed")
	add(q.Whose, "whose")
	add(q.BothEnds, "bothends")
	add(q.Follows, "follows")
	add(len(q.Beyond) > 0, "beyond=%s", strings.Join(q.Beyond, ","))
	add(len(q.Unclear) > 0, "unclear=%s", strings.Join(q.Unclear, ","))
	return strings.Join(parts, " ")
}

var opNames = [...]string{
	Show: "show", Compare: "compare", Rank: "rank", Movers: "movers", Highest: "highest", Lowest: "lowest",
	WhichYear: "whichyear", Change: "change", Gap: "gap", Define: "define", Brief: "brief",
	SinceWhen: "sincewhen", ListWhere: "listwhere",
}

// shownMatch writes a match: "6311", "6311~" for a typo, "6308?" to be confirmed,
// "6303/3279" for a question, "-" for unknown.
func shownMatch(m Match) string {
	s := strings.Join(m.Regions, "/")
	if len(m.Regions) == 0 {
		s = "-"
	}
	if m.Typo {
		s += "~"
	}
	if m.Confirm {
		s += "?"
	}
	return s
}

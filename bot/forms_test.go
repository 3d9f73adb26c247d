package bot_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// The engine of forms is tried by the longest of them, /komitmen baru.

// pledgeSteps are its questions with an answer in words to each; those that are open may
// be skipped.
var pledgeSteps = []struct {
	name, answer string
	open         bool
}{
	{"judul", "Pelatihan kerja", false},
	{"utama", "dinsos", false},
	{"pendukung", "disnaker", true},
	{"tenggat", "31 desember 2026", false},
	{"program", "pelatihan kerja", true},
	{"target", "200 orang", true},
	{"dokumen", "Komitmen bersama 2026", true},
	{"berulang", "triwulanan", true},
}

// newForms is a stage with two persons of the secretariat, 2 and 3; the first speaks.
func newForms(t *testing.T) *stage {
	s := newStage(t)
	s.hasSKPD("dinsos", "disnaker", "dpmd")
	s.holds(2, people.Secretariat, "")
	s.holds(3, people.Secretariat, "")
	s.binds(1, "")
	s.person = 2
	return s
}

// form is what whoever speaks is filling in here; ok is false for nothing.
func (s *stage) form() (f dialogue.Form, ok bool) {
	s.t.Helper()
	f, ok, err := s.bot.Options.Forms.Form(s.t.Context(), s.where(), s.person)
	s.must(err)
	return f, ok
}

// asked fails unless a question is open.
func (s *stage) asked(step string) {
	s.t.Helper()
	if f, ok := s.form(); !ok || f.Step != step {
		s.t.Fatalf("the open question is %q (%v); want %q", f.Step, ok, step)
	}
}

// fills begins a form and answers its questions up to one, which stays open.
func (s *stage) fills(step string) {
	s.t.Helper()
	s.play("> /komitmen baru\n")
	for _, x := range pledgeSteps {
		s.asked(x.name)
		if x.name == step {
			return
		}
		s.play(">> " + x.answer + "\n")
	}
	s.asked(".")
}

// offered is what a button of the last card here says; empty when there is none.
func (s *stage) offered(label string) string {
	for _, row := range s.cards[s.last[s.where().Chat]].Buttons {
		for _, b := range row {
			if b.Label == label {
				return b.Data
			}
		}
	}
	return ""
}

// pledged are the titles that are kept.
func (s *stage) pledged() (titles []string) {
	for c, err := range commitments.Each(s.t.Context(), s.pledges, "6311", commitments.Current) {
		s.must(err)
		titles = append(titles, c.Title)
	}
	slices.Sort(titles)
	return titles
}

// stays fails unless what is done leaves the form as it is and keeps nothing.
func (s *stage) stays(what string, do func() string, says string) {
	s.t.Helper()
	before, open := s.form()
	titles := s.pledged()
	out := do()
	after, still := s.form()
	if diff := cmp.Diff(before, after); diff != "" || open != still {
		s.t.Errorf("%s changes the form:\n%s", what, diff)
	}
	if diff := cmp.Diff(titles, s.pledged()); diff != "" {
		s.t.Errorf("%s changes what is kept:\n%s", what, diff)
	}
	if !strings.Contains(out, chat.Plain(says)) && !strings.Contains(out, says) {
		s.t.Errorf("%s is answered %q; want %q", what, out, says)
	}
}

func TestFormKeepsWhatWasAnswered(t *testing.T) {
	s := newForms(t)
	s.fills(".")
	if got := s.pledged(); got != nil {
		t.Errorf("before it is confirmed %v is kept", got)
	}
	s.play("* " + text.ButtonSave() + "\n")
	c, _, err := commitments.Find(t.Context(), s.pledges, "6311", 1)
	s.must(err)
	if _, open := s.form(); open || c.Title != "Pelatihan kerja" || c.Deadline != s.date("2026-12-31") || c.Programme != "pelatihan kerja" ||
		c.Measure != (commitments.Measure{Target: "200", Unit: "orang"}) || c.Document != "Komitmen bersama 2026" || c.Repeat != commitments.Quarterly ||
		len(c.Parties) != 2 || c.Lead() != "dinsos" || c.Party("disnaker") == nil {
		t.Errorf("the form is open: %v, and kept is %+v", open, c)
	}
}

// A button of an earlier question, or of an earlier form, does nothing: it says what is
// asked by now, or that the form has ended.
func TestFormButtonsOfEarlierQuestions(t *testing.T) {
	s := newForms(t)
	s.fills("utama")
	var old []string
	for _, label := range []string{"Disnaker", text.ButtonFormBack(), text.ButtonGiveUp()} {
		old = append(old, s.offered(label))
	}
	s.play("* Dinsos\n>> dpmd\n")
	s.asked("tenggat")
	for _, data := range append(old, "isi a dinsos", "isi", "isi  ", "isi "+strings.Repeat("9", 40)+" batal") {
		if data == "" {
			t.Fatal("a button is missing")
		}
		s.stays("an old button: "+data, func() string { return s.presses(data) }, text.PledgeDayAsk())
	}
	s.play(">> batal\n")
	for _, data := range old {
		s.stays("a button of a form that has ended", func() string { return s.presses(data) }, text.FormGone())
	}
	s.fills("utama")
	for _, data := range old {
		s.stays("a button of the form before", func() string { return s.presses(data) }, text.PledgeLeadAsk("Pelatihan kerja"))
	}
	s.play(">> batal\n")
	s.fills(".")
	save := s.offered(text.ButtonSave())
	s.presses(save)
	if got := s.pledged(); len(got) != 1 {
		t.Fatalf("kept are %v", got)
	}
	s.stays("saved twice", func() string { return s.presses(save) }, text.FormGone())
}

// The same update that comes again, as after a kill, is not a second answer.
func TestFormHearsAnUpdateOnce(t *testing.T) {
	s := newForms(t)
	s.fills("judul")
	s.play("> dinsos\n") // as a title it could be the lead as well
	s.asked("utama")
	s.stays("words that come again", func() string { return s.play("&\n") }, "SKPD mana yang menjadi penanggung jawab utama?")
	s.play("* Disnaker\n")
	s.asked("pendukung")
	s.stays("a press that comes again", func() string { return s.play("&\n") }, "")
}

// Every way out ends the form at every question, and keeps nothing.
func TestFormIsGivenUp(t *testing.T) {
	names := []string{"."}
	for _, x := range pledgeSteps {
		names = append(names, x.name)
	}
	for _, step := range names {
		for _, way := range []string{"> batal", "> Batal", ">   BATAL ", "> /batal", "* " + text.ButtonGiveUp()} {
			s := newForms(t)
			s.fills(step)
			out := s.play(way + "\n")
			if f, open := s.form(); open || !strings.Contains(out, text.FormGivenUp()) {
				t.Errorf("%q at %s leaves it open: %v, %+v; %s", way, step, open, f, out)
			}
			if got := s.pledged(); got != nil {
				t.Errorf("%q at %s keeps %v", way, step, got)
			}
		}
	}
}

// Where nothing is filled in there is nothing to give up; in a group the word may be for
// another bot.
func TestNothingToGiveUp(t *testing.T) {
	s := newForms(t)
	s.stays("/batal in private", func() string { return s.play("> /batal\n") }, text.FormGone())
	s.in("grup", 2)
	if out := s.play("> /batal\n"); out != "> /batal\n< ( )\n" {
		t.Errorf("in a group it is answered %s", out)
	}
	s.fills("tenggat")
	s.person = 3
	s.play("> /batal\n")
	s.person = 2
	s.asked("tenggat")
	if out := s.play("> /batal\n"); !strings.Contains(out, text.FormGivenUp()) {
		t.Errorf("whose form it is hears %s", out)
	}
}

// From the end one comes back to every question in turn, with words as with buttons, and
// no further than to the first; the answers before it stay, those behind are asked again.
func TestFormGoesBack(t *testing.T) {
	for _, way := range []string{"> kembali", "* " + text.ButtonFormBack()} {
		s := newForms(t)
		s.fills(".")
		for i, x := range slices.Backward(pledgeSteps) {
			s.play(way + "\n")
			s.asked(x.name)
			f, _ := s.form()
			for j, y := range pledgeSteps {
				if _, answered := f.Fields[y.name]; answered != (j < i) {
					t.Errorf("%s to %s: %s is answered: %v", way, x.name, y.name, answered)
				}
			}
		}
		if s.offered(text.ButtonFormBack()) != "" {
			t.Error("the first question has a way back")
		}
		s.play("> kembali\n> KEMBALI\n")
		s.asked("judul")
		for _, x := range pledgeSteps {
			s.asked(x.name)
			s.play("> " + x.answer + "\n")
		}
		s.asked(".")
		s.play("> simpan\n")
		if got := s.pledged(); !slices.Equal(got, []string{"Pelatihan kerja"}) {
			t.Errorf("kept are %v", got)
		}
	}
}

// Only a question that may stay open can be skipped, by a button or by words.
func TestFormSkips(t *testing.T) {
	for i, x := range pledgeSteps {
		next := "."
		if i+1 < len(pledgeSteps) {
			next = pledgeSteps[i+1].name
		}
		for _, way := range []string{"> lewati", "> Lewati ", "isi"} {
			s := newForms(t)
			s.fills(x.name)
			button := s.offered(text.ButtonSkip())
			if (button != "") != x.open {
				t.Errorf("%s may be skipped: %v; the button says %q", x.name, x.open, button)
			}
			do := func() string { return s.play(way + "\n") }
			if way == "isi" { // pressed, and forged where there is no such button
				give := strings.TrimSuffix(s.offered(text.ButtonGiveUp()), "batal") + "lewati"
				do = func() string { return s.presses(give) }
			}
			if !x.open {
				s.stays(way+" at "+x.name, do, text.FormNoSkip())
				continue
			}
			do()
			s.asked(next)
			if f, _ := s.form(); f.Fields[x.name] != "" {
				t.Errorf("%s is skipped, and is %q", x.name, f.Fields[x.name])
			}
		}
	}
}

// Two who fill in forms in one group at once are each asked their own questions, and
// neither can press the other's buttons.
func TestFormsOfTwoInOneGroup(t *testing.T) {
	s := newForms(t)
	s.in("grup", 2).play("> /komitmen baru\n")
	s.in("grup", 3).play("> /komitmen baru\n")
	for _, x := range pledgeSteps {
		for person, answer := range map[int64]string{2: x.answer, 3: x.answer} {
			s.person = person
			s.asked(x.name)
			if x.name == "judul" {
				answer += map[int64]string{2: " dua", 3: " tiga"}[person]
			}
			s.play(">> " + answer + "\n")
		}
		if x.name != "utama" {
			continue
		}
		s.in("grup", 3).play(">> kembali\n>> dpmd\n") // the last card is that of 3
		s.person = 2
		data := s.offered(text.ButtonGiveUp())
		s.stays("a press on another's card", func() string { return s.hear(s.pressed(text.ButtonGiveUp())) }, text.NotYours())
		s.stays("another's button as one's own", func() string { return s.presses(data) }, text.PledgeSupportAsk(nil, nil))
		s.person = 3
		s.asked("pendukung")
	}
	for person, lead := range map[int64]string{2: "dinsos", 3: "dpmd"} {
		s.person = person
		s.asked(".")
		if f, _ := s.form(); f.Fields["utama"] != lead {
			t.Errorf("the lead that %d has named is %s", person, f.Fields["utama"])
		}
		s.play(">> simpan\n")
		if _, open := s.form(); open {
			t.Errorf("the form of %d stays open", person)
		}
	}
	if diff := cmp.Diff([]string{"Pelatihan kerja dua", "Pelatihan kerja tiga"}, s.pledged()); diff != "" {
		t.Error(diff)
	}
}

// What others say in the group meanwhile, and what is said elsewhere, is no answer.
func TestFormHearsItsPersonAndPlaceAlone(t *testing.T) {
	s := newForms(t)
	s.in("grup", 2).play("> /komitmen baru\n")
	s.person = 3
	s.play("> Rapat dulu\n>> Rapat dulu\n")
	s.person = 2
	s.asked("judul")
	s.stays("talk in the group that is not to the bot", func() string { return s.play("> Rapat dulu\n") }, "")
	s.topic = 8
	s.play(">> Rapat dulu\n")
	s.topic = 7
	s.asked("judul")
	s.in("pribadi", 2)
	if _, open := s.form(); open {
		t.Error("the form of the group is open in private")
	}
}

// A form can be gone on with for a day after its last answer, and not any longer.
func TestFormLastsADay(t *testing.T) {
	s := newForms(t)
	s.fills("judul")
	for _, x := range pledgeSteps[:3] {
		s.later(24*time.Hour - time.Minute)
		s.play("> " + x.answer + "\n")
	}
	s.asked("tenggat")
	button := s.offered(text.ButtonGiveUp())
	s.later(24*time.Hour + time.Minute)
	if f, open := s.form(); open {
		t.Errorf("it is open: %+v", f)
	}
	s.stays("a button after a day", func() string { return s.presses(button) }, text.FormGone())
	if out := s.play("> gk balangan 2023 brp\n"); !strings.Contains(out, "508.157") {
		t.Errorf("after a day a question is answered %s", out)
	}
}

// A command in the middle is answered, and the form stays as it is; another form takes
// its place.
func TestCommandInTheMiddleOfAForm(t *testing.T) {
	s := newForms(t)
	s.records("2026-12-31", []string{"dinsos"}, "Bantuan")
	s.fills("target")
	for words, says := range map[string]string{"/indikator balangan": "4,64 persen", "/komitmen": "Bantuan", "/bantuan": "/indikator", "/wkwk": "/bantuan", "/komitmen 1": "Bantuan"} {
		s.stays(words, func() string { return s.play("> " + words + "\n") }, says)
	}
	s.stays("what cannot be an answer", func() string { return s.play("> banyak\n") }, text.PledgeMeasureAsk())
	s.stays("a file where none is asked for", func() string { return s.play("> [foto F1] 200 orang\n") }, text.FormNoWords())
	s.play("> 200 orang\n")
	s.asked("dokumen")

	before, _ := s.form()
	s.play("> /komitmen baru\n")
	s.asked("judul")
	if f, _ := s.form(); f.Version <= before.Version || maps.Equal(f.Fields, before.Fields) || f.Fields["judul"] != "" {
		t.Errorf("the new form is %+v", f)
	}
	s.play("> /agenda baru\n")
	if f, open := s.form(); !open || f.Command != "agenda" {
		t.Errorf("another form is %+v, %v", f, open)
	}
}

// Words about a commitment that they name are not taken for an answer.
func TestReportInTheMiddleOfAForm(t *testing.T) {
	s := newForms(t)
	s.records("2026-12-31", []string{"dinsos"}, "Bantuan")
	s.holds(2, people.Contact, "dinsos")
	s.fills("judul")
	before, _ := s.form()
	s.play("> #1 sdh selesai bukti menyusul\n")
	c, _, err := commitments.Find(t.Context(), s.pledges, "6311", 1)
	s.must(err)
	if p := c.Party("dinsos"); p.Status != commitments.Reported {
		t.Errorf("the part is %s", p.Status)
	}
	if after, open := s.form(); !open || after.Step != before.Step || after.Fields["judul"] != "" {
		t.Errorf("the form is %+v, %v", after, open)
	}
}

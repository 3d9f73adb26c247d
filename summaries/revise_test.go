package summaries_test

import (
	"testing"
	"time"

	"pantau/summaries"
)

// corrected is a desk whose source has changed what was told, so that a correction waits
// for approval.
func corrected(t *testing.T) (d *desk, s *shelf) {
	s = newShelf("brs/6311")
	d = newDesk(t, s)
	d.look()
	s.put("brs/6311/1", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	d.look()
	d.announced("brs/6311/1")
	d.now = d.now.Add(time.Hour)
	s.put("brs/6311/1", "Kemiskinan Maret 2031", "2031-07-24", "4,43")
	d.look()
	d.changes(func(i *summaries.Item) { i.State = summaries.Waiting })
	return d, s
}

func (d *desk) changes(change func(*summaries.Item)) summaries.Item {
	d.t.Helper()
	i, err := d.ledger.Change(d.t.Context(), d.item("brs/6311/1").Number, func(i *summaries.Item) error { change(i); return nil })
	if err != nil {
		d.t.Fatal(err)
	}
	return i
}

// A correction that is drafted anew before it was told says what changed since what was
// told, not what the draft before it said.
func TestCorrectionDraftedAnew(t *testing.T) {
	d, s := corrected(t)
	s.put("brs/6311/1", "Kemiskinan Maret 2031", "2031-07-24", "4,50")
	d.look()
	i := d.is("brs/6311/1", summaries.Drafted)
	if len(i.Changes) != 1 || i.Edition != 1 || i.Draft.Text != "4,50" || i.Changes[0].What != "Semula 4,64, menjadi 4,50." {
		t.Errorf("%q, edition %d, changes %+v", i.Draft.Text, i.Edition, i.Changes)
	}
}

// A correction that is turned down leaves what was told as if there had been none; one
// that a source makes afterwards goes out as ever.
func TestCorrectionTurnedDown(t *testing.T) {
	d, s := corrected(t)
	if was := d.item("brs/6311/1"); was.Edition != 1 || was.Draft.Text != "4,43" {
		t.Fatalf("the correction is %+v", was)
	}
	i := d.changes(func(i *summaries.Item) {
		if !i.Keep() {
			t.Error("nothing stands again")
		}
	})
	if i.State != summaries.Announced || i.Edition != 0 || len(i.Changes) != 0 || i.Draft.Text != "4,64" || !i.DraftAt.Equal(before) || i.Keep() {
		t.Errorf("it is %+v", i)
	}
	if d.look(); d.item("brs/6311/1").State != summaries.Announced {
		t.Error("what was turned down is drafted again")
	}
	s.put("brs/6311/1", "Kemiskinan Maret 2031", "2031-07-24", "4,50")
	d.look()
	if i := d.is("brs/6311/1", summaries.Drafted); i.Edition != 1 || i.Changes[0].What != "Semula 4,64, menjadi 4,50." {
		t.Errorf("it is %+v", i)
	}
}

// What was withdrawn, and what stood before an earlier correction, stands no more.
func TestNothingToKeep(t *testing.T) {
	for name, change := range map[string]func(i *summaries.Item){
		"never told":       func(i *summaries.Item) { i.Edition, i.Changes = 0, nil },
		"withdrawn":        func(i *summaries.Item) { i.Correct(*i.Draft, summaries.Edit{What: "ditarik"}) },
		"told otherwise":   func(i *summaries.Item) { i.Edition++; i.Changes = append(i.Changes, summaries.Edit{What: "berubah"}) },
		"an older program": func(i *summaries.Item) { i.Changes[0].Former = nil },
	} {
		d, _ := corrected(t)
		d.changes(func(i *summaries.Item) {
			if change(i); i.Keep() || i.State == summaries.Announced {
				t.Errorf("%s: it stands again", name)
			}
		})
	}
}

// A release whose source has put it off waits for its new day, and readers are to hear of
// that as long as both days are to come.
func TestRescheduled(t *testing.T) {
	s := newShelf("brs/0000")
	d := newDesk(t, s)
	d.look()
	for _, step := range []struct{ date, known string }{
		{"2031-07-27", ""}, {"2031-07-29", "2031-07-27"}, {"2031-07-30", "2031-07-27"}, {"2031-07-27", ""}, {"2031-07-28", "2031-07-27"},
	} {
		s.put("brs/0000/7", "Kemiskinan Maret 2031", step.date, "4,64")
		d.look()
		if i := d.is("brs/0000/7", summaries.Found); i.Release.Date != step.date || i.Known != step.known {
			t.Errorf("it is dated %s, and known for %q; want %+v", i.Release.Date, i.Known, step)
		}
	}
	d.now = d.now.Add(49 * time.Hour) // the day that it was known for
	d.look()
	d.is("brs/0000/7", summaries.Found)
	d.now = d.now.Add(24 * time.Hour)
	d.look()
	d.is("brs/0000/7", summaries.Drafted)
	s.put("brs/0000/7", "Kemiskinan Maret 2031", "2031-07-31", "4,64") // put off once more
	d.look()
	if i := d.is("brs/0000/7", summaries.Drafted); i.Release.Date != "2031-07-31" || i.Draft == nil {
		t.Errorf("it is %+v", i)
	}
}

package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
)

// given waits for the next message to a chat that carries a file, behind the first so
// many messages.
func (x *exchange) given(t *testing.T, r *running, id int64, behind int) (found telegramtest.Shown) {
	t.Helper()
	await(t, r, "a file comes", func() bool {
		for _, m := range x.to(id, "")[behind:] {
			if m.File != nil {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

// asksFile says words in a private chat and gives the file that comes.
func (x *exchange) asksFile(t *testing.T, r *running, id int64, words string) telegramtest.Shown {
	t.Helper()
	behind := len(x.to(id, ""))
	x.Say(id, id, words)
	return x.given(t, r, id, behind)
}

// The secretariat exports the commitments in every form: documents with the right names
// and contents, on every store.
func TestExportsArriveAsDocuments(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		now := workingMorning()
		x := newExchange(t, telegramtest.Options{Private: []int64{secretary}})
		furnish(t, environ)
		promise(t, environ, now())
		r := serveAt(t, x, now, environ...)
		day := commitments.DateOf(now().In(people.Zone("6311"))).String()
		for form, holds := range map[string]func(*testing.T, []byte){"csv": holdsCSV, "xlsx": holdsWorkbook, "ics": holdsCalendar} {
			m := x.asksFile(t, r, secretary, "/ekspor "+form)
			if want := "komitmen-balangan-" + day + "." + form; m.Method != "sendDocument" || m.File.Photo || m.File.Name != want {
				t.Errorf("%s brings %q, want %q", m.Method, m.File.Name, want)
			}
			mustSay(t, m.Text, "Kabupaten Balangan")
			holds(t, m.File.Bytes)
		}
		r.end()
	})
}

// holdsCSV reads an export as a spreadsheet in Indonesian does.
func holdsCSV(t *testing.T, content []byte) {
	t.Helper()
	body, marked := bytes.CutPrefix(content, []byte("\ufeff"))
	lines := csv.NewReader(bytes.NewReader(body))
	lines.Comma = ';'
	rows, err := lines.ReadAll()
	if err != nil || !marked || len(rows) != 2 || len(rows[0]) < 5 {
		t.Fatalf("marked %v, %d rows, %v:\n%s", marked, len(rows), err, content)
	}
	mustSay(t, strings.Join(rows[1], " "), "Pelatihan kerja 200 orang", "Dinsos")
}

func holdsWorkbook(t *testing.T, content []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	mustSay(t, strings.Join(rows[1], " "), "Pelatihan kerja 200 orang")
}

func holdsCalendar(t *testing.T, content []byte) {
	t.Helper()
	words := string(content)
	mustSay(t, words, "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "Pelatihan kerja 200 orang", "END:VCALENDAR\r\n")
	if strings.Count(words, "\n") != strings.Count(words, "\r\n") {
		t.Errorf("not every line ends as it must: %q", words)
	}
}

// What an SKPD sends as evidence comes back to the secretariat by its id, a picture as a
// picture and a document as a document, also after a restart and each once.
func TestEvidenceComesBack(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		now := workingMorning()
		x := newExchange(t, telegramtest.Options{Private: []int64{secretary, officer}})
		furnish(t, environ, officer)
		promise(t, environ, now())
		r := serveAt(t, x, now, environ...)
		photo := x.SayWith(telegramtest.Words{Chat: officer, Person: officer, Text: "/lapor 1", File: &chat.File{Photo: true, Bytes: []byte("jpeg")}}).File
		x.hears(t, r, officer, "seluruhnya 1 berkas")
		document := x.SayWith(telegramtest.Words{Chat: officer, Person: officer, Text: "/lapor 1", File: &chat.File{Name: `Daftar "hadir".pdf`, Bytes: []byte("pdf")}}).File
		x.hears(t, r, officer, "seluruhnya 2 berkas")
		r.end()

		r = serveAt(t, x, now, environ...)
		x.Say(secretary, secretary, "/tinjau bukti 1 dinsos")
		x.hears(t, r, secretary, "bukti 2 dari 2")
		r.end()
		for words, want := range map[string]telegramtest.Shown{
			"bukti 1 dari 2": {Method: "sendPhoto", File: &chat.File{ID: photo, Photo: true}},
			"bukti 2 dari 2": {Method: "sendDocument", File: &chat.File{ID: document}},
		} {
			all := x.to(secretary, words)
			if len(all) != 1 || all[0].Method != want.Method || all[0].File == nil || all[0].File.ID != want.File.ID || all[0].File.Photo != want.File.Photo {
				t.Errorf("%s: %+v", words, all)
			}
		}
	})
}

// An export whose reply breaks off on the way stands once: whether it was taken is
// unknown, so it is not sent again. One that a proxy lost comes.
func TestAnExportIsNotDoubled(t *testing.T) {
	t.Parallel()
	environ, now := inProcess(t), workingMorning()
	x := newExchange(t, telegramtest.Options{Private: []int64{secretary}})
	furnish(t, environ)
	promise(t, environ, now())
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		switch {
		case c.Method == "sendDocument" && c.N == 1:
			return telegramtest.Fault{Cut: true, Late: true}
		case c.Method == "sendDocument" && c.N == 2:
			return telegramtest.Fault{Status: 502}
		}
		return telegramtest.Fault{}
	})
	r := serveAt(t, x, now, environ...)
	x.asksFile(t, r, secretary, "/ekspor csv")
	x.asksFile(t, r, secretary, "/ekspor ics")
	r.end()
	if n := x.files(secretary); n != 2 || x.Calls("sendDocument") != 3 {
		t.Errorf("%d files, %d requests:\n%s", n, x.Calls("sendDocument"), x.words(secretary))
	}
}

// files is how many files stand in a chat; reminders may come between.
func (x *exchange) files(id int64) (n int) {
	for _, m := range x.to(id, "") {
		if m.File != nil && !m.Edit {
			n++
		}
	}
	return n
}

// A letter with a file and words too long for a caption is stopped between the two: the
// service that comes after says the words alone, so that each stands once, on every store.
func TestALetterWithAFileGoesOnAfterAStop(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		x := newExchange(t, telegramtest.Options{Private: []int64{person}})
		l := letter("berkas", person, "Kata pengantar. "+strings.Repeat("kata ", 400))
		l.Message.File = &chat.File{Name: "rekap.csv", Bytes: []byte("isi")}
		l.Message.Buttons = [][]chat.Button{{{Label: "Bantuan", Data: "bantuan"}}}
		atDesk(t, environ, func(s store) {
			if _, err := s.outbox.Put(t.Context(), l); err != nil {
				t.Fatal(err)
			}
		})
		x.fail(func(c telegramtest.Call) telegramtest.Fault {
			return telegramtest.Fault{Status: map[string]int{"sendMessage": 502}[c.Method]}
		})
		r := serveOn(t, x, environ...)
		await(t, r, "the words are tried", func() bool { return len(x.sent("Kata pengantar")) > 0 })
		r.end()
		x.fail(nil)

		r = serveOn(t, x, environ...)
		x.hears(t, r, person, "Kata pengantar")
		r.end()
		all := x.to(person, "")
		if len(all) != 2 || all[0].File == nil || all[0].File.Name != "rekap.csv" || all[0].Buttons != nil || all[1].File != nil || len(all[1].Buttons) != 1 {
			t.Errorf("%d messages stand: %+v", len(all), all)
		}
	})
}

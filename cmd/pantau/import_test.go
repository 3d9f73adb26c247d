package main

import (
	"fmt"
	"testing"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
)

// hands has a person send a file in a private chat.
func (x *exchange) hands(id int64, words, name, content string) {
	x.SayWith(telegramtest.Words{Chat: id, Person: id, Text: words, File: &chat.File{Name: name, Bytes: []byte(content)}})
}

// pledged are the commitments of the region, as far as the store has them.
func pledged(t *testing.T, environ []string) (list []commitments.Commitment) {
	t.Helper()
	atDesk(t, environ, func(s store) {
		for c, err := range commitments.Each(t.Context(), s.pledges, "6311", commitments.Current) {
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, c)
		}
	})
	return list
}

// The secretariat imports commitments from a file that it sends when asked, and another
// with the command: they are fetched from Telegram, though not at the first try, and
// kept, on every store.
func TestAFileIsImported(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		now := workingMorning()
		due := commitments.DateOf(now().In(people.Zone("6311"))).AddDays(60)
		day := fmt.Sprintf("%02d/%02d/%d", due.Day, due.Month, due.Year)
		x := newExchange(t, telegramtest.Options{Private: []int64{secretary}})
		furnish(t, environ)
		r := serveAt(t, x, now, environ...)
		mustSay(t, x.ask(t, r, secretary, "/komitmen impor"), "kirim berkas CSV")
		x.fail(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method == "file" && c.N == 1 {
				return telegramtest.Fault{Cut: true}
			}
			return telegramtest.Fault{}
		})
		x.hands(secretary, "", "komitmen.csv", "judul;penanggung jawab utama;tenggat\r\nPelatihan kerja;Dinsos;"+day+"\r\nBedah rumah;Dinsos;"+day+"\r\n")
		x.hears(t, r, secretary, "2 komitmen siap dicatat")
		x.press(t, secretary, "Simpan")
		x.hears(t, r, secretary, "#1")
		x.hands(secretary, "/komitmen impor", "lagi.csv", "judul,skpd,tenggat\nSumur bor,Dinsos,"+day+"\n")
		x.hears(t, r, secretary, "1 komitmen siap dicatat")
		x.press(t, secretary, "Simpan")
		x.hears(t, r, secretary, "#3")
		r.end()
		got := pledged(t, environ)
		for i, title := range []string{"Pelatihan kerja", "Bedah rumah", "Sumur bor"} {
			if len(got) != 3 || got[i].Number != i+1 || got[i].Title != title || got[i].Deadline != due || got[i].Lead() != "dinsos" {
				t.Fatalf("the commitments are %+v", got)
			}
		}
	})
}

// The service looks into a table before it keeps it as evidence.
func TestATableIsLookedInto(t *testing.T) {
	t.Parallel()
	environ, now := inProcess(t), workingMorning()
	x := newExchange(t, telegramtest.Options{Private: []int64{officer}})
	furnish(t, environ, officer)
	promise(t, environ, now())
	r := serveAt(t, x, now, environ...)
	x.hands(officer, "/lapor 1", "peserta.csv", "Nama;Alamat\nSiti;Paringin\n")
	x.hears(t, r, officer, "tampaknya memuat NIK")
	x.hands(officer, "/lapor 1", "rekap.csv", "Kecamatan;Peserta\nParingin;120\n")
	x.hears(t, r, officer, "seluruhnya 1 berkas")
	r.end()
	got := pledged(t, environ)
	if len(got) != 1 || len(got[0].Parties[0].Evidence) != 1 || got[0].Parties[0].Evidence[0].Name != "rekap.csv" {
		t.Errorf("the commitments are %+v", got)
	}
}

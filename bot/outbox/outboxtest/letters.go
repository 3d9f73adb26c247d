package outboxtest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

func keyOnce(d desk) {
	a, b, c := d.letter("release/1/7", 7), d.letter("reminder/2", 8), d.letter("{x}: ä\n%s", 9)
	d.put(1, a)
	d.put(0, a)
	d.put(2, a, b, b, c, a)
	for i, l := range d.take(3) {
		d.finish(l, outbox.Outcome(i), outbox.Refused)
	}
	d.none()
	d.put(0, a, b, c)
	d.pass(89 * 24 * time.Hour)
	for _, l := range []*outbox.Letter{&a, &b, &c} {
		l.Expires = d.clock.Now().Add(time.Hour)
	}
	d.put(0, a, b, c)
	d.none()
}

func allOrNone(d desk) {
	d.put(0)
	for name, spoil := range map[string]func(*outbox.Letter){
		"key":      func(l *outbox.Letter) { l.Key = "" },
		"priority": func(l *outbox.Letter) { l.Priority = 0 },
		"chat":     func(l *outbox.Letter) { l.To = chat.ID{Topic: 3} },
		"kind":     func(l *outbox.Letter) { l.Kind = "" },
		"expiry":   func(l *outbox.Letter) { l.Expires = time.Time{} },
		"words":    func(l *outbox.Letter) { l.Message = chat.Message{} },
		"note":     func(l *outbox.Letter) { l.Note = strings.Repeat("x", 1025) },
		"file":     func(l *outbox.Letter) { l.Message.File = &chat.File{Bytes: make([]byte, 1<<20+1)} },
		"picture":  func(l *outbox.Letter) { l.Message.Photo = &chat.Photo{PNG: make([]byte, 1<<20+1)} },
		"nothing":  func(l *outbox.Letter) { l.Message.Photo = &chat.Photo{Key: "k", Alt: "a"} },
	} {
		bad := d.letter("bad", 2)
		spoil(&bad)
		_, err := d.Put(d.Context(), d.letter("good", 1), bad)
		if err == nil {
			d.Errorf("a letter with a bad %s is taken", name)
		}
		d.wantError(err, outbox.ErrLetter)
	}
	d.none()
	d.put(1, d.letter("good", 1))
}

var errInk = errors.New("no ink")

func unchanged(d desk) {
	now := d.clock.Now().Truncate(time.Millisecond)
	want := outbox.Letter{
		Key: "answer/9007199254740993", Priority: outbox.Answer, To: chat.ID{Chat: -1009007199254740, Topic: 77}, Kind: chat.Channel,
		Due: now.Add(-time.Second), Expires: now.Add(time.Hour), Note: "catatan \"ä\" \x01",
		Message: chat.Message{
			Text:  "<b>Kemiskinan</b> &amp; \"garis\" ’ä\n\t😀",
			Photo: &chat.Photo{Key: "tren 6303", PNG: []byte{0x89, 'P', 0, 0xff}, Alt: "grafik"},
			Buttons: [][]chat.Button{
				{{Label: "Grafik", Data: "grafik 6303"}, {Label: "Situs", URL: "https://example.org/?a=b&c"}}, {{Label: "Salin", Copy: "12,3"}},
			},
			Edit: &chat.Ref{Chat: -1009007199254740, Message: 1 << 30}, ReplyTo: 12, Asks: true,
			Figures: []chat.Figure{{Region: "6303", Name: "Kabupaten Banjar", Indicator: "p0", Period: "2025-03", Value: "2.60", Unit: "persen", Flag: "?"}},
		},
		Parts: 1, Tries: 2, Reason: outbox.Away,
	}
	d.put(1, want)
	same(d.T, "a letter that came out", want, d.ended(want.Key))

	for _, f := range []chat.File{
		{ID: "AgACAgUAAx", Photo: true, Lost: "<b>tiada</b>"}, {ID: "BQACAgUAAx", Name: "notula ä.pdf", Size: 1 << 40},
		{Name: "rekap.xlsx", Bytes: bytes.Repeat([]byte{'P', 0, 0xff, 0xc0}, 1<<18)},
	} {
		document := d.letter("file "+f.Name, 1)
		document.Message = chat.Message{File: &f}
		d.put(1, document)
		came := d.ended(document.Key)
		came.Due = time.Time{}
		same(d.T, "a letter with a file", document, came)
	}

	drawn := d.letter("drawn", 1)
	drawn.Message.Photo = &chat.Photo{Key: "k", Alt: "a", Draw: func(context.Context) ([]byte, error) { return []byte{1}, nil }}
	d.put(1, drawn)
	drawn.Message.Photo = &chat.Photo{Key: "k", Alt: "a", PNG: []byte{1}}
	came := d.ended("drawn")
	came.Due = time.Time{}
	same(d.T, "a letter whose picture was to be drawn", drawn, came)

	undrawn := d.letter("undrawn", 1)
	undrawn.Message.Photo = &chat.Photo{Draw: func(context.Context) ([]byte, error) { return nil, errInk }}
	if n, err := d.Put(d.Context(), undrawn); n != 0 || !errors.Is(err, errInk) {
		d.Errorf("a letter whose picture cannot be drawn: %d go in, %v", n, err)
	}

	plain := d.letter("plain", 1)
	d.put(1, plain)
	got := d.ended("plain")
	got.Due = time.Time{} // at once, whichever way it is said
	same(d.T, "a plain letter that came out", plain, got)
}

func priorities(d desk) {
	now := d.clock.Now()
	for i, l := range []struct {
		key string
		p   outbox.Priority
		ago time.Duration
	}{
		{"release", outbox.Release, time.Hour}, {"reminder", outbox.Reminder, time.Minute},
		{"answer", outbox.Answer, time.Second}, {"older reminder", outbox.Reminder, time.Hour},
		{"older release", outbox.Release, 2 * time.Hour}, {"older answer", outbox.Answer, time.Minute},
	} {
		letter := d.letter(l.key, int64(i+1))
		letter.Priority, letter.Due = l.p, now.Add(-l.ago)
		d.put(1, letter)
	}
	d.takes(1, "older answer")
	d.takes(4, "answer", "older reminder", "reminder", "older release")
	d.takes(4, "release")
	d.none()
}

func due(d desk) {
	l := d.letter("tomorrow", 1)
	l.Due = d.clock.Now().Add(10 * time.Hour)
	d.put(1, l)
	soon := d.letter("soon", 1)
	soon.Due = d.clock.Now().Add(10 * time.Minute)
	d.put(1, soon)
	d.none()
	d.pass(9 * time.Minute)
	d.none()
	d.pass(2 * time.Minute)
	d.finish(d.one("soon"), outbox.Sent, "")
	d.pass(10 * time.Hour)
	d.one("tomorrow")
}

func expiry(d desk) {
	l := d.letter("short", 1)
	l.Expires = d.clock.Now().Add(time.Hour)
	d.put(1, l)
	tried := d.letter("tried", 1)
	tried.Expires = d.clock.Now().Add(time.Hour)
	d.put(1, tried)
	for _, l := range d.take(2) {
		if l.Key == "tried" {
			d.delay(l, time.Minute, outbox.Away)
		} else {
			d.delay(l, 0, "")
		}
	}
	d.put(1, d.letter("long", 1))
	d.dead()
	d.pass(2 * time.Hour)
	d.one("long")
	letters, err := d.Dead(d.Context(), 10)
	d.check(err)
	got := map[string]outbox.Reason{}
	for _, l := range letters {
		got[l.Key] = l.Reason
		if age := d.clock.Now().Sub(l.At); age < 0 || age > time.Minute {
			d.Errorf("%s died %v ago; want just now", l.Key, age)
		}
	}
	same(d.T, "the dead and why", map[string]outbox.Reason{"short": outbox.Late, "tried": outbox.Away}, got)
	d.counts(map[string]int64{"dead": 2, "sent": 0})
	d.put(0, l)
}

func delay(d desk) {
	d.put(1, d.letter("a", -1))
	l := d.one("a")
	l.Parts, l.To.Topic = 2, 9
	d.delay(l, 10*time.Minute, outbox.Away)
	d.none()
	d.pass(9 * time.Minute)
	d.none()
	d.pass(2 * time.Minute)
	for _, step := range []struct {
		now   outbox.Reason // why it was delayed before
		tries int
		next  outbox.Reason
	}{
		{outbox.Away, 1, outbox.TooMany}, {outbox.TooMany, 1, outbox.Uncertain}, {outbox.Uncertain, 2, ""},
		{outbox.Uncertain, 2, outbox.Unmade}, {outbox.Unmade, 3, ""},
	} {
		l = d.one("a")
		if l.Tries != step.tries || l.Reason != step.now || l.Parts != 2 || l.To != (chat.ID{Chat: -1, Topic: 9}) {
			d.Errorf("delayed letter has %d tries, reason %q, %d parts, to %v; want %d, %q, 2, topic 9", l.Tries, l.Reason, l.Parts, l.To, step.tries, step.now)
		}
		d.delay(l, 0, step.next)
	}
	d.counts(map[string]int64{"too_many": 1, "uncertain": 1, "again": 0, "dead": 0})
}

func delayBeyond(d desk) {
	for key, want := range map[string]outbox.Reason{"with reason": outbox.Uncertain, "without": outbox.Late} {
		d.put(1, d.letter(key, 5))
		reason := want
		if want == outbox.Late {
			reason = ""
		}
		d.pass(time.Second) // so that one is newer
		d.delay(d.one(key), 25*time.Hour, reason)
		letters, err := d.Dead(d.Context(), 1)
		d.check(err)
		if len(letters) != 1 || letters[0].Key != key || letters[0].Reason != want {
			d.Errorf("after a delay beyond its expiry the newest dead is %v; want %s: %s", letters, key, want)
		}
	}
	d.none()
	d.counts(map[string]int64{"dead": 2, "uncertain": 1})
}

package bot_test

import (
	"bytes"
	"strings"
	"testing"

	"pantau/bot/chat"
)

// TestEveryButtonWorks presses each button below the cards of every region: its
// data fits, it edits the message it stands under or sends a picture, and it leads to an
// answer.
func TestEveryButtonWorks(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	pressed := map[string]bool{}
	press := func(from string, c chat.Button) []chat.Message {
		switch {
		case c.Copy != "" || c.URL != "":
			return nil
		case len(c.Data) == 0 || len(c.Data) > 64:
			t.Errorf("%s: the data of %q has %d bytes: %q", from, c.Label, len(c.Data), c.Data)
		}
		if pressed[c.Data] {
			return nil
		}
		pressed[c.Data] = true
		u := private(c.Data)
		u.Press = "p"
		r := b.Answer(t.Context(), u)
		if r.Mistake || len(r.Messages) != 1 || (r.Messages[0].Edit == nil) != picture(c) || (r.Messages[0].Photo != nil) != picture(c) {
			t.Errorf("%s: %q (%s) leads to %q, mistake %v", from, c.Label, c.Data, said(r), r.Mistake)
		} else if strings.Contains(said(r), "Tidak terbaca") {
			t.Errorf("%s: %q (%s) is not read whole: %q", from, c.Label, c.Data, said(r))
		}
		return r.Messages
	}
	for _, region := range catalogue(t).Regions() {
		for _, words := range []string{"/indikator ", "/bandingkan ", "/peringkat ", "/bahan ", "tahun "} {
			for _, m := range b.Answer(t.Context(), private(words+region.Code)).Messages {
				for _, row := range m.Buttons {
					for _, c := range row {
						for _, next := range press(words+region.Code, c) {
							checkData(t, next)
						}
					}
				}
			}
		}
	}
	t.Logf("%d different buttons pressed", len(pressed))
}

// picture tells whether a button below a text leads to a picture, which is a new message.
func picture(c chat.Button) bool {
	return strings.HasPrefix(c.Data, "/grafik ") || strings.HasPrefix(c.Data, "/peta ")
}

func checkData(t *testing.T, m chat.Message) {
	for _, row := range m.Buttons {
		for _, c := range row {
			if c.Copy == "" && c.URL == "" && (len(c.Data) == 0 || len(c.Data) > 64) {
				t.Errorf("the data of %q has %d bytes: %q", c.Label, len(c.Data), c.Data)
			}
			if n := len([]rune(c.Copy)); n > 256 {
				t.Errorf("%q copies %d characters", c.Label, n)
			}
		}
	}
}

package bot_test

import (
	"strings"
	"testing"
)

// Each piece of evidence says what to tell when the messenger keeps it no more, so that
// one that is lost is named, and the others come.
func TestEvidenceThatIsLost(t *testing.T) {
	s := newStage(t)
	s.play("! skpd dinsos\n! jabatan 2 sekretariat\n! jabatan 4 narahubung dinsos\n! catat 2026-12-31 dinsos Pelatihan kerja\n= orang 4\n> [foto F1] #1 60%\n> [dokumen F2 rekap.pdf] #1 selesai\n= orang 2\n")
	r := s.bot.Answer(t.Context(), s.said("/tinjau bukti 1", ""))
	if len(r.Messages) != 2 {
		t.Fatalf("%d messages", len(r.Messages))
	}
	for _, m := range r.Messages {
		if m.File == nil || !strings.HasPrefix(m.File.Lost, m.Text) || !strings.Contains(m.File.Lost, "tidak tersimpan") {
			t.Errorf("%+v", m.File)
		}
	}
}

package bot_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the bot says into the transcripts")

// TestTranscripts plays every conversation in testdata and compares what the bot
// says. A transcript reads:
//
//	@ 2026-11-23 09:00   the time, in UTC
//	= grup               where: pribadi, grup, grup 2 …, kanal
//	= topik 9            the topic of the forum; 7 unless said, 0 is the general one
//	= orang 2            who speaks; 1 unless said. 1 administers every group, 9 operates the bot
//	= anonim             an administrator speaks in the group's own name
//	= terusan            the next words are forwarded; = kutip …: they reply to these, of another person
//	= tertunda 20m       how long words wait before the bot hears them
//	> /indikator         what is said
//	>> ya                what is said in reply to the bot
//	>2 /peran            what is said in reply to person 2
//	* Peringkat          the label of a button that is pressed, on the last card
//	+ masuk              the bot is let in here, by who speaks; + keluar, and + pindah: the group has a new number
//	! buku               the bot uses what stands in the book of figures; ! tahan … holds a figure
//	! angka 6311 p0 2026-03 4.41             a figure of BPS comes into the book; ! impor …, with a source behind, an operator's
//	! kirim              what is due goes out
//	&                    the last update comes once more
//	? balangan           what is typed behind the bot's name in some chat; each card that is offered has
//	                     its heading and summary on a line
//	# Peringkat P0 …     the heading of the card that is chosen, and what it says there
//	< Kemiskinan …       what the bot answers; ~ before the text changes the card,
//	                     ! is a notice, ( ) is silence, [ ] are buttons, [gambar: …] a picture of what it says
//	<< pribadi 2:        a letter to that place, as the lines below have it
//
// With -update the answers are written anew; then they are to be read.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { play(t, file) })
	}
}

func play(t *testing.T, file string) {
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	played := s.play(string(script))
	if *update {
		if err := os.WriteFile(file, []byte(played), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(script), played); diff != "" {
		t.Errorf("%s is told otherwise (-want +got):\n%s", file, diff)
	}
}

package main

import (
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/caarlos0/env/v11"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
)

// serveOn runs the service until the test ends, and returns when its store is ready.
func serveOn(t *testing.T, x *exchange, environ ...string) *running {
	t.Helper()
	r := startService(t, x.Server, environ...)
	until(t, r, "the store is ready")
	until(t, r, "known to the Bot API")
	return r
}

// process is the service as a process of its own, which a test can kill.
type process struct {
	*running
	cmd *exec.Cmd
}

func spawn(t *testing.T, x *exchange, environ ...string) *process {
	t.Helper()
	p := &process{&running{t: t, log: &pages{}}, exec.CommandContext(t.Context(), os.Args[0], "run")}
	p.cmd.Env = append([]string{
		asProgram + "=1", "TELEGRAM_TOKEN=" + testToken, "TELEGRAM_API_URL=" + x.URL(), "LISTEN_ADDR=127.0.0.1:0",
	}, environ...)
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// kill ends the process as no program notices. One that has ended stays so.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait() // says that it was killed
	}
}

// atDesk does something with the store as a subcommand has it: that of the service
// that runs, or the folder when none does.
func atDesk(t *testing.T, environ []string, do func(s store)) {
	t.Helper()
	p := program{environ: env.ToMap(environ), out: io.Discard, errs: io.Discard}
	_, cfg, ok := p.setUp(storeSettings...)
	if !ok {
		t.Fatal("the settings are wrong")
	}
	s, err := p.visitStore(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	do(s)
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
}

// stats is the state of the outbox. A machine with much to do may take a while to say it.
func stats(t *testing.T, environ []string) (s outbox.Stats) {
	t.Helper()
	atDesk(t, environ, func(st store) {
		var err error
		for range 10 {
			if s, err = st.outbox.Stats(t.Context()); err == nil {
				return
			}
		}
		t.Fatal(err)
	})
	return s
}

// crowd are the numbers of so many private chats.
func crowd(n int) (ids []int64) {
	for i := range n {
		ids = append(ids, int64(7001+i))
	}
	return ids
}

// subscribe has chats want the figures of Balangan, told at any hour.
func subscribe(t *testing.T, environ []string, chats ...int64) {
	t.Helper()
	settle(t, environ, chats, func(s *people.Settings) {
		s.Wants, s.Regions, s.Quiet = []people.Kind{people.NewFigures}, []string{"6311"}, &people.Quiet{}
	})
}

// wake has a chat be told also on a Friday at noon.
func wake(t *testing.T, environ []string, chat int64) {
	t.Helper()
	settle(t, environ, []int64{chat}, func(*people.Settings) {})
}

// settle changes settings of chats, whose region is one where it is no hour of prayer.
func settle(t *testing.T, environ []string, chats []int64, how func(*people.Settings)) {
	t.Helper()
	at := awake(t)
	atDesk(t, environ, func(s store) {
		for _, id := range chats {
			_, err := s.Change(t.Context(), id, func(p *people.Settings) error {
				how(p)
				p.Bound = at
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// awake is a region in whose zone something unasked may be told now: everywhere but
// for the hours of the Friday prayer, which all zones share for one hour of the week.
func awake(t *testing.T) string {
	t.Helper()
	for _, region := range []string{"6311", "3173", "9471"} {
		now := time.Now().In(people.Zone(region)).Add(time.Minute)
		if now.Weekday() != time.Friday || now.Hour() < 11 || now.Hour() >= 14 {
			return region
		}
	}
	t.Skip("nothing unasked goes out anywhere at this hour of a Friday")
	return ""
}

// announce brings a figure in beside the service, whose subscribers then hear of it.
func announce(t *testing.T, environ []string, value string) {
	t.Helper()
	announceAt(t, time.Now, environ, value)
}

// announceAt is announce by a clock.
func announceAt(t *testing.T, now func() time.Time, environ []string, value string) {
	t.Helper()
	besideAt(t, now, environ, "impor", figuresFile(t, "6311,p0,2026-03,"+value+",Berita Resmi Statistik 2026"))
}

// longLetter is a letter of so many messages.
func longLetter(parts int) outbox.Letter {
	var text strings.Builder
	for i := range parts {
		text.WriteString("Bagian " + strconv.Itoa(i+1) + " " + strings.Repeat("dari surat yang panjang ", 160) + "\n\n")
	}
	return letter("panjang", person, text.String())
}

// letter is one to a private chat.
func letter(key string, to int64, text string) outbox.Letter {
	return outbox.Letter{
		Key: key, Priority: outbox.Reminder, To: chat.ID{Chat: to}, Kind: chat.Private,
		Expires: time.Now().Add(time.Hour), Message: chat.Message{Text: text},
	}
}

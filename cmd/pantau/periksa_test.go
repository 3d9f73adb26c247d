package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
	"pantau/bot/text"
)

// forDoctor is an environment with which everything is well.
func forDoctor(api *telegramtest.Server, more ...string) []string {
	return append([]string{
		"TELEGRAM_TOKEN=" + testToken, "TELEGRAM_API_URL=" + api.URL(), "ADMIN_IDS=7", "DATA_DIR=/nonexistent/pantau",
	}, more...)
}

func TestDoctorFindsAllWell(t *testing.T) {
	got := pantau(t, forDoctor(newAPI(t), "REDIS_URL="+redistest.Start(t, "--appendonly", "yes").URL()), "periksa")
	if got.code != exitFine {
		t.Errorf("code %d", got.code)
	}
	mustSay(t, got.out, "Kabupaten Balangan", "@pantau_test_bot", "long polling", "AOF aktif", "33.307 angka", "Tidak ada yang perlu dibenahi")
	if strings.Contains(got.out+got.errs, tokenKey) {
		t.Error("the doctor prints the token")
	}
}

func TestDoctorFindsWhatIsWrong(t *testing.T) {
	stranger := telegramtest.New("1:x", telegramtest.Options{})
	t.Cleanup(stranger.Close)
	deaf := telegramtest.New(testToken, telegramtest.Options{})
	t.Cleanup(deaf.Close)
	gone := redistest.Start(t)
	gone.Stop()
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "dump.rdb"), []byte("REDIS0009 and nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		environ []string
		code    int
		says    []string
	}{
		{"nothing set", []string{"DATA_DIR=/nonexistent/x"}, exitFailed, []string{"TELEGRAM_TOKEN", "@BotFather", "1 hal"}},
		{"two settings", []string{"DATA_DIR=/nonexistent/x", "REGION=9"}, exitFailed, []string{"TELEGRAM_TOKEN", "REGION", "2 hal"}},
		{"token refused", forDoctor(stranger), exitFailed, []string{"ditolak", "/mybots"}},
		{"API away", []string{"TELEGRAM_TOKEN=" + testToken, "TELEGRAM_API_URL=http://127.0.0.1:1", "DATA_DIR=/nonexistent/x"}, exitFailed, []string{"tidak dapat diperiksa", "TELEGRAM_API_URL"}},
		{"privacy mode", forDoctor(deaf), exitFine, []string{"/setprivacy"}},
		{"no administrators", forDoctor(deaf, "ADMIN_IDS="), exitFine, []string{"pengelola 0 orang"}},
		{"redis away", forDoctor(deaf, "REDIS_URL="+gone.URL()), exitFailed, []string{"Redis tidak dapat dipakai", "REDIS_URL"}},
		{"redis keeps nothing", forDoctor(deaf, "REDIS_URL="+redistest.Start(t).URL()), exitFailed, []string{"appendonly yes"}},
		{"folder new", forDoctor(deaf), exitFine, []string{"dibuat saat layanan dimulai"}},
		{"folder broken", forDoctor(deaf, "DATA_DIR="+broken), exitFailed, []string{broken, "cadangan"}},
		{"folder free", forDoctor(deaf, "DATA_DIR="+t.TempDir()), exitFine, []string{"tidak sedang dipakai"}},
		{"webhook", forDoctor(deaf, "TELEGRAM_WEBHOOK_URL=http://h/x", "TELEGRAM_WEBHOOK_SECRET=a"), exitFine, []string{"webhook http://h/x", "https"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := pantau(t, tt.environ, "periksa")
			if got.code != tt.code {
				t.Errorf("code %d, want %d\n%s", got.code, tt.code, got.out)
			}
			mustSay(t, got.out, tt.says...)
			if strings.Contains(got.out+got.errs, tokenKey) {
				t.Error("the doctor prints the token")
			}
		})
	}
}

// TestDoctorBesideTheService examines a service that runs, and asks its health.
func TestDoctorBesideTheService(t *testing.T) {
	api, dir, address := newAPI(t), t.TempDir(), freeAddress(t)
	r := startService(t, api, "DATA_DIR="+dir, "LISTEN_ADDR="+address)
	mustSay(t, talk(t, api, "/start"), "Pantau")
	got := pantau(t, forDoctor(api, "DATA_DIR="+dir), "periksa")
	if got.code != exitFine {
		t.Errorf("code %d", got.code)
	}
	mustSay(t, got.out, "dipakai layanan yang sedang berjalan")
	if got := pantau(t, []string{"LISTEN_ADDR=" + address}, "periksa", "--hidup"); got.code != exitFine {
		t.Errorf("--hidup: code %d, %s", got.code, got.errs)
	}
	r.end()
	if got := pantau(t, []string{"LISTEN_ADDR=" + address}, "periksa", "--hidup"); got.code != exitFailed {
		t.Errorf("--hidup after the end: code %d", got.code)
	}
}

func TestHealthWaitsForTheAPI(t *testing.T) {
	api, address := newAPI(t), freeAddress(t)
	asked := make(chan struct{}, 100)
	api.SetFault(func(c telegramtest.Call) telegramtest.Fault {
		asked <- struct{}{}
		return telegramtest.Fault{Status: 502}
	})
	startService(t, api, "DATA_DIR="+t.TempDir(), "LISTEN_ADDR="+address)
	select {
	case <-asked:
	case <-time.After(enough):
		t.Fatal("the service never asked who it is")
	}
	if got := pantau(t, []string{"LISTEN_ADDR=" + address}, "periksa", "--hidup"); got.code != exitFailed {
		t.Errorf("--hidup without the API: code %d", got.code)
	}
}

// What the doctor says of a server follows from how it keeps what it holds.
func TestKeeping(t *testing.T) {
	tests := []struct {
		name  string
		kept  redisstore.Persistence
		worst text.Grade
		count int
	}{
		{"log", redisstore.Persistence{AOF: true}, text.Good, 1},
		{"snapshots", redisstore.Persistence{Saves: "60 1", SavesKnown: true}, text.Advice, 1},
		{"nothing", redisstore.Persistence{SavesKnown: true}, text.Bad, 1},
		{"silent", redisstore.Persistence{}, text.Advice, 1},
		{"failing", redisstore.Persistence{AOF: true, SaveFailing: true}, text.Bad, 2},
		{"evicting", redisstore.Persistence{AOF: true, Evicts: true, Policy: "allkeys-lru"}, text.Bad, 2},
	}
	for _, tt := range tests {
		findings := keeping(tt.kept)
		worst := text.Good
		for _, f := range findings {
			worst = max(worst, f.Grade)
		}
		if worst != tt.worst || len(findings) != tt.count {
			t.Errorf("%s: %v", tt.name, findings)
		}
	}
}

func TestOldDataIsSaid(t *testing.T) {
	cat, _, ok := program{errs: &pages{}}.setUp(terminalSettings...)
	if !ok {
		t.Fatal("the catalogue cannot be read")
	}
	read, err := time.Parse(time.DateOnly, cat.Checked())
	if err != nil {
		t.Fatal(err)
	}
	d := doctor{cat: cat}
	if f := d.data(read.AddDate(0, 11, 0)); f.Grade != text.Good {
		t.Errorf("after eleven months: %v", f)
	}
	if f := d.data(read.AddDate(1, 1, 0)); f.Grade != text.Advice {
		t.Errorf("after thirteen months: %v", f)
	}
}

// An address that listens everywhere is asked on this machine.
func TestReachable(t *testing.T) {
	for listen, want := range map[string]string{
		":80": "127.0.0.1:80", "0.0.0.0:80": "127.0.0.1:80", "[::]:80": "127.0.0.1:80", "10.0.0.1:80": "10.0.0.1:80",
	} {
		if got := reachable(listen); got != want {
			t.Errorf("reachable(%q) = %q, want %q", listen, got, want)
		}
	}
}

// TestDoctorIsBounded examines with a context that has ended already.
func TestDoctorIsBounded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := pantauUntil(ctx, forDoctor(newAPI(t)), "periksa"); got.code != exitFailed {
		t.Errorf("code %d\n%s", got.code, got.out)
	}
}

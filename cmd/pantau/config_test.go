package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/outbox"
)

func knowsBalangan(code string) bool { return code == "6311" }

// names lists the variables that have a problem.
func (ps problems) names() (names []string) {
	for _, p := range ps {
		names = append(names, p.name)
	}
	return names
}

// With nothing but a token the program runs on its own data, at the pace that Telegram allows.
func TestConfigDefaults(t *testing.T) {
	cfg, wrong := readConfig(map[string]string{"TELEGRAM_TOKEN": "1:a", "REDIS_URL": ""}, knowsBalangan)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	want := config{
		Token: "1:a", APIURL: "https://api.telegram.org", Listen: "127.0.0.1:8080", DataDir: "./data",
		Region: "6311", LogFormat: "text", LogLevel: slog.LevelInfo,
		Pace: pace{outbox.Pace{
			All: outbox.Rate{N: 30, Per: time.Second}, Private: outbox.Rate{N: 1, Per: time.Second}, Group: outbox.Rate{N: 20, Per: time.Minute},
		}},
		BPSURL: "https://webapi.bps.go.id/v1/api/", BPSEvery: interval(6 * time.Hour), BPSDomains: domains{"0000"}, BPSPause: interval(time.Second), NewsQuiet: interval(30 * time.Minute),
		ReleaseEvery: interval(15 * time.Minute), ModelDaily: 200,
	}
	if diff := cmp.Diff(want, cfg); diff != "" {
		t.Error(diff)
	}
}

func TestConfigReadsEverything(t *testing.T) {
	cfg, wrong := readConfig(map[string]string{
		"TELEGRAM_TOKEN": "1:a", "TELEGRAM_API_URL": "http://127.0.0.1:9/base", "TELEGRAM_WEBHOOK_URL": "https://x.go.id/tg",
		"TELEGRAM_WEBHOOK_SECRET": "s-_9", "LISTEN_ADDR": ":0", "REDIS_URL": "rediss://u:p@h:1/2", "DATA_DIR": "/d",
		"REGION": "6311", "ADMIN_IDS": "12, 34", "LOG_LEVEL": "debug", "LOG_FORMAT": "json", "SEND_PACE": "off",
		"BPS_API_KEY": "k", "BPS_API_URL": "http://127.0.0.1:8/api/", "BPS_EVERY": "10m", "BPS_DOMAINS": "0000, 6300", "BPS_CONTACT": "a@b.id", "BPS_PAUSE": "2s", "NEWS_QUIET": "0s",
		"RELEASE_EVERY": "1m", "RELEASE_FEEDS": "https://a.go.id/feed, http://b.go.id/rss", "RELEASE_WORDS": "miskin, garis kemiskinan", "FETCH_ALLOW": "intranet.go.id, 10.1.0.0/16",
		"OPENAI_API_KEY": "sk", "OPENAI_BASE_URL": "http://127.0.0.1:7/v1", "OPENAI_MODEL": "kecil", "OPENAI_DAILY": "5", "OPENAI_QUESTIONS": "true", "MEDIA_CHAT": "-1001234567890",
	}, knowsBalangan)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	want := config{
		Token: "1:a", APIURL: "http://127.0.0.1:9/base", WebhookURL: "https://x.go.id/tg", WebhookSecret: "s-_9",
		Listen: ":0", Redis: "rediss://u:p@h:1/2", DataDir: "/d", Region: "6311", Admins: adminIDs{12, 34},
		LogLevel: slog.LevelDebug, LogFormat: "json",
		BPSKey: "k", BPSURL: "http://127.0.0.1:8/api/", BPSEvery: interval(10 * time.Minute), BPSDomains: domains{"0000", "6300"}, BPSContact: "a@b.id", BPSPause: interval(2 * time.Second),
		ReleaseEvery: interval(time.Minute), Feeds: addresses{"https://a.go.id/feed", "http://b.go.id/rss"}, ReleaseWords: words{"miskin", "garis kemiskinan"},
		FetchAllow: words{"intranet.go.id", "10.1.0.0/16"}, ModelKey: "sk", ModelURL: "http://127.0.0.1:7/v1", Model: "kecil", ModelDaily: 5, ModelAsked: true, MediaChat: -1001234567890,
	}
	if diff := cmp.Diff(want, cfg); diff != "" {
		t.Error(diff)
	}
}

func TestConfigNamesEveryProblemAtOnce(t *testing.T) {
	environ := map[string]string{
		"TELEGRAM_API_URL": "nowhere.example", "TELEGRAM_WEBHOOK_URL": "ftp://x/y", "LISTEN_ADDR": "somewhere",
		"REDIS_URL": "hidden://user:hunter2@host", "REGION": "0001", "ADMIN_IDS": "12,budi", "LOG_LEVEL": "loud",
		"LOG_FORMAT": "xml", "SEND_PACE": "fast", "BPS_API_URL": "nosuch.example", "BPS_EVERY": "77s", "BPS_DOMAINS": "63xy", "NEWS_QUIET": "soon", "BPS_PAUSE": "brief",
		"RELEASE_EVERY": "1ms", "RELEASE_FEEDS": "ftp://a/b", "FETCH_ALLOW": "10.1.0.0/99", "OPENAI_BASE_URL": "somewhere", "OPENAI_DAILY": "many", "MEDIA_CHAT": "@gambar", "MAP_GEOJSON": "/nowhere", "OPENAI_QUESTIONS": "maybe",
	}
	_, wrong := readConfig(environ, knowsBalangan)
	want := []string{
		"ADMIN_IDS", "BPS_API_URL", "BPS_DOMAINS", "BPS_EVERY", "BPS_PAUSE", "FETCH_ALLOW", "LISTEN_ADDR", "LOG_FORMAT", "LOG_LEVEL", "MAP_GEOJSON", "MEDIA_CHAT", "NEWS_QUIET",
		"OPENAI_BASE_URL", "OPENAI_DAILY", "OPENAI_MODEL", "OPENAI_QUESTIONS", "REDIS_URL", "REGION", "RELEASE_EVERY", "RELEASE_FEEDS", "SEND_PACE",
		"TELEGRAM_API_URL", "TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_WEBHOOK_URL",
	}
	if diff := cmp.Diff(want, wrong.names()); diff != "" {
		t.Error(diff)
	}
	said := wrong.String()
	for name, value := range environ {
		if strings.Contains(said, value) {
			t.Errorf("the problems repeat the value of %s", name)
		}
	}
	for _, name := range want {
		if !strings.Contains(said, name+": ") {
			t.Errorf("the problems do not name %s:\n%s", name, said)
		}
	}
}

func TestConfigSingleValues(t *testing.T) {
	long := strings.Repeat("s", 257)
	tests := []struct {
		name, value string
		fine        bool
	}{
		{"TELEGRAM_TOKEN", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", true},
		{"TELEGRAM_TOKEN", "TEST", true},
		{"MEDIA_CHAT", "-1001234567890", true},
		{"MEDIA_CHAT", "", true},
		{"MEDIA_CHAT", "5001", false},
		{"MAP_GEOJSON", "../../indicators/chart/testdata/batas.geojson", true},
		{"MAP_GEOJSON", "../../indicators/chart/testdata/none.geojson", false},
		{"MAP_GEOJSON", "config_test.go", false},
		{"TELEGRAM_TOKEN", "1:a b", false},
		{"TELEGRAM_TOKEN", "1:a/b", false},
		{"TELEGRAM_API_URL", "http://[::1]:8081", true},
		{"TELEGRAM_API_URL", "https://api.telegram.org/bot", false},
		{"TELEGRAM_API_URL", "https://api.telegram.org/bot12:ab/getMe", false},
		{"TELEGRAM_API_URL", "https://u:p@host", false},
		{"TELEGRAM_WEBHOOK_SECRET", long, false},
		{"TELEGRAM_WEBHOOK_SECRET", long[:256], true},
		{"TELEGRAM_WEBHOOK_SECRET", "a b", false},
		{"TELEGRAM_WEBHOOK_URL", "https://h/healthz", false},
		{"TELEGRAM_WEBHOOK_URL", "https://h/{x}", false},
		{"LISTEN_ADDR", "0.0.0.0:65535", true},
		{"LISTEN_ADDR", "0.0.0.0:65536", false},
		{"REDIS_URL", "redis://localhost:6379/0?addr=localhost:6380", true},
		{"REDIS_URL", "localhost:6379", false},
		{"ADMIN_IDS", "5", true},
		{"ADMIN_IDS", "-5", false},
		{"ADMIN_IDS", "5,", false},
		{"SEND_PACE", "1/s,1/s", false},
	}
	for _, tt := range tests {
		_, wrong := readConfig(map[string]string{tt.name: tt.value}, func(string) bool { return true })
		if refused := slices.Contains(wrong.names(), tt.name); refused == tt.fine {
			t.Errorf("%s=%q is fine: %v, want %v", tt.name, tt.value, !refused, tt.fine)
		}
	}
}

func TestConfigSecretsFromFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "token")
	if err := os.WriteFile(path, []byte("1:from-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		environ map[string]string
		token   secret
		wrong   []string
	}{
		{"file", map[string]string{"TELEGRAM_TOKEN_FILE": path}, "1:from-file", nil},
		{"both", map[string]string{"TELEGRAM_TOKEN_FILE": path, "TELEGRAM_TOKEN": "1:x"}, "1:x", []string{"TELEGRAM_TOKEN"}},
		{"empty beside file", map[string]string{"TELEGRAM_TOKEN_FILE": path, "TELEGRAM_TOKEN": ""}, "1:from-file", nil},
		{"no file", map[string]string{"TELEGRAM_TOKEN_FILE": filepath.Join(dir, "none")}, "", []string{"TELEGRAM_TOKEN"}},
		{"folder", map[string]string{"REDIS_URL_FILE": dir, "TELEGRAM_TOKEN": "1:x"}, "1:x", []string{"REDIS_URL"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg, wrong := readConfig(tt.environ, knowsBalangan)
			if diff := cmp.Diff(tt.wrong, wrong.names()); diff != "" || cfg.Token != tt.token {
				t.Errorf("token %q, problems (-want +got)\n%s", string(cfg.Token), diff)
			}
		})
	}
}

func TestSubcommandsDemandOnlyWhatTheyNeed(t *testing.T) {
	_, wrong := readConfig(map[string]string{"LISTEN_ADDR": "x", "REGION": "9"}, knowsBalangan)
	if diff := cmp.Diff([]string{"REGION"}, wrong.about(terminalSettings...).names()); diff != "" {
		t.Error(diff)
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	const value = "4711:hunter2"
	cfg := config{Token: value, WebhookSecret: value, Redis: "redis://:" + value + "@h"}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n", cfg)
		fmt.Fprintf(&out, verb+"\n", cfg.Token)
		fmt.Fprintf(&out, verb+"\n", &cfg)
	}
	if err := json.NewEncoder(&out).Encode(cfg); err != nil {
		t.Fatal(err)
	}
	slog.New(slog.NewJSONHandler(&out, nil)).Info("all", "cfg", cfg, "token", cfg.Token)
	slog.New(slog.NewTextHandler(&out, nil)).Info("all", "cfg", cfg, "token", cfg.Token)
	for _, leak := range []string{"hunter2", fmt.Sprintf("%x", "hunter2"), "104 117 110"} {
		if strings.Contains(out.String(), leak) {
			t.Errorf("%q is printed:\n%s", leak, out.String())
		}
	}
	if !strings.Contains(out.String(), redacted) {
		t.Error("nothing stands in place of the secrets")
	}
}

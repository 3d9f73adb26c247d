package redisstore_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/dialogue/dialoguetest"
	"pantau/bot/embedded"
	"pantau/bot/people"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// each runs a test on a server, on a cluster when there is one, and on the store
// in the process.
func each(t *testing.T, run func(t *testing.T, c redis.UniversalClient, o redisstore.Options)) {
	redistest.Each(t, func(t *testing.T, c redis.UniversalClient, prefix string) {
		run(t, c, redisstore.Options{Prefix: prefix})
	})
	t.Run("embedded", func(t *testing.T) {
		s := inProcess(t)
		run(t, s.Client(), redisstore.Options{Prefix: redistest.Prefix(t, s.Client()), Sync: s.Sync})
	})
}

func inProcess(t testing.TB) *embedded.Server {
	t.Helper()
	s, err := embedded.Open(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestDialogues(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		dialoguetest.TestStore(t, func(t *testing.T) (dialogue.Store, dialoguetest.Pass) {
			prefix := redistest.Prefix(t, c)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}), redistest.Pass(c, prefix)
		})
	})
}

// Names are forgotten people.Forgets after the chat's last choice; a region is not.
func TestForgetsNames(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s, pass := redisstore.OpenClient(c, o), redistest.Pass(c, o.Prefix)
		check(t, s.SetRegion(t.Context(), 1, "6311"))
		check(t, s.Remember(t.Context(), 1, "banjar", "6303"))
		pass(t, people.Forgets-time.Hour)
		check(t, s.Remember(t.Context(), 1, "bandung", "3204"))
		pass(t, people.Forgets-time.Hour)
		if c, err := s.Chat(t.Context(), 1); err != nil || len(c.Meant) != 2 {
			t.Errorf("chat %v, %v an hour before its names are forgotten; want two", c, err)
		}
		pass(t, 2*time.Hour)
		if c, err := s.Chat(t.Context(), 1); err != nil || c.Region != "6311" || len(c.Meant) != 0 {
			t.Errorf("chat %v, %v; want region 6311 and no names", c, err)
		}
	})
}

// A Store puts no key outside its prefix, and every key that it puts has a time to
// live but those of the table in doc.go that have none.
func TestKeys(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s := redisstore.OpenClient(c, o)
		check(t, s.Check(t.Context()))
		check(t, s.SetRegion(t.Context(), -100, "6311"))
		check(t, s.Remember(t.Context(), -100, "banjar", "6303"))
		check(t, s.Ask(t.Context(), chat.ID{Chat: -100, Topic: 5}, 7, dialogue.Question{Name: "banjar"}, time.Minute))
		check(t, s.PutSubject(t.Context(), chat.ID{Chat: -100, Topic: 5}, 7, "6311 p0", time.Minute))
		check(t, s.Keep(t.Context(), chat.Ref{Chat: -100, Message: 9}, dialogue.Card{Owner: 7}, time.Minute))
		_, err := s.Once(t.Context(), "update:1", 0) // a time to live that is none must not become for ever
		check(t, err)
		for key, lives := range map[string]bool{
			"schema": false, "{-100}:region": false, "{-100}:meant": true,
			"{-100}:ask:5:7": true, "{-100}:subject:5:7": true, "{-100}:card:9": true,
		} {
			ttl, err := c.TTL(t.Context(), o.Prefix+key).Result()
			if err != nil || ttl == -2 || (ttl > 0) != lives {
				t.Errorf("%s has %v to live, %v; want one: %v", key, ttl, err, lives)
			}
		}
		if ttl := c.PTTL(t.Context(), o.Prefix+"once:update:1").Val(); ttl == -1 {
			t.Error("a mark without a time to live stays for ever")
		}
	})
}

// A store of a later program, or with a version that is none, is refused.
func TestCheck(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s := redisstore.OpenClient(c, o)
		for range 2 {
			check(t, s.Check(t.Context()))
		}
		tests := []struct {
			version string
			newer   bool
			says    string
		}{
			{"2", true, "schema 2"},
			{"soon", false, "no number"},
		}
		for _, tt := range tests {
			check(t, c.Set(t.Context(), o.Prefix+"schema", tt.version, 0).Err())
			err := s.Check(t.Context())
			if err == nil || errors.Is(err, redisstore.ErrNewer) != tt.newer || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("schema %s: %v; want newer %v and %q", tt.version, err, tt.newer, tt.says)
			}
		}
	})
}

// A value of another kind under a key is an error, not silence, and does not mean
// that Redis is away.
func TestForeignValues(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s := redisstore.OpenClient(c, o)
		check(t, c.Set(t.Context(), o.Prefix+"{1}:meant", "x", 0).Err())
		check(t, c.Set(t.Context(), o.Prefix+"{1}:ask:0:1", "not json", 0).Err())
		_, chatErr := s.Chat(t.Context(), 1)
		_, _, askErr := s.Pending(t.Context(), chat.ID{Chat: 1}, 1)
		for _, err := range []error{chatErr, askErr} {
			if err == nil || errors.Is(err, redisstore.ErrAway) || strings.Contains(err.Error(), "not json") {
				t.Errorf("error %v; want one that is not ErrAway and quotes no value", err)
			}
		}
	})
}

// SetRegion says that it is kept only once Sync has said so.
func TestSetRegionSyncs(t *testing.T) {
	full := errors.New("disk full")
	c := inProcess(t).Client()
	s := redisstore.OpenClient(c, redisstore.Options{Sync: func(context.Context) error {
		if got := c.Get(t.Context(), "pantau:{1}:region").Val(); got != "6311" {
			t.Errorf("region %q when it is synced; want 6311", got)
		}
		return full
	}})
	if err := s.SetRegion(t.Context(), 1, "6311"); !errors.Is(err, full) {
		t.Errorf("SetRegion = %v; want what Sync said", err)
	}
}

// How a server keeps what it holds is read from the server.
func TestPersistence(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want redisstore.Persistence
	}{
		{"nothing kept", nil, redisstore.Persistence{SavesKnown: true, Policy: "noeviction", Masters: 1}},
		{"log and snapshots", []string{"--appendonly", "yes", "--save", "60 1"},
			redisstore.Persistence{AOF: true, Saves: "60 1", SavesKnown: true, Policy: "noeviction", Masters: 1}},
		{"throws away", []string{"--maxmemory", "50mb", "--maxmemory-policy", "allkeys-lru"},
			redisstore.Persistence{SavesKnown: true, Evicts: true, Policy: "allkeys-lru", Masters: 1}},
		{"no limit, so nothing to evict", []string{"--maxmemory-policy", "allkeys-lru"},
			redisstore.Persistence{SavesKnown: true, Policy: "allkeys-lru", Masters: 1}},
		{"CONFIG forbidden", []string{"--rename-command", "CONFIG", ""},
			redisstore.Persistence{Policy: "noeviction", Masters: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := redisstore.Open(redistest.Start(t, tt.args...).URL(), redisstore.Options{})
			check(t, err)
			t.Cleanup(func() { check(t, s.Disconnect()) })
			got, err := s.Persistence(t.Context())
			check(t, err)
			if got.Version == "" {
				t.Error("no version")
			}
			got.Version = ""
			if got != tt.want {
				t.Errorf("got %+v; want %+v", got, tt.want)
			}
		})
	}
}

// The store in the process says little of itself, which is no error.
func TestPersistenceUnknown(t *testing.T) {
	s := redisstore.OpenClient(inProcess(t).Client(), redisstore.Options{})
	got, err := s.Persistence(t.Context())
	if err != nil || got != (redisstore.Persistence{Masters: 1}) {
		t.Errorf("got %+v, %v; want nothing known of one server", got, err)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

package redisstore_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// pictured is a store for pictures, and how its time passes.
func pictured(t *testing.T, run func(t *testing.T, s *redisstore.Store, c redis.UniversalClient, prefix string)) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		prefix := redistest.Prefix(t, c)
		run(t, redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}), c, prefix)
	})
}

// shows holds a picture against what is kept; nil is none.
func shows(t *testing.T, s *redisstore.Store, key string, want []byte) {
	t.Helper()
	png, ok, err := s.Picture(t.Context(), key)
	check(t, err)
	if ok != (want != nil) || !bytes.Equal(png, want) {
		t.Errorf("%q has %d bytes, want %d", key, len(png), len(want))
	}
}

func TestPicturesAreKeptForADay(t *testing.T) {
	pictured(t, func(t *testing.T, s *redisstore.Store, c redis.UniversalClient, prefix string) {
		png := []byte("\x89PNG\r\n\x1a\n\x00\xff")
		shows(t, s, "tren:6311", nil)
		check(t, s.KeepPicture(t.Context(), "tren:6311", []byte("lama")))
		check(t, s.KeepPicture(t.Context(), "tren:6311", png))
		shows(t, s, "tren:6311", png)
		shows(t, s, "tren:6310", nil)
		check(t, s.KeepPicture(t.Context(), "kosong", nil))
		shows(t, s, "kosong", nil)
		check(t, s.KeepPicture(t.Context(), "besar", bytes.Repeat([]byte{1}, 512<<10+1)))
		shows(t, s, "besar", nil)
		largest := bytes.Repeat([]byte{1}, 512<<10)
		check(t, s.KeepPicture(t.Context(), "besar", largest))
		shows(t, s, "besar", largest)
		pass := redistest.Pass(c, prefix)
		pass(t, 23*time.Hour)
		shows(t, s, "tren:6311", png)
		pass(t, 2*time.Hour)
		shows(t, s, "tren:6311", nil)
	})
}

// The oldest picture makes room, and nothing of it is left.
func TestFewPicturesAreKept(t *testing.T) {
	pictured(t, func(t *testing.T, s *redisstore.Store, c redis.UniversalClient, prefix string) {
		for i := range 200 {
			check(t, s.KeepPicture(t.Context(), fmt.Sprint(i), []byte{1}))
		}
		check(t, s.KeepPicture(t.Context(), "0", []byte{2})) // no longer the oldest
		check(t, s.KeepPicture(t.Context(), "200", []byte{3}))
		shows(t, s, "0", []byte{2})
		shows(t, s, "1", nil)
		shows(t, s, "2", []byte{1})
		shows(t, s, "200", []byte{3})
		keys := 0
		check(t, eachKey(t.Context(), c, prefix, func(string) error { keys++; return nil }))
		if keys != 201 {
			t.Errorf("%d keys, want 200 and their list", keys)
		}
	})
}

// known holds an id against what is known; empty is none.
func known(t *testing.T, p redisstore.PictureIDs, key, want string) {
	t.Helper()
	id, ok, err := p.PictureID(t.Context(), key)
	check(t, err)
	if id != want || ok != (want != "") {
		t.Errorf("%q has the id %q, want %q", key, id, want)
	}
}

func TestIDsOfPicturesAreOneBots(t *testing.T) {
	pictured(t, func(t *testing.T, s *redisstore.Store, c redis.UniversalClient, prefix string) {
		ours, theirs := s.PictureIDs(1), s.PictureIDs(11)
		known(t, ours, "tren:6311", "")
		check(t, ours.KeepPictureID(t.Context(), "tren:6311", "AgAC"))
		check(t, theirs.KeepPictureID(t.Context(), "tren:6311", "BgAC"))
		check(t, ours.KeepPictureID(t.Context(), "peta", "CgAC"))
		known(t, ours, "tren:6311", "AgAC")
		known(t, theirs, "tren:6311", "BgAC")
		check(t, ours.KeepPictureID(t.Context(), "tren:6311", ""))
		check(t, ours.KeepPictureID(t.Context(), "nothing", ""))
		known(t, ours, "tren:6311", "")
		known(t, ours, "peta", "CgAC")
		known(t, theirs, "tren:6311", "BgAC")
		pass := redistest.Pass(c, prefix)
		pass(t, 89*24*time.Hour)
		known(t, ours, "peta", "CgAC")
		pass(t, 2*24*time.Hour)
		known(t, ours, "peta", "")
	})
}

// The oldest id makes room.
func TestIDsOfPicturesAreBounded(t *testing.T) {
	s := inProcess(t)
	p := redisstore.OpenClient(s.Client(), redisstore.Options{}).PictureIDs(7)
	for i := range 5001 {
		check(t, p.KeepPictureID(t.Context(), fmt.Sprint(i), "id"))
	}
	known(t, p, "0", "")
	known(t, p, "1", "id")
	known(t, p, "5000", "id")
	for _, key := range []string{"pantau:{pictures}:id:7", "pantau:{pictures}:ids:7"} {
		n, err := s.Client().HLen(t.Context(), key).Result()
		if strings.Contains(key, ":ids:") {
			n, err = s.Client().ZCard(t.Context(), key).Result()
		}
		if err != nil || n != 5000 {
			t.Errorf("%s has %d, %v", key, n, err)
		}
	}
}

// With Redis away pictures are a fault that says so, at once.
func TestPicturesWithoutRedis(t *testing.T) {
	s, err := redisstore.Open("redis://127.0.0.1:1", redisstore.Options{})
	check(t, err)
	defer s.Disconnect()
	if _, ok, err := s.Picture(t.Context(), "a"); ok || err == nil {
		t.Errorf("%v, %v", ok, err)
	}
	if id, ok, err := s.PictureIDs(1).PictureID(t.Context(), "a"); ok || id != "" || err == nil {
		t.Errorf("%q, %v, %v", id, ok, err)
	}
}

package redisstore_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/embedded"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
)

// What the store in the process has said is kept is there after a kill: commitments,
// their lists and history, numbers, and the marks of letters; and forms, which are on
// the disk with it.
func TestKilledStoreHasAll(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	server, err := embedded.Open(ctx, dir, slog.New(slog.DiscardHandler))
	check(t, err)
	s := redisstore.OpenClient(server.Client(), redisstore.Options{Sync: server.Sync})
	f, err := s.PutForm(ctx, chat.ID{Chat: 7}, 7, dialogue.Form{Command: "lapor", Step: "catatan", Fields: map[string]string{"a": "ä"}}, time.Hour)
	check(t, err)
	told := letter("told", 7)
	told.Marks = []string{"komitmen/6311/1/dinsos/2026-12-31/H-7@7"}
	_, err = s.Outbox(outbox.Pace{}).Put(ctx, told)
	check(t, err)
	p := s.Pledges()
	first, err := p.Reserve(ctx, "6311", commitments.Pledges, 2)
	check(t, err)
	check(t, p.Write(ctx, "6311", append(pledged(first, "", "open", commitments.Current), pledged(first+1, "", "over", commitments.Past)...), entered("made")))

	snapshot, err := os.ReadFile(filepath.Join(dir, "dump.rdb")) // as a kill leaves it
	check(t, err)
	check(t, server.Close())
	again := t.TempDir()
	check(t, os.WriteFile(filepath.Join(again, "dump.rdb"), snapshot, 0o600))
	server, err = embedded.Open(ctx, again, slog.New(slog.DiscardHandler))
	check(t, err)
	defer func() { check(t, server.Close()) }()
	s = redisstore.OpenClient(server.Client(), redisstore.Options{Sync: server.Sync})
	stillHas(t, s, f, told.Marks[0])
}

// stillHas checks that a store has what was written before, and goes on from there.
func stillHas(t *testing.T, s *redisstore.Store, f dialogue.Form, mark string) {
	t.Helper()
	ctx, p := t.Context(), s.Pledges()
	if got, ok, err := s.Form(ctx, chat.ID{Chat: 7}, 7); err != nil || !ok || got.Version != f.Version || got.Fields["a"] != "ä" {
		t.Errorf("the form is %+v, %v, %v; want %+v", got, ok, err, f)
	}
	if known, err := s.Outbox(outbox.Pace{}).Marked(ctx, mark, "other"); err != nil || !known[0] || known[1] {
		t.Errorf("marks are known: %v, %v; want the first", known, err)
	}
	for l, want := range map[commitments.List]string{commitments.Current: "open", commitments.Past: "over"} {
		texts, next, err := p.Page(ctx, "6311", commitments.Pledges, l, "", 9)
		if err != nil || len(texts) != 1 || texts[0] != want || next != "" {
			t.Errorf("%s has %q, %v; want %q", l, texts, err, want)
		}
	}
	told, err := p.History(ctx, "6311", "komitmen 1", 9)
	check(t, err)
	day, err := p.Day(ctx, "6311", entered("").Day, 9)
	check(t, err)
	if len(told) != 1 || len(day) != 1 || told[0].To != "made" || !told[0].At.Equal(entered("").At) {
		t.Errorf("history %v, by day %v; want one entry each", told, day)
	}
	version, err := p.Version(ctx, "6311")
	check(t, err)
	regions, err := p.Regions(ctx)
	check(t, err)
	if version != 1 || len(regions) != 1 {
		t.Errorf("version %d, regions %q; want 1 and 6311", version, regions)
	}
	if first, err := p.Reserve(ctx, "6311", commitments.Pledges, 1); err != nil || first != 3 {
		t.Errorf("the next number is %d, %v; want 3", first, err)
	}
	check(t, p.Write(ctx, "6311", pledged(1, "open", "closed", commitments.Past)))
	if texts, _, err := p.Page(ctx, "6311", commitments.Pledges, commitments.Current, "", 9); err != nil || len(texts) != 0 {
		t.Errorf("%q are open, %v; want none", texts, err)
	}
}

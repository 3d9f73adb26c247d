package embedded_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"pantau/bot/embedded"
)

func journal(t testing.TB, s *embedded.Server) *embedded.Journal {
	t.Helper()
	j, err := s.Journal()
	check(t, err)
	return j
}

// log is what is in the journal's file.
func log(t testing.TB, dir string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "letters.log"))
	check(t, err)
	return content
}

// after is what a process finds that starts on a directory which holds this journal.
func after(t testing.TB, content []byte) (sent, claimed []string) {
	t.Helper()
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "letters.log"), content, 0o600))
	s := open(t, dir)
	sent, claimed = journal(t, s).Replayed()
	check(t, s.Close())
	slices.Sort(sent)
	slices.Sort(claimed)
	return sent, claimed
}

func wantReplayed(t *testing.T, content []byte, sent, claimed []string) {
	t.Helper()
	s, c := after(t, content)
	if !slices.Equal(s, sent) || !slices.Equal(c, claimed) {
		t.Errorf("replayed as sent %q and claimed %q; want %q and %q", s, c, sent, claimed)
	}
}

func TestJournal(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	j := journal(t, s)
	if sent, claimed := j.Replayed(); len(sent)+len(claimed) != 0 {
		t.Errorf("a new journal has %q and %q", sent, claimed)
	}
	check(t, j.Claimed())
	check(t, j.Claimed("a", "b/-100", "c\n\"ä\x00"))
	check(t, j.Sent("b/-100"))
	wantReplayed(t, log(t, dir), []string{"b/-100"}, []string{"a", "c\n\"ä\x00"})
	check(t, j.Sent("a"))
	check(t, j.Claimed("b/-100")) // once more, after the dead letters were put back
	wantReplayed(t, log(t, dir), []string{"a"}, []string{"b/-100", "c\n\"ä\x00"})
	if again := journal(t, s); again != j {
		t.Error("a second journal")
	}
	info, err := os.Stat(filepath.Join(dir, "letters.log"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the journal has mode %v, %v; want 0600", info.Mode(), err)
	}
}

// What the store knows leaves the file with the next snapshot; what it does not,
// and what was claimed again since, stays.
func TestJournalIsCut(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	j := journal(t, s)
	check(t, j.Claimed("known", "unknown", "again"))
	check(t, j.Sent("known"))
	j.Known("known")
	j.Known("again")
	j.Known("never heard of")
	check(t, j.Claimed("again"))
	wantReplayed(t, log(t, dir), []string{"known"}, []string{"again", "unknown"})
	check(t, s.Sync(t.Context()))
	check(t, s.Sync(t.Context())) // the first tells before it cuts
	wantReplayed(t, log(t, dir), nil, []string{"again", "unknown"})
	check(t, j.Sent("unknown"))
	wantReplayed(t, log(t, dir), []string{"unknown"}, []string{"again"})
	j.Known("unknown")
	j.Known("again")
	check(t, s.Close())
	if rest := log(t, dir); len(rest) != 0 {
		t.Errorf("after the last snapshot the journal is %q; want it empty", rest)
	}
	if err := j.Claimed("late"); !errors.Is(err, embedded.ErrClosed) {
		t.Errorf("Claimed after Close = %v; want ErrClosed", err)
	}
	if _, err := s.Journal(); !errors.Is(err, embedded.ErrClosed) {
		t.Errorf("Journal after Close = %v; want ErrClosed", err)
	}
}

// A snapshot that failed cuts nothing.
func TestJournalOutlivesFailedSnapshots(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	j := journal(t, s)
	check(t, j.Claimed("a"))
	j.Known("a")
	check(t, s.Client().Set(t.Context(), "k", "v", 0).Err())
	check(t, os.Mkdir(filepath.Join(dir, "dump.rdb.tmp"), 0o700))
	for range 2 {
		if s.Sync(t.Context()) == nil {
			t.Error("the snapshot is written")
		}
	}
	wantReplayed(t, log(t, dir), nil, []string{"a"})
}

// Lines that a kill has cut short, or that something has changed, are none; those
// after them count.
func TestJournalIsTorn(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	j := journal(t, s)
	check(t, j.Claimed("a"))
	first := len(log(t, dir))
	check(t, j.Sent("a"))
	whole := log(t, dir)
	for n := first; n < len(whole); n++ {
		wantReplayed(t, whole[:n], nil, []string{"a"})
	}
	for n := range whole {
		if n == first-1 {
			continue // without its end a line takes the next with it
		}
		changed := bytes.Clone(whole)
		changed[n] ^= 1
		sent, claimed := after(t, changed)
		if want := map[bool]int{true: 1}[n >= first]; len(claimed) != want || len(sent) != 1-want {
			t.Errorf("with byte %d changed: sent %q, claimed %q", n, sent, claimed)
		}
	}

	torn := t.TempDir()
	check(t, os.WriteFile(filepath.Join(torn, "letters.log"), whole[:len(whole)-3], 0o600))
	s = open(t, torn)
	check(t, journal(t, s).Claimed("b"))
	wantReplayed(t, log(t, torn), nil, []string{"a", "b"})
}

// Whoever hears from Claimed or Sent finds the line in the file, however many
// others write and however often it is cut.
func TestJournalCrowd(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	j := journal(t, s)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 10 {
				key := fmt.Sprint(i, "/", n)
				if err := errors.Join(j.Claimed(key), j.Sent(key)); err != nil {
					t.Error(err)
				}
				if !bytes.Contains(log(t, dir), fmt.Appendf(nil, "S %q\n", key)) {
					t.Errorf("%s is not in the file", key)
				}
				if n%2 == 0 {
					j.Known(key)
					if err := s.Sync(t.Context()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	all.Wait()
	for range 2 {
		check(t, s.Sync(t.Context()))
	}
	if sent, claimed := after(t, log(t, dir)); len(sent) != 40 || len(claimed) != 0 {
		t.Errorf("%d are left as sent and %d as claimed; want 40 and 0", len(sent), len(claimed))
	}
}

// A journal that cannot be opened is an error, not silence.
func TestJournalRefused(t *testing.T) {
	dir := t.TempDir()
	check(t, os.Mkdir(filepath.Join(dir, "letters.log"), 0o700))
	s := open(t, dir)
	if _, err := s.Journal(); !errors.As(err, new(*fs.PathError)) {
		t.Errorf("Journal = %v; want what the system says", err)
	}
}

func FuzzJournal(f *testing.F) {
	dir := f.TempDir()
	s := open(f, dir)
	j := journal(f, s)
	check(f, j.Claimed("a", "ä\n"))
	check(f, j.Sent("a"))
	f.Add(log(f, dir), "key")
	f.Add([]byte("\n\nx"), "")
	f.Fuzz(func(t *testing.T, content []byte, key string) {
		sent, claimed := embedded.ReadLines(content)
		if n := bytes.Count(content, []byte{'\n'}); len(sent)+len(claimed) > n {
			t.Errorf("%d letters from %d lines", len(sent)+len(claimed), n)
		}
		whole := append(append(bytes.Clone(content), '\n'), embedded.AppendLine(nil, key, true)...)
		if sent, _ := embedded.ReadLines(whole); !slices.Contains(sent, key) {
			t.Errorf("%q after %q is not read", key, content)
		}
	})
}

// What one letter costs on the disk, and what many at once do.
func BenchmarkJournal(b *testing.B) {
	for _, n := range []int{1, 16} {
		b.Run(fmt.Sprint(n, " at once"), func(b *testing.B) {
			j := journal(b, open(b, b.TempDir()))
			b.SetParallelism(n)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := j.Claimed("release/2026-03/-1001234567890"); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}

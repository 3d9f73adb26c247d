package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"pantau/bot/outbox"
)

// generations knows which memory an outbox has: another one, or none, means that
// the store was emptied and what was told already is forgotten.
type generations interface {
	Generation(ctx context.Context) (string, error)
}

// remember holds the outbox's memory against the one that this program knew when it
// ran last, as noted in its data directory. It waits while the store is away. The
// error is outbox.ErrWiped when the memory is another.
func (o *office) remember(ctx context.Context) error {
	g, ok := o.rooms.outbox.(generations)
	if !ok {
		return nil
	}
	for {
		now, err := g.Generation(ctx)
		if err == nil {
			return sameMemory(filepath.Join(o.dir, "generation"), now)
		}
		if !pause(ctx, time.Second) {
			return nil
		}
	}
}

// sameMemory compares the memory with the one noted in a file, and notes the first
// one. A folder that cannot be written notes nothing, and so finds nothing; nor does a
// file with nothing in it, which a crash may leave behind.
func sameMemory(file, now string) error {
	noted, err := os.ReadFile(file)
	was := strings.TrimSpace(string(noted))
	switch {
	case errors.Is(err, os.ErrNotExist), err == nil && was == "":
		_ = note(file, now)
	case err == nil && was != now:
		return outbox.ErrWiped
	}
	return nil
}

// note writes a line to a file, wholly or not at all.
func note(file, line string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

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
// one. A folder that cannot be written notes nothing, and so finds nothing.
func sameMemory(file, now string) error {
	noted, err := os.ReadFile(file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		_ = os.MkdirAll(filepath.Dir(file), 0o700)
		_ = os.WriteFile(file, []byte(now+"\n"), 0o600)
	case err == nil && strings.TrimSpace(string(noted)) != now:
		return outbox.ErrWiped
	}
	return nil
}

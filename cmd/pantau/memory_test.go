package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pantau/bot/outbox"
)

// The memory that is noted first is known again, another is not; a note that a crash has
// left empty says nothing.
func TestSameMemory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	file := filepath.Join(dir, "generation")
	for _, now := range []string{"satu", "satu"} {
		if err := sameMemory(file, now); err != nil {
			t.Errorf("%s: %v", now, err)
		}
	}
	if err := sameMemory(file, "dua"); !errors.Is(err, outbox.ErrWiped) {
		t.Errorf("another memory: %v", err)
	}
	if err := os.Truncate(file, 0); err != nil {
		t.Fatal(err)
	}
	if err := sameMemory(file, "dua"); err != nil {
		t.Errorf("an empty note: %v", err)
	}
	if err := sameMemory(file, "satu"); !errors.Is(err, outbox.ErrWiped) {
		t.Errorf("after an empty note: %v", err)
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
		t.Errorf("%d files are left, %v", len(all), err)
	}
}

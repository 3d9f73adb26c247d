//go:build unix

package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	lockFile = "lock"
	urlFile  = "redis.url"
)

// HeldError tells that another process holds a data directory.
type HeldError struct {
	Dir string
	PID int // of the holder; 0 when it cannot be told
}

// Error names the directory and the process.
func (e *HeldError) Error() string {
	return fmt.Sprintf("the data directory %s is held by process %d", e.Dir, e.PID)
}

// Held is the address of the store that holds dir just now, for programs that
// want to speak with it, and false when nobody does. The address has a password.
func Held(dir string) (url string, ok bool) {
	address, err := os.ReadFile(filepath.Join(dir, urlFile))
	if err != nil {
		return "", false
	}
	// A killed holder leaves the address behind, but not the lock.
	f, err := os.Open(filepath.Join(dir, lockFile))
	if err != nil {
		return "", false
	}
	defer f.Close()
	if err := flock(f, syscall.LOCK_SH); !errors.Is(err, syscall.EWOULDBLOCK) {
		return "", false
	}
	return strings.TrimSpace(string(address)), true
}

// hold takes the lock of dir. The system gives it back when the process ends,
// however it ends. The file stays: removing it would let two processes lock two
// files of the same name.
func hold(ctx context.Context, dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("locking the data directory: %w", err)
	}
	// Held takes the lock for a moment to see whether it can, so one refusal is
	// not yet a holder.
	err = flock(f, syscall.LOCK_EX)
	for tries := 0; errors.Is(err, syscall.EWOULDBLOCK) && tries < 3; tries++ {
		select {
		case <-ctx.Done():
		case <-time.After(20 * time.Millisecond):
		}
		err = flock(f, syscall.LOCK_EX)
	}
	if err == nil {
		err = writePID(f)
	}
	if err == nil {
		return f, nil
	}
	defer f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, &HeldError{Dir: dir, PID: readPID(f)}
	}
	return nil, fmt.Errorf("locking the data directory: %w", err)
}

// release removes the address and gives the lock back.
func release(dir string, lock *os.File) {
	_ = os.Remove(filepath.Join(dir, urlFile))
	_ = lock.Close()
}

// flock asks for the lock without waiting for it.
func flock(f *os.File, how int) error {
	for {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

func writePID(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func readPID(f *os.File) int {
	b := make([]byte, 20)
	n, _ := f.ReadAt(b, 0)
	pid, _ := strconv.Atoi(strings.TrimSpace(string(b[:n])))
	return pid
}

// writeURL leaves the address for other processes of this user. It need not
// outlive a loss of power, so nothing waits for the disk.
func writeURL(dir, url string) error {
	path := filepath.Join(dir, urlFile)
	if err := os.WriteFile(path+".tmp", []byte(url+"\n"), 0o600); err != nil {
		return fmt.Errorf("writing the address of the store: %w", err)
	}
	if err := os.Rename(path+".tmp", path); err != nil {
		return fmt.Errorf("writing the address of the store: %w", err)
	}
	return nil
}

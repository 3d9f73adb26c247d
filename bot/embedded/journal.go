package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Journal is DIR/letters.log: which letters were claimed and which were sent since
// the snapshot that is on the disk. A snapshot is up to Every old when the process
// is killed; the journal says what it has missed, so that a kill doubles only what
// was on its way.
//
// A line goes to the disk before Claimed or Sent returns; calls at the same time
// share the wait. What the store knows leaves the file with the next snapshot that
// began after Known. All methods may be called from many goroutines.
type Journal struct {
	dir           string
	sent, claimed []string // when it was opened

	disk sync.Mutex // one writes at a time
	file *os.File
	torn bool // the last write may have left half a line

	mu     sync.Mutex
	lines  map[string]*line
	buffer []byte // lines that no write has taken yet
	next   *batch // the write that will take them
}

// line is what the journal holds of one letter.
type line struct {
	sent  bool
	known bool
}

// batch is one write and those who wait for it.
type batch struct {
	done bool // under disk
	err  error
}

// Journal opens the journal of the directory, and answers the same one to every
// further call. It is closed with the Server.
func (s *Server) Journal() (*Journal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil, ErrClosed
	}
	if s.journal != nil {
		return s.journal, nil
	}
	j, err := openJournal(s.dir)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	s.journal = j
	return j, nil
}

func openJournal(dir string) (*Journal, error) {
	path := filepath.Join(dir, journalFile)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(path)
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	// A process that was killed while it wrote has left half a line.
	j := &Journal{dir: dir, file: f, lines: map[string]*line{}, torn: len(content) > 0 && content[len(content)-1] != '\n'}
	for key, sent := range readLines(content) {
		j.lines[key] = &line{sent: sent}
		if sent {
			j.sent = append(j.sent, key)
		} else {
			j.claimed = append(j.claimed, key)
		}
	}
	return j, nil
}

// Replayed is what the process before this one left: the keys of letters that were
// sent, and of those that were claimed and perhaps sent. They stay in the file until
// they are Known.
func (j *Journal) Replayed() (sent, claimed []string) { return j.sent, j.claimed }

// Claimed notes letters before they are delivered.
func (j *Journal) Claimed(keys ...string) error { return j.note(false, keys...) }

// Sent notes a letter after it was delivered and before the store knows.
func (j *Journal) Sent(key string) error { return j.note(true, key) }

// Known tells that the store knows how the letter ended, or that it waits again.
func (j *Journal) Known(key string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if l := j.lines[key]; l != nil {
		l.known = true
	}
}

// note writes lines and returns when they are on the disk. Whoever gets the disk
// writes for all who came meanwhile.
func (j *Journal) note(sent bool, keys ...string) error {
	if len(keys) == 0 {
		return nil
	}
	mine := j.add(sent, keys)
	j.disk.Lock()
	defer j.disk.Unlock()
	if !mine.done {
		j.write()
	}
	if mine.err != nil {
		return fmt.Errorf("writing the journal: %w", mine.err)
	}
	return nil
}

func (j *Journal) add(sent bool, keys []string) *batch {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.next == nil {
		j.next = &batch{}
	}
	for _, key := range keys {
		j.lines[key] = &line{sent: sent}
		j.buffer = appendLine(j.buffer, key, sent)
	}
	return j.next
}

// write puts the lines that wait on the disk. The caller holds disk.
func (j *Journal) write() {
	j.mu.Lock()
	b, lines := j.next, j.buffer
	j.next, j.buffer = nil, nil
	j.mu.Unlock()
	if b == nil {
		return
	}
	b.done, b.err = true, j.append(lines)
}

func (j *Journal) append(lines []byte) error {
	if j.file == nil {
		return ErrClosed
	}
	if j.torn {
		lines = append([]byte{'\n'}, lines...)
	}
	j.torn = true
	if _, err := j.file.Write(lines); err != nil {
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	j.torn = false
	return nil
}

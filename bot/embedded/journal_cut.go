package embedded

import (
	"errors"
	"os"
	"path/filepath"
)

// settled are the lines that the store knows by now. A snapshot that begins later
// makes them superfluous. A nil Journal has none.
func (j *Journal) settled() []*line {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	var all []*line
	for _, l := range j.lines {
		if l.known {
			all = append(all, l)
		}
	}
	return all
}

// cut writes the file anew without lines that were settled before the snapshot
// that is now on the disk. A letter that was claimed again since has another line,
// which stays.
func (j *Journal) cut(settled []*line) error {
	if len(settled) == 0 {
		return nil
	}
	j.disk.Lock()
	defer j.disk.Unlock()
	j.write() // so that the file holds every line
	if j.file == nil {
		return ErrClosed
	}
	if err := j.replace(j.without(settled)); err != nil {
		return err
	}
	j.torn = false
	return nil
}

// without forgets the settled lines and is the content of the file without them.
func (j *Journal) without(settled []*line) []byte {
	j.mu.Lock()
	defer j.mu.Unlock()
	gone := make(map[*line]bool, len(settled))
	for _, l := range settled {
		gone[l] = true
	}
	var content []byte
	for key, l := range j.lines {
		if gone[l] {
			delete(j.lines, key)
			continue
		}
		content = appendLine(content, key, l.sent)
	}
	return content
}

// replace puts a new file in the place of the journal and goes on writing to it. At
// every moment one of the two is there whole.
func (j *Journal) replace(content []byte) error {
	path := filepath.Join(j.dir, journalFile)
	f, err := os.OpenFile(path+".tmp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, f.Close())
	}
	old := j.file
	j.file = f
	return errors.Join(syncDir(j.dir), old.Close())
}

// close ends the journal. A nil Journal is closed.
func (j *Journal) close() error {
	if j == nil {
		return nil
	}
	j.disk.Lock()
	defer j.disk.Unlock()
	j.write()
	if j.file == nil {
		return nil
	}
	f := j.file
	j.file = nil
	return f.Close()
}

// syncDir makes the names in a directory outlive a loss of power.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"
	"sync"

	"pantau/bot/chat"
)

// Bounds of the files that are kept: beyond them the oldest go.
const (
	maxFile  = 1 << 20  // bytes of one that a person sends
	maxFiles = 32 << 20 // bytes of all
)

var (
	errNoFile  = errors.New("there is no such file")
	errTooLong = errors.New("the file is too large")
)

// shelf keeps what persons and the bot have sent, in memory, by ids that cannot be
// guessed.
type shelf struct {
	mu    sync.Mutex
	files map[string]chat.File
	order []string // ids, oldest first
	bytes int
}

// keep takes a file in and gives it an id.
func (s *shelf) keep(f chat.File) chat.File {
	f.ID, f.Size = "demo-"+rand.Text(), int64(len(f.Bytes))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = make(map[string]chat.File)
	}
	s.files[f.ID] = f
	s.order, s.bytes = append(s.order, f.ID), s.bytes+len(f.Bytes)
	for s.bytes > maxFiles && len(s.order) > 1 {
		s.bytes -= len(s.files[s.order[0]].Bytes)
		delete(s.files, s.order[0])
		s.order = slices.Delete(s.order, 0, 1)
	}
	return f
}

func (s *shelf) find(id string) (chat.File, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[id]
	return f, ok
}

// Download gives the content of a file that somebody sent, by its id. Files end with
// the process, or sooner when many came after them; then, and above so many bytes, it
// answers an error.
func (d *Demo) Download(_ context.Context, id string, most int64) ([]byte, error) {
	f, ok := d.files.find(id)
	switch {
	case !ok:
		return nil, fmt.Errorf("reading a file: %w", errNoFile)
	case int64(len(f.Bytes)) > most:
		return nil, fmt.Errorf("reading a file: %w", errTooLong)
	}
	return f.Bytes, nil
}

// pdfPolicy lets a browser's own viewer show a PDF, and what stands in it load nothing.
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

// file serves a document as a download: whatever it holds, no browser shows it as a
// page of ours. A PDF, by its content, opens in the browser's viewer.
func (d *Demo) file(w http.ResponseWriter, r *http.Request) {
	f, ok := d.files.find(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind, disposition := "application/octet-stream", "attachment"
	if isPDF(f.Bytes) {
		kind, disposition = "application/pdf", "inline"
		w.Header().Set("Content-Security-Policy", pdfPolicy)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.Name}))
	w.Header().Set("Cache-Control", "private, no-store")
	w.Write(f.Bytes)
}

// pictureKinds are the kinds of pictures that every browser shows.
var pictureKinds = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// isPicture tells by the content, as names and senders may say anything.
func isPicture(content []byte) bool {
	return slices.Contains(pictureKinds, http.DetectContentType(content))
}

func isPDF(content []byte) bool { return http.DetectContentType(content) == "application/pdf" }

// fileName is a name without the folders before it and what no name holds.
func fileName(name string) string {
	name = strings.ToValidUTF8(name, "\uFFFD")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == '\u007f' {
			return -1
		}
		return r
	}, name)
	runes := []rune(strings.TrimSpace(name))
	return string(runes[max(0, len(runes)-maxName):])
}

// maxName is how many characters of a file's name are kept: its end, where its kind is.
const maxName = 120

// attach shows a file with an entry: a picture as such, anything else as a document.
func (d *Demo) attach(e *entry, f chat.File) {
	if f.Photo && isPicture(f.Bytes) {
		e.Picture = hung(d.album.offer(chat.Photo{PNG: f.Bytes}), f.Bytes, "")
		return
	}
	e.File = &document{Name: f.Name, Size: f.Size, Photo: f.Photo}
	if len(f.Bytes) > 0 {
		e.File.Address, e.File.Opens = "/files/"+f.ID, isPDF(f.Bytes)
	}
}

// attached is the file of a message as the shelf has it: what goes out for the first
// time is kept first. One that is gone has only what the message says of it.
func (d *Demo) attached(f chat.File) chat.File {
	if len(f.Bytes) > 0 {
		f.Photo = false
		return d.files.keep(f)
	}
	if kept, ok := d.files.find(f.ID); ok {
		return kept
	}
	return f
}

package telegramtest

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"

	"pantau/bot/chat"
)

// mostFile is the largest file that the API gives to bots, in bytes.
const mostFile = 20 << 20

// file is a document or picture that a person or the bot has sent.
type file struct {
	chat.File
	path string
	told bool // getFile has said where it is
}

// receive keeps a file that somebody sends. The lock is held.
func (s *Server) receive(sent chat.File) *file {
	f := s.newFile(sent)
	s.files = append(s.files, f)
	return f
}

// newFile gives a file an id and a place. Size is what Telegram says of it, and 0 the
// length of Bytes. The lock is held.
func (s *Server) newFile(sent chat.File) *file {
	s.nextFile++
	n := s.nextFile
	f := &file{File: sent}
	f.Size = cmp.Or(f.Size, int64(len(f.Bytes)))
	digest := sha256.Sum256([]byte(fmt.Sprint(s.id, n)))
	tail := base64.RawURLEncoding.EncodeToString(digest[:])
	if f.Photo {
		f.ID, f.path = "AgACAgUAAxkBAAM"+tail, fmt.Sprintf("photos/file_%d.jpg", n)
	} else {
		f.ID, f.path = "BQACAgUAAxkBAAM"+tail, fmt.Sprintf("documents/file_%d%s", n, path.Ext(f.Name))
	}
	return f
}

// Lose has the server keep a file no more: its id is refused from now on, as one of
// another bot would be. Messages that show it go on to.
func (s *Server) Lose(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = slices.DeleteFunc(s.files, func(f *file) bool { return f.ID == id })
}

// attach puts a file into the message that brings it: what was said becomes a caption.
func (f *file) attach(m map[string]any) {
	if words := m["text"]; words != "" {
		m["caption"] = words
	}
	if entities, ok := m["entities"]; ok {
		m["caption_entities"] = entities
	}
	delete(m, "text")
	delete(m, "entities")
	if !f.Photo {
		m["document"] = map[string]any{
			"file_id": f.ID, "file_unique_id": f.unique(), "file_name": f.Name, "file_size": f.Size,
			"mime_type": cmp.Or(mime.TypeByExtension(path.Ext(f.Name)), "application/octet-stream"),
		}
		return
	}
	// A picture comes in several sizes. Nobody who wants to see it takes the small one,
	// so there is nothing behind its id.
	m["photo"] = []any{
		map[string]any{"file_id": "small-" + f.ID, "file_unique_id": "small-" + f.unique(), "width": 90, "height": 51, "file_size": 1200},
		map[string]any{"file_id": f.ID, "file_unique_id": f.unique(), "width": 1280, "height": 720, "file_size": f.Size},
	}
}

// unique is the id that all bots know a file by.
func (f *file) unique() string { return "AgAD" + f.ID[len(f.ID)-12:] }

func (s *Server) getFile(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		switch {
		case f.ID != c.Params["file_id"]:
		case f.Size > mostFile:
			return nil, bad("file is too big")
		default:
			f.told = true
			return encode(map[string]any{"file_id": f.ID, "file_unique_id": f.unique(), "file_size": f.Size, "file_path": f.path}), nil
		}
	}
	return nil, bad("wrong file_id or the file is temporarily unavailable")
}

// content is that of a file whose place getFile has told.
func (s *Server) content(c *Call) ([]byte, *apiError) {
	if c.r.Method != http.MethodGet {
		return nil, &apiError{Code: 405, Text: "Method Not Allowed", Violation: true}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		if f.told && f.path == c.Params["file_path"] {
			return f.Bytes, nil
		}
	}
	return nil, &apiError{Code: 404, Text: "Not Found", Violation: true}
}

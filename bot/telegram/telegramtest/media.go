package telegramtest

import (
	"encoding/json"
	"fmt"
	"mime"
	"mime/multipart"
	"strings"
	"unicode"
	"unicode/utf8"

	"pantau/bot/chat"
)

// The largest files that the API takes from bots, in bytes.
const (
	mostSent  = 50 << 20
	mostPhoto = 10 << 20
)

// part is a file of a multipart form.
type part struct {
	name    string
	content []byte
}

// readPart reads a file, or nothing of a part that is none. The name is as it came, with
// folders if there are any.
func readPart(p *multipart.Part, content []byte) (file part, ok bool) {
	_, params, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
	name, ok := params["filename"]
	return part{name, content}, ok && err == nil
}

// media is the file that a call names or brings.
type media struct {
	photo  bool
	id     string // of one that the API keeps
	upload *part
}

// readMedia reads the file of a call, of a kind as the API writes it: a parameter or a
// part of that name, or another part that the parameter names.
func readMedia(c *Call, kind, value string) (*media, *apiError) {
	m := &media{photo: kind == "photo"}
	name, attached := strings.CutPrefix(value, "attach://")
	if value == "" {
		name, attached = kind, true
	}
	if up, ok := c.files[name]; ok && attached {
		m.upload = &up
		return m, m.check()
	}
	switch {
	case attached:
		return nil, wrong("there is no " + kind + " in the request")
	case strings.Contains(value, "://"):
		return nil, wrong("wrong file identifier/HTTP URL specified")
	}
	m.id = value
	return m, nil
}

// check refuses uploads that Telegram does not take, and names that not every system can
// save a file under. The names are a rule of ours: Telegram changes them.
func (m *media) check() *apiError {
	switch n := len(m.upload.content); {
	case n == 0:
		return wrong("file must be non-empty")
	case n > mostSent:
		return &apiError{Code: 413, Text: "Request Entity Too Large", Violation: true}
	case m.photo && n > mostPhoto:
		return wrong(fmt.Sprintf("file of size %d bytes is too big for a photo; the maximum size is %d bytes", n, mostPhoto))
	case !savable(m.upload.name):
		return wrong(fmt.Sprintf("nobody can save a file as %q", m.upload.name))
	}
	return nil
}

// savable tells whether every system can save a file under a name.
func savable(name string) bool {
	if name == "" || len(name) > 255 || !utf8.ValidString(name) || strings.Trim(name, " ") != name || strings.HasSuffix(name, ".") {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsGraphic(r) || strings.ContainsRune(`/\:*?"<>|`, r)
	})
}

// file is the file of a call that is about to be shown: one that the API keeps, or one
// that it keeps from now on. A server that forgets keeps none. The lock is held.
func (s *Server) file(m *media) (*file, *apiError) {
	switch {
	case m == nil:
		return nil, nil
	case m.upload != nil:
		s.uploads++
		sent := chat.File{Photo: m.photo, Bytes: m.upload.content}
		if !m.photo {
			sent.Name = m.upload.name
		}
		if s.opts.Forget {
			return s.newFile(sent), nil
		}
		return s.receive(sent), nil
	}
	for _, f := range s.files {
		switch {
		case f.ID != m.id:
		case f.Photo != m.photo:
			return nil, wrong(fmt.Sprintf("can't use file of type %s as %s", kindOf(f.Photo), kindOf(m.photo)))
		default:
			return f, nil
		}
	}
	return nil, bad("wrong file identifier/HTTP URL specified")
}

// kindOf is the API's word for a kind of files in refusals.
func kindOf(photo bool) string {
	if photo {
		return "Photo"
	}
	return "Document"
}

// readNew reads what editMessageMedia puts in the place of a file.
func (w *said) readNew(c *Call) (mode string, e *apiError) {
	var m struct {
		Type, Media, Caption string
		Mode                 string `json:"parse_mode"`
	}
	_ = json.Unmarshal([]byte(c.Params["media"]), &m)
	if m.Type != "photo" && m.Type != "document" {
		return "", wrong("the server knows no media of type " + m.Type)
	}
	w.markup = m.Caption
	w.media, e = readMedia(c, m.Type, m.Media)
	return m.Mode, e
}

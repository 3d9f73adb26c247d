package telegram

import (
	"cmp"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// The kinds of files, which are the names of parameters too.
const (
	aPhoto    = "photo"
	aDocument = "document"
)

// The largest files that the Bot API takes from bots, in bytes.
const (
	mostPhoto    = 10 << 20
	mostDocument = 50 << 20
)

// enclosed is the file of a part: one that Telegram keeps already, or one that goes up.
type enclosed struct {
	kind    string
	id      string // empty when it goes up
	name    string
	content []byte
}

// enclosed is what the part carries; nil when it has words alone.
func (pt part) enclosed() *enclosed {
	f := pt.File
	switch {
	case pt.Photo != nil:
		return &enclosed{kind: aPhoto, id: pt.kept, name: aPhoto + ".png", content: pt.Photo.PNG}
	case f == nil:
		return nil
	case f.Photo:
		return &enclosed{kind: aPhoto, id: f.ID, name: fileName(f.Name), content: f.Bytes}
	}
	return &enclosed{kind: aDocument, id: f.ID, name: fileName(f.Name), content: f.Bytes}
}

// uploads tells whether the file goes up with the request.
func (e *enclosed) uploads() bool { return e != nil && e.id == "" }

// check tells what is wrong with a file before anybody waits for it to go up.
func (e *enclosed) check() error {
	most := mostDocument
	if e.kind == aPhoto {
		most = mostPhoto
	}
	switch {
	case !e.uploads():
		return nil
	case len(e.content) == 0:
		return ErrEmpty
	case len(e.content) > most:
		return ErrTooLarge
	}
	return nil
}

// enclose completes the parameters of a part that carries a file, and names the method.
// A File that Telegram keeps stays where it stands, so an edit changes its caption; a
// Photo takes the place of the one that stands.
func (pt part) enclose(e *enclosed, p tgbotapi.Params, text, mode string) (string, error) {
	if pt.Edit != nil && (e.uploads() || pt.Photo != nil) {
		return "editMessageMedia", p.AddInterface("media", media{e.kind, cmp.Or(e.id, "attach://"+e.kind), text, mode})
	}
	p.AddNonEmpty("caption", text)
	if text != "" {
		p.AddNonEmpty("parse_mode", mode)
	}
	if pt.Edit != nil {
		return "editMessageCaption", nil
	}
	p.AddNonEmpty(e.kind, e.id)
	if e.kind == aPhoto {
		return "sendPhoto", nil
	}
	return "sendDocument", nil
}

// media is a file that takes another's place.
type media struct {
	Type    string `json:"type"`
	Media   string `json:"media"`
	Caption string `json:"caption,omitempty"`
	Mode    string `json:"parse_mode,omitempty"`
}

// mostName is how long the name of a file may be, in bytes; file systems take a little
// more.
const mostName = 200

// fileName is a name that every system can save a file under: without folders, signs
// that some systems keep for themselves and signs that nobody sees, and not too long.
func fileName(name string) string {
	name = strings.TrimRight(strings.TrimSpace(strings.Map(savable, strings.ToValidUTF8(name, ""))), ". ")
	ext := path.Ext(name)
	if len(ext) > mostExt {
		ext = ""
	}
	stem := cutBytes(strings.TrimSuffix(name, ext), mostName-len(ext))
	return cmp.Or(strings.TrimRight(stem, ". "), "pantau") + ext
}

// mostExt is the longest end of a name that tells the kind of a file, in bytes.
const mostExt = 16

// savable is a sign of a name, another one in its place, or -1 for none.
func savable(r rune) rune {
	switch {
	case r == '"':
		return '\''
	case strings.ContainsRune(`/\:*?<>|`, r):
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case !unicode.IsGraphic(r):
		return -1
	}
	return r
}

// cutBytes is the front of valid text, at most so many bytes of it.
func cutBytes(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

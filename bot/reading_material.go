package bot

import (
	"context"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/summaries"
)

// material is what somebody brings to be read: words, an address, or a file.
type material struct {
	words   string
	address string
	file    *chat.File
}

// What a person may have read.
const (
	mostWords   = 60_000   // bytes of words said
	mostFile    = 10 << 20 // bytes of a file
	mostBeside  = 8        // words that may stand with an address, for it to be what is meant
	mostChecked = 12       // lines of a check
)

// readMaterial tells words that name an address from words to be read themselves.
func readMaterial(words string) material {
	words = strings.TrimSpace(words)
	fields := strings.Fields(words)
	var found []string
	for _, f := range fields {
		if a, ok := addressIn(f); ok {
			found = append(found, a)
		}
	}
	if len(found) == 1 && len(fields) <= mostBeside+1 {
		return material{address: found[0]}
	}
	return material{words: words}
}

// addressIn reads a word that is the address of a page, with or without its scheme.
func addressIn(word string) (address string, ok bool) {
	word = strings.Trim(word, `<>()[]"'“”,;`)
	low := strings.ToLower(word)
	switch {
	case strings.HasPrefix(low, "www.") && len(word) > len("www."):
		return "https://" + word, true
	case !strings.Contains(word, "://"):
		return "", false
	}
	u, err := url.Parse(word)
	return word, err == nil && u.Scheme != ""
}

// brought is what came with the words of a command: a file, the words themselves, or what
// they reply to.
func (t *talk) brought() material {
	switch {
	case t.File != nil:
		return material{file: t.File}
	case strings.TrimSpace(t.words) != "":
		return readMaterial(t.words)
	case t.IsPress():
		return material{}
	case t.QuotedFile != nil:
		return material{file: t.QuotedFile}
	}
	return readMaterial(visible(t.Quoted))
}

// kind is what the material is, for words about it.
func (m material) kind() text.Brought {
	switch {
	case m.file != nil:
		return text.BroughtFile
	case m.address != "":
		return text.BroughtPage
	}
	return text.BroughtText
}

func (m material) isNothing() bool { return m.words == "" && m.address == "" && m.file == nil }

// refuses says why material cannot be read, as far as that shows before it is; empty is
// that it can be.
func (m material) refuses() string {
	switch {
	case hasResidentNumber(m.words):
		return text.ResidentNumber()
	case len(m.words) > mostWords:
		return text.ReadingTooLong()
	case m.file == nil:
		return ""
	case hasResidentNumber(m.file.Name):
		return text.ResidentNumber()
	case m.file.Photo:
		return text.PictureNotReadable()
	case !readable(*m.file):
		return text.FileNotReadable()
	case m.file.Size > mostFile:
		return text.PageTooLarge()
	}
	return ""
}

// readable tells whether a file may hold text that can be read, by its name.
func readable(f chat.File) bool {
	return !f.Photo && slices.Contains([]string{".pdf", ".txt", ".text", ".html", ".htm", ""}, strings.ToLower(path.Ext(f.Name)))
}

// page reads the material. refused is what to say where it cannot be read, in words.
func (b *Bot) page(ctx context.Context, m material, region string) (p summaries.Page, refused string, err error) {
	switch {
	case m.address != "":
		p, err = b.Fetch(ctx, m.address)
	case m.file != nil:
		p, err = b.pageOfFile(ctx, *m.file)
	default:
		p = summaries.Page{Text: m.words}
	}
	if p.Region = region; err != nil {
		refused = unreadWords(err)
		if refused != "" {
			err = nil
		}
		return p, refused, err
	}
	if hasResidentNumber(visible(p.Title + "\n" + p.Text)) {
		return summaries.Page{}, text.ResidentNumber(), nil
	}
	return p, "", nil
}

// errNotFetched is a file that the messenger does not give.
var errNotFetched = errors.New("the file cannot be fetched")

func (b *Bot) pageOfFile(ctx context.Context, f chat.File) (p summaries.Page, err error) {
	content, err := b.Download(ctx, f.ID, mostFile)
	if err != nil {
		b.Log.Warn("a file to be read is out of reach", "error", err)
		return p, errors.Join(errNotFetched, ctx.Err())
	}
	p.Title, p.Text, err = b.ReadFile(ctx, content, f.Name)
	return p, err
}

// unreadWords say why a page could not be read; empty for what is our own fault.
func unreadWords(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return ""
	case errors.Is(err, summaries.ErrAddress):
		return text.PageRefused()
	case errors.Is(err, summaries.ErrTooLarge):
		return text.PageTooLarge()
	case errors.Is(err, context.DeadlineExceeded):
		return text.ReadingSlow()
	case errors.Is(err, errNotFetched):
		return text.FileNotFetched()
	case errors.Is(err, summaries.ErrGone):
		return text.PageGone()
	case errors.Is(err, summaries.ErrUnreadable):
		return text.PageUnreadable()
	}
	return ""
}

// canRead tells whether this program can read the material at all.
func (b *Bot) canRead(m material) bool {
	switch {
	case m.address != "":
		return b.Fetch != nil
	case m.file != nil:
		return b.Download != nil && b.ReadFile != nil
	}
	return true
}

// offersReading asks in private what is to be done with a text or file that came by itself;
// done is false where that cannot be asked. Until then it lies aside.
func (t *talk) offersReading(ctx context.Context, m material) (r chat.Reply, done bool) {
	if t.Kind != chat.Private || m.isNothing() || !t.canRead(m) || m.file != nil && !readable(*m.file) {
		return chat.Reply{}, false
	}
	if why := m.refuses(); why != "" {
		return t.mistake(why), true
	}
	word, err := t.laysAside(ctx, t.Chat, aside{material: m})
	if err != nil {
		t.Log.Warn("a text is not laid aside", "update", t.ID, "error", err)
		return chat.Reply{}, false
	}
	c := t.card(text.BroughtWhat(m.kind()), [][]chat.Button{{
		button(text.ButtonSummarise(), asideCommand, toSummarise, word),
		button(text.ButtonCheck(), asideCommand, toCheck, word),
	}})
	c.Asks = true
	return chat.Reply{Messages: []chat.Message{c}}, true
}

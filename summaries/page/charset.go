package page

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"pantau/summaries"
)

// decode gives the text of a file in UTF-8. A byte order mark is believed first, then
// the bytes themselves when they are UTF-8, since pages that say otherwise are mostly
// wrong about it; then what server or page say.
func decode(content []byte, kind string) (string, error) {
	text := strings.ToValidUTF8(string(content), "\uFFFD")
	if e := foreign(content, kind); e != nil {
		b, err := e.NewDecoder().Bytes(content)
		if err != nil {
			return "", fmt.Errorf("%w: its characters", summaries.ErrUnreadable)
		}
		text = string(b)
	}
	text = strings.NewReplacer("\u2028", " ", "\u2029", " ").Replace(strings.TrimPrefix(text, "\uFEFF"))
	if strings.Count(text, "\x00")+strings.Count(text, "\uFFFD") > len(text)/100+2 {
		return "", fmt.Errorf("%w: it is not text", summaries.ErrUnreadable)
	}
	return text, nil
}

// foreign is the encoding of bytes that are not UTF-8; nil when they are.
func foreign(content []byte, kind string) encoding.Encoding {
	switch {
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}), bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case utf8.Valid(content):
		return nil
	}
	e, name, _ := charset.DetermineEncoding(content, kind)
	if name == "utf-8" {
		return nil
	}
	return e
}

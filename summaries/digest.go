package summaries

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"strings"
)

// markup is what stands in a text but is not said by it: tags, addresses (signed anew at
// each listing) and marks of no width.
var markup = lazily(`(?s)<!--.*?-->|</?[A-Za-z][^<>]*>|\bhttps?://[^\s<>"']+|[\x{200b}-\x{200f}\x{2060}\x{feff}\x{00ad}]`)

// Digest is of what a source says about a release, to notice revisions: equal text in
// other clothes gives the same. Title and text count; dates and addresses do not, because
// sources touch them without revising anything. BPS escapes twice, so entities are
// resolved twice.
func Digest(r Release) string {
	hash := sha256.New()
	for _, part := range []string{r.Title, r.Text} {
		hash.Write([]byte(bare(part)))
		hash.Write([]byte{0})
	}
	return hex.EncodeToString(hash.Sum(nil)[:16])
}

// bare is a text without markup, its blanks made one.
func bare(text string) string {
	for range 2 {
		text = markup().ReplaceAllString(html.UnescapeString(text), " ")
	}
	return strings.Join(strings.Fields(text), " ")
}

package embedded

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
)

const journalFile = "letters.log"

// A line is a checksum of what follows it, "claimed" or "sent" in one letter, and
// the quoted key: 1f2e3d4c S "release/7/-100".
const claimedMark, sentMark = 'C', 'S'

func appendLine(to []byte, key string, sent bool) []byte {
	mark := claimedMark
	if sent {
		mark = sentMark
	}
	said := strconv.AppendQuote(append([]byte{byte(mark)}, ' '), key)
	to = fmt.Appendf(to, "%08x ", crc32.ChecksumIEEE(said))
	return append(append(to, said...), '\n')
}

// readLines is what the last whole line of each key says: true for sent. A line
// that a kill or a full disk has cut short is none.
func readLines(file []byte) map[string]bool {
	all := map[string]bool{}
	for l := range bytes.Lines(file) {
		if key, sent, ok := readLine(l); ok {
			all[key] = sent
		}
	}
	return all
}

func readLine(l []byte) (key string, sent, ok bool) {
	l, whole := bytes.CutSuffix(l, []byte{'\n'})
	if !whole || len(l) < 13 || l[8] != ' ' || l[10] != ' ' {
		return "", false, false
	}
	sum, err := strconv.ParseUint(string(l[:8]), 16, 32)
	if err != nil || uint32(sum) != crc32.ChecksumIEEE(l[9:]) {
		return "", false, false
	}
	if l[9] != claimedMark && l[9] != sentMark {
		return "", false, false
	}
	key, err = strconv.Unquote(string(l[11:]))
	return key, l[9] == sentMark, err == nil
}

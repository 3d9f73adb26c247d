package bot_test

import (
	"fmt"
	"strings"

	"pantau/summaries"
)

// editions are the values that a release ever had.
func editions(i summaries.Item) (values []string) {
	for _, e := range i.Changes {
		if v := toldValue.FindStringSubmatch(e.Before); v != nil {
			values = append(values, v[1])
		}
	}
	return append(values, toldValue.FindStringSubmatch(i.Draft.Text)[1])
}

// hasAny tells whether a chat was told any edition of a release.
func (w *newsworld) hasAny(id int64, i summaries.Item) bool {
	for _, value := range editions(i) {
		if w.told[fmt.Sprint(id, " ", value)] > 0 {
			return true
		}
	}
	return false
}

// checkNoOlder holds that no message of a chat has older words, unless it is not known
// which that is.
func (w *newsworld) checkNoOlder(id int64, i summaries.Item) {
	newest := toldValue.FindStringSubmatch(i.Draft.Text)[1]
	if w.lost[fmt.Sprint(id, " ", i.Number)] {
		return
	}
	for ref, words := range w.shown {
		for _, value := range editions(i) {
			if ref.Chat == id && value != newest && strings.Contains(words, "P0 "+value+" persen.") {
				w.t.Fatalf("%d still reads %q, the newest is %s", id, words, newest)
			}
		}
	}
}

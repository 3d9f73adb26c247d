package bot

import (
	"hash/fnv"
	"strconv"
	"strings"

	"pantau/bot/commitments"
)

// reminded is what a reminder names. It travels with the letter and stays with the
// message, so that the words can be made anew from the present state.
type reminded struct {
	Region string
	Items  []remindedItem // the most urgent first
	More   int            // that the message counts and does not name
}

// remindedItem is one SKPD's part in a commitment, at the stage that is told.
type remindedItem struct {
	Number int
	SKPD   string
	Stage  commitments.Stage // empty is any, as long as a report is owed
	Seal   string            // of the stage, its deadline and what else makes it another; see seal
}

// seal is a short name of what a mark names: another stage, deadline or snooze has
// another one. The chat, whose number may change, does not count.
func seal(mark string) string {
	what, _, _ := strings.Cut(mark, "@")
	h := fnv.New32a()
	h.Write([]byte(what))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// What notes can be: noteItems are named at most, so that a message can be read and a
// note stays short; a note is at most maxNote bytes long.
const (
	noteItems = 10
	maxNote   = 1024
	noteMark  = "a" // names the form of what follows
)

// noteOf writes what readNote reads. What finds no room is counted.
func noteOf(r reminded) string {
	var items strings.Builder
	more := r.More
	for n, i := range r.Items {
		word := " " + i.word()
		if n >= noteItems || items.Len()+len(word) > maxNote-32 {
			more += len(r.Items) - n
			break
		}
		items.WriteString(word)
	}
	return noteMark + r.Region + " " + strconv.Itoa(more) + items.String()
}

// word is an item as one word; ids have no colons.
func (i remindedItem) word() string {
	return strings.Join([]string{strconv.Itoa(i.Number), i.SKPD, string(i.Stage), i.Seal}, ":")
}

// readNote reads what noteOf has written; ok is false for anything else.
func readNote(note string) (r reminded, ok bool) {
	fields := strings.Fields(note)
	if len(fields) < 2 || !strings.HasPrefix(fields[0], noteMark) {
		return reminded{}, false
	}
	more, err := strconv.Atoi(fields[1])
	if err != nil || more < 0 {
		return reminded{}, false
	}
	r.Region, r.More = strings.TrimPrefix(fields[0], noteMark), more
	for _, word := range fields[2:] {
		i, ok := readItem(word)
		if !ok {
			return reminded{}, false
		}
		r.Items = append(r.Items, i)
	}
	return r, len(r.Items) > 0
}

func readItem(word string) (i remindedItem, ok bool) {
	parts := strings.Split(word, ":")
	if len(parts) != 4 {
		return i, false
	}
	n, err := strconv.Atoi(parts[0])
	return remindedItem{n, parts[1], commitments.Stage(parts[2]), parts[3]}, err == nil && n > 0
}

// remindedName is what a message is known by (dialogue.Refs) that told of an SKPD's
// part: the last one in a chat is found by it.
func remindedName(region string, number int, skpd string) string {
	return "komitmen " + region + " " + strconv.Itoa(number) + " " + skpd
}

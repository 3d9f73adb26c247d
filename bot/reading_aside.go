package bot

import (
	"context"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/summaries"
)

// A text, or what came of it, is laid aside for the buttons below, for a day at most. It
// stands among the forms of its chat, in a place where nobody fills one in: each under a
// number of its own, so that several lie there at once.

// aside is what lies aside: material, or a summary of it that may yet be published.
type aside struct {
	material
	item *summaries.Item
}

// asideCommand names the forms that hold what lies aside.
const asideCommand = "baca"

// laysAside keeps it for the chat, and answers the word by which buttons name it.
func (b *Bot) laysAside(ctx context.Context, in chat.ID, a aside) (word string, err error) {
	fields := map[string]string{}
	switch {
	case a.item != nil:
		record, err := summaries.EncodeItem(*a.item)
		if err != nil {
			return "", err
		}
		fields["rilis"] = string(record)
	case a.file != nil:
		fields["berkas"], fields["nama"], fields["ukuran"] = a.file.ID, a.file.Name, strconv.FormatInt(a.file.Size, 10)
	case a.address != "":
		fields["alamat"] = a.address
	default:
		fields["teks"] = a.words
	}
	n := numberOf(fields)
	_, err = b.Forms.PutForm(ctx, asidePlace(in, n), 0, dialogue.Form{Command: asideCommand, Fields: fields}, formLasts)
	return strconv.FormatUint(n, 36), stored("laying a text aside", err)
}

// numberOf is a number for what lies aside, the same for the same.
func numberOf(fields map[string]string) uint64 {
	h := fnv.New64a()
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		h.Write([]byte(name + "\x00" + fields[name] + "\x00"))
	}
	return h.Sum64() >> 2
}

// asidePlace is where it stands: threads of forums have numbers above zero.
func asidePlace(in chat.ID, n uint64) chat.ID { return chat.ID{Chat: in.Chat, Topic: -1 - int(n)} }

// fromAside is what lies aside under a word; ok is false when it is gone.
func (b *Bot) fromAside(ctx context.Context, in chat.ID, word string) (a aside, ok bool, err error) {
	n, err := strconv.ParseUint(word, 36, 62)
	if err != nil {
		return a, false, nil
	}
	f, ok, err := b.Forms.Form(ctx, asidePlace(in, n), 0)
	if err != nil || !ok || f.Command != asideCommand {
		return a, false, stored("taking up a text again", err)
	}
	switch {
	case f.Fields["rilis"] != "":
		item, err := summaries.DecodeItem([]byte(f.Fields["rilis"]))
		if err != nil {
			return a, false, err
		}
		a.item = &item
	case f.Fields["berkas"] != "":
		size, _ := strconv.ParseInt(f.Fields["ukuran"], 10, 64)
		a.file = &chat.File{ID: f.Fields["berkas"], Name: f.Fields["nama"], Size: size}
	default:
		a.address, a.words = f.Fields["alamat"], f.Fields["teks"]
	}
	return a, true, nil
}

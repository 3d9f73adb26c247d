package rdb

import (
	"encoding/binary"
	"math"
	"strconv"
	"time"
)

// Read hands out every key of a snapshot to put, in the order of the file, after
// the whole of it has been found sound. Keys that have expired are among them. An
// error of put ends the reading. The errors are ErrDamaged, ErrForeign and put's.
func Read(file []byte, put func(Entry) error) error {
	body, err := checked(file)
	if err != nil {
		return err
	}
	entries, err := entriesOf(&reader{b: body})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := put(e); err != nil {
			return err
		}
	}
	return nil
}

// checked is the file between its head, "REDIS" and four digits, and its
// checksum of eight bytes.
func checked(file []byte) ([]byte, error) {
	const head, tail = 9, 8
	if len(file) < head+1+tail || string(file[:5]) != "REDIS" {
		return nil, damaged("this is no Redis snapshot, or only the beginning of one")
	}
	body, sum := file[:len(file)-tail], binary.LittleEndian.Uint64(file[len(file)-tail:])
	if sum == 0 {
		return nil, foreign("no checksum; write it again with rdbchecksum yes")
	}
	if checksum(0, body) != sum {
		return nil, damaged("its checksum does not hold")
	}
	if v, err := strconv.Atoi(string(file[5:head])); err != nil || v < 5 {
		return nil, damaged("its version cannot be read")
	}
	return body[head:], nil
}

func entriesOf(r *reader) ([]Entry, error) {
	var (
		entries []Entry
		next    Entry
		db      int
	)
	for r.err == nil {
		switch mark := r.byte(); mark {
		case markEnd:
			if r.err == nil && len(r.b) > 0 {
				r.fail(damaged("it goes on after its end"))
			}
			return entries, r.err
		case markDatabase:
			db = r.length()
		case markExpiresMS:
			next.Expires = time.UnixMilli(int64(r.uint64()))
		case markExpires:
			next.Expires = time.Unix(int64(r.uint32()), 0)
		case markAux, markSize, markIdle, markFreq, markSlot:
			r.skip(mark)
		case markFunctions:
			r.fail(foreign("functions"))
		case markModule:
			r.fail(foreign("data of a module"))
		default:
			if db != 0 {
				r.fail(foreign("keys in database " + strconv.Itoa(db)))
			}
			next.Key = r.text()
			next.Value = r.value(mark)
			entries = append(entries, next)
			next = Entry{}
		}
	}
	return nil, r.err
}

// skip passes over what describes the file or a key without being data.
func (r *reader) skip(mark byte) {
	switch mark {
	case markAux:
		r.text()
		r.text()
	case markSize:
		r.length()
		r.length()
	case markIdle:
		r.length()
	case markFreq:
		r.byte()
	case markSlot:
		r.length()
		r.length()
		r.length()
	}
}

func (r *reader) value(kind byte) Value {
	switch kind {
	case kindString:
		return String(r.text())
	case kindList:
		return r.list(r.texts(1))
	case kindSet:
		return r.set(r.texts(1))
	case kindHash:
		return r.hash(r.texts(2))
	case kindSorted, kindSortedText:
		return r.scored(kind)
	case kindListZiplist:
		return r.list(r.ziplist())
	case kindQuicklist, kindQuicklist2:
		return r.list(r.quicklist(kind))
	case kindIntset:
		return r.set(r.intset())
	case kindSetListpack:
		return r.set(r.listpack())
	case kindHashZiplist:
		return r.hash(r.ziplist())
	case kindHashListpack:
		return r.hash(r.listpack())
	case kindSortedZiplist:
		return r.sorted(r.ziplist())
	case kindSortedListpack:
		return r.sorted(r.listpack())
	}
	r.fail(foreign(kindName(kind)))
	return nil
}

// kindName says a kind that cannot be held.
func kindName(kind byte) string {
	switch kind {
	case 6, 7:
		return "data of a module"
	case 9:
		return "a hash of Redis 2.4"
	case 15, 19, 21, 26, 27:
		return "a stream"
	case 22, 23, 24, 25:
		return "a hash with fields that expire"
	}
	return "a kind of value that is newer than this program, number " + strconv.Itoa(int(kind))
}

// list, set, hash and sorted make values of the texts that any encoding holds.
// They answer nil after an error, and an empty or uneven collection is one.

func (r *reader) list(all []string) Value {
	if !r.filled(all, 1) {
		return nil
	}
	return List(all)
}

func (r *reader) set(all []string) Value {
	if !r.filled(all, 1) {
		return nil
	}
	return Set(all)
}

func (r *reader) hash(all []string) Value {
	if !r.filled(all, 2) {
		return nil
	}
	h := make(Hash, len(all)/2)
	for i := 0; i < len(all); i += 2 {
		h[all[i]] = all[i+1]
	}
	return h
}

func (r *reader) sorted(all []string) Value {
	if !r.filled(all, 2) {
		return nil
	}
	z := make(Sorted, len(all)/2)
	for i := 0; i < len(all); i += 2 {
		score, err := strconv.ParseFloat(all[i+1], 64)
		if err != nil || math.IsNaN(score) {
			r.fail(damaged("a score that is no number"))
			return nil
		}
		z[all[i]] = score
	}
	return z
}

func (r *reader) filled(all []string, each int) bool {
	if r.err == nil && (len(all) == 0 || len(all)%each != 0) {
		r.fail(damaged("a collection with parts missing"))
	}
	return r.err == nil
}

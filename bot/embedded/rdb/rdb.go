// Package rdb writes and reads Redis' own snapshot files, so that data of the
// store in the process move to a Redis server and back by handing over one file.
//
// It promises that a file it wrote is loaded by redis-server 5 and later, and
// that a file is read whole or not at all: the checksum is held against every
// byte before the first key is handed out, so a torn or rotten file never passes
// for a smaller set of data. Read understands the compact encodings that a
// server writes up to version 7.2, and refuses by name what it does not hold:
// streams, modules, functions, fields with a time to live, and databases other
// than 0.
//
// The format is described at https://rdb.fnordig.de/file_format.html and by
// rdb.c, listpack.c, ziplist.c and intset.c of Redis.
package rdb

import (
	"errors"
	"fmt"
	"hash/crc64"
	"time"
)

// ErrDamaged is a file that is not what was written: cut short, changed, or no
// snapshot at all.
var ErrDamaged = errors.New("the snapshot is damaged")

// ErrForeign is a sound file with something in it that the store cannot hold.
var ErrForeign = errors.New("the snapshot holds what this store cannot keep")

// Entry is one key with its value.
type Entry struct {
	Key     string
	Expires time.Time // to the millisecond; zero is never
	Value   Value
}

// Value is one of String, List, Set, Hash and Sorted. The last four are not empty.
type Value interface{ kind() byte }

// The values that keys have. Text in them is any bytes.
type (
	String string             // one text
	List   []string           // texts in order
	Set    []string           // different texts, in any order
	Hash   map[string]string  // fields and their texts
	Sorted map[string]float64 // members and their scores, NaN excepted
)

// Kinds of values as files name them. Those up to kindSorted are written; the
// rest are read only.
const (
	kindString         = 0
	kindList           = 1
	kindSet            = 2
	kindSortedText     = 3
	kindHash           = 4
	kindSorted         = 5
	kindListZiplist    = 10
	kindIntset         = 11
	kindSortedZiplist  = 12
	kindHashZiplist    = 13
	kindQuicklist      = 14
	kindHashListpack   = 16
	kindSortedListpack = 17
	kindQuicklist2     = 18
	kindSetListpack    = 20
)

// Marks that stand where a kind may stand.
const (
	markSlot      = 244
	markFunctions = 245
	markModule    = 247
	markIdle      = 248
	markFreq      = 249
	markAux       = 250
	markSize      = 251
	markExpiresMS = 252
	markExpires   = 253
	markDatabase  = 254
	markEnd       = 255
)

// Special lengths of a string: a number of 1, 2 or 4 bytes, or compressed text.
const (
	textInt8  = 0xC0
	textInt16 = 0xC1
	textInt32 = 0xC2
	textLZF   = 0xC3
)

func (String) kind() byte { return kindString }
func (List) kind() byte   { return kindList }
func (Set) kind() byte    { return kindSet }
func (Hash) kind() byte   { return kindHash }
func (Sorted) kind() byte { return kindSorted }

// jones is the polynomial of the checksum, reflected.
var jones = crc64.MakeTable(0x95ac9329ac4bc9b5)

// checksum carries sum on over p, as Redis counts it: Go's CRC-64 inverts before
// and after, Redis does neither.
func checksum(sum uint64, p []byte) uint64 { return ^crc64.Update(^sum, jones, p) }

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...)
}

func foreign(what string) error { return fmt.Errorf("%w: %s", ErrForeign, what) }

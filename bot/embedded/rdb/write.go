package rdb

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Writer makes a snapshot in memory: so the data need to stand still only while
// they are put in, not while a disk is slow.
type Writer struct{ b []byte }

// NewWriter is a snapshot without keys, of the version that Redis 5 to 6.2 write.
func NewWriter() *Writer {
	return &Writer{b: []byte("REDIS0009\xfe\x00")}
}

// Put adds a key, which must not have been put before. What a server would not
// load is refused: an empty collection, and a score that is no number.
func (w *Writer) Put(e Entry) error {
	start := len(w.b)
	if !e.Expires.IsZero() {
		w.b = append(w.b, markExpiresMS)
		w.b = binary.LittleEndian.AppendUint64(w.b, uint64(e.Expires.UnixMilli()))
	}
	if e.Value == nil {
		return fmt.Errorf("writing a snapshot: a key without a value")
	}
	w.b = append(w.b, e.Value.kind())
	w.text(e.Key)
	if err := w.value(e.Value); err != nil {
		w.b = w.b[:start]
		return err
	}
	return nil
}

// Bytes ends the snapshot and gives it out. The Writer is used up.
func (w *Writer) Bytes() []byte {
	w.b = append(w.b, markEnd)
	return binary.LittleEndian.AppendUint64(w.b, checksum(0, w.b))
}

func (w *Writer) value(v Value) error {
	switch v := v.(type) {
	case String:
		w.text(string(v))
		return nil
	case List:
		return w.texts(v)
	case Set:
		return w.texts(v)
	case Hash:
		return w.hash(v)
	case Sorted:
		return w.sorted(v)
	}
	return fmt.Errorf("writing a snapshot: no form for a value of %T", v)
}

func (w *Writer) texts(all []string) error {
	if err := w.count(len(all)); err != nil {
		return err
	}
	for _, s := range all {
		w.text(s)
	}
	return nil
}

func (w *Writer) hash(h Hash) error {
	if err := w.count(len(h)); err != nil {
		return err
	}
	for field, s := range h {
		w.text(field)
		w.text(s)
	}
	return nil
}

func (w *Writer) sorted(z Sorted) error {
	if err := w.count(len(z)); err != nil {
		return err
	}
	for member, score := range z {
		if math.IsNaN(score) {
			return fmt.Errorf("writing a snapshot: a score that is no number")
		}
		w.text(member)
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(score))
	}
	return nil
}

func (w *Writer) count(n int) error {
	if n == 0 {
		return fmt.Errorf("writing a snapshot: an empty collection")
	}
	w.length(n)
	return nil
}

func (w *Writer) text(s string) {
	w.length(len(s))
	w.b = append(w.b, s...)
}

// length writes n in 6, 14, 32 or 64 bits, the shortest that holds it.
func (w *Writer) length(n int) {
	switch {
	case n < 1<<6:
		w.b = append(w.b, byte(n))
	case n < 1<<14:
		w.b = append(w.b, 0x40|byte(n>>8), byte(n))
	case n <= math.MaxUint32:
		w.b = append(w.b, 0x80)
		w.b = binary.BigEndian.AppendUint32(w.b, uint32(n))
	default:
		w.b = append(w.b, 0x81)
		w.b = binary.BigEndian.AppendUint64(w.b, uint64(n))
	}
}

package rdb

import (
	"encoding/binary"
	"math"
	"strconv"
)

// reader takes a file apart from its front. After the first error every method
// answers zero, so callers look at err once, at the end. No length in the file
// makes it reserve more memory than the file could fill.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.b = nil
}

func (r *reader) take(n int) []byte {
	if r.err != nil {
		return nil
	}
	if n < 0 || n > len(r.b) {
		r.fail(damaged("it ends in the middle of a value"))
		return nil
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uint16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// length is a plain length or count; special lengths are an error here.
func (r *reader) length() int {
	n, special := r.anyLength()
	if special {
		r.fail(damaged("a length that is none"))
		return 0
	}
	return n
}

// anyLength is a length, or the byte of a special one.
func (r *reader) anyLength() (n int, special bool) {
	first := r.byte()
	switch first >> 6 {
	case 0:
		return int(first), false
	case 1:
		return int(first&0x3f)<<8 | int(r.byte()), false
	case 3:
		return int(first), true
	}
	var long uint64
	switch first {
	case 0x80:
		if b := r.take(4); b != nil {
			long = uint64(binary.BigEndian.Uint32(b))
		}
	case 0x81:
		if b := r.take(8); b != nil {
			long = binary.BigEndian.Uint64(b)
		}
	default:
		r.fail(damaged("a length of an unknown form"))
	}
	if long > math.MaxInt32*16 {
		r.fail(damaged("a length beyond all files"))
		return 0, false
	}
	return int(long), false
}

func (r *reader) text() string {
	n, special := r.anyLength()
	if !special {
		return string(r.take(n))
	}
	switch n {
	case textInt8:
		return strconv.Itoa(int(int8(r.byte())))
	case textInt16:
		return strconv.Itoa(int(int16(r.uint16())))
	case textInt32:
		return strconv.Itoa(int(int32(r.uint32())))
	case textLZF:
		return r.compressed()
	}
	r.fail(damaged("a text of an unknown form"))
	return ""
}

func (r *reader) compressed() string {
	packed, size := r.length(), r.length()
	s, ok := unpack(r.take(packed), size)
	if !ok {
		r.fail(damaged("a compressed text that cannot be unpacked"))
	}
	return s
}

// texts are as many texts as the count in front says, times each.
func (r *reader) texts(each int) []string {
	n := r.length() * each
	if n > len(r.b) {
		r.fail(damaged("more parts than it has bytes"))
		return nil
	}
	all := make([]string, 0, n)
	for range n {
		if r.err != nil {
			return nil
		}
		all = append(all, r.text())
	}
	return all
}

// scored is a sorted set with scores as eight bytes, or as text in old files.
func (r *reader) scored(kind byte) Value {
	n := r.length()
	if n > len(r.b) {
		r.fail(damaged("more parts than it has bytes"))
	}
	z := Sorted{}
	for i := 0; i < n && r.err == nil; i++ {
		member := r.text()
		if kind == kindSorted {
			z[member] = math.Float64frombits(r.uint64())
		} else {
			z[member] = r.oldScore()
		}
		if math.IsNaN(z[member]) {
			r.fail(damaged("a score that is no number"))
		}
	}
	if r.err == nil && len(z) == 0 {
		r.fail(damaged("a collection with parts missing"))
	}
	if r.err != nil {
		return nil
	}
	return z
}

func (r *reader) oldScore() float64 {
	switch n := r.byte(); n {
	case 253:
		return math.NaN()
	case 254:
		return math.Inf(1)
	case 255:
		return math.Inf(-1)
	default:
		score, err := strconv.ParseFloat(string(r.take(int(n))), 64)
		if err != nil {
			r.fail(damaged("a score that is no number"))
		}
		return score
	}
}

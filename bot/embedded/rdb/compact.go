package rdb

import "strconv"

// The encodings in which a server keeps small collections, and which it writes
// into its files as they are: each stands in one text. All become plain texts
// here, a number its decimal digits.

// inner is a reader of the text that stands next in r.
func (r *reader) inner() *reader {
	in := &reader{b: []byte(r.text())}
	in.err = r.err
	return in
}

// done carries an error of an inner reader over to r.
func (r *reader) done(in *reader, all []string) []string {
	if in.err != nil {
		r.fail(in.err)
		return nil
	}
	return all
}

// quicklist is a list in pieces: ziplists, or since Redis 7 listpacks and single
// texts too long for one.
func (r *reader) quicklist(kind byte) []string {
	const plain, packed = 1, 2
	var all []string
	for n := r.length(); n > 0 && r.err == nil; n-- {
		form := packed
		if kind == kindQuicklist2 {
			form = r.length()
		}
		switch {
		case kind == kindQuicklist:
			all = append(all, r.ziplist()...)
		case form == packed:
			all = append(all, r.listpack()...)
		case form == plain:
			all = append(all, r.text())
		default:
			r.fail(damaged("a list in an unknown form"))
		}
	}
	return all
}

// intset is a sorted run of whole numbers of equal width.
func (r *reader) intset() []string {
	in := r.inner()
	width, n := in.uint32(), in.uint32()
	if (width != 2 && width != 4 && width != 8) || uint64(len(in.b)) != uint64(width)*uint64(n) {
		in.fail(damaged("a set of numbers with parts missing"))
	}
	var all []string
	for in.err == nil && len(in.b) > 0 {
		all = append(all, in.number(int(width)))
	}
	return r.done(in, all)
}

// listpack: total bytes, count, then per element its form, its data and its
// length backwards; 0xFF ends it.
func (r *reader) listpack() []string {
	in := r.inner()
	size := len(in.b)
	if total := in.uint32(); uint64(total) != uint64(size) {
		in.fail(damaged("a listpack with parts missing"))
	}
	in.uint16()
	var all []string
	for in.err == nil {
		before := len(in.b)
		form := in.byte()
		if form == 0xFF {
			break
		}
		all = append(all, in.packed(form))
		in.take(backlen(before - len(in.b)))
	}
	return r.done(in, all)
}

// packed is one element of a listpack.
func (r *reader) packed(form byte) string {
	switch {
	case form < 0x80:
		return strconv.Itoa(int(form))
	case form < 0xC0:
		return string(r.take(int(form & 0x3f)))
	case form < 0xE0:
		n := int(form&0x1f)<<8 | int(r.byte())
		if n >= 1<<12 {
			n -= 1 << 13
		}
		return strconv.Itoa(n)
	case form < 0xF0:
		return string(r.take(int(form&0x0f)<<8 | int(r.byte())))
	}
	switch form {
	case 0xF0:
		return string(r.take(int(r.uint32())))
	case 0xF1:
		return r.number(2)
	case 0xF2:
		return r.number(3)
	case 0xF3:
		return r.number(4)
	case 0xF4:
		return r.number(8)
	}
	r.fail(damaged("a listpack in an unknown form"))
	return ""
}

// backlen is how many bytes the length of an element takes. The bounds are the
// server's own, one short of what seven bits a byte would hold.
func backlen(n int) int {
	switch {
	case n <= 1<<7-1:
		return 1
	case n < 1<<14-1:
		return 2
	case n < 1<<21-1:
		return 3
	case n < 1<<28-1:
		return 4
	}
	return 5
}

// ziplist: total bytes, offset of the last element, count, then per element the
// length of the one before, its form and its data; 0xFF ends it.
func (r *reader) ziplist() []string {
	in := r.inner()
	size := len(in.b)
	if total := in.uint32(); uint64(total) != uint64(size) {
		in.fail(damaged("a ziplist with parts missing"))
	}
	in.uint32()
	in.uint16()
	var all []string
	for in.err == nil {
		before := in.byte()
		if before == 0xFF {
			break
		}
		if before == 0xFE {
			in.uint32()
		}
		all = append(all, in.zipped(in.byte()))
	}
	return r.done(in, all)
}

// zipped is one element of a ziplist.
func (r *reader) zipped(form byte) string {
	switch form >> 6 {
	case 0:
		return string(r.take(int(form)))
	case 1:
		return string(r.take(int(form&0x3f)<<8 | int(r.byte())))
	case 2:
		n := 0
		for range 4 {
			n = n<<8 | int(r.byte())
		}
		return string(r.take(n))
	}
	switch {
	case form == 0xC0:
		return r.number(2)
	case form == 0xD0:
		return r.number(4)
	case form == 0xE0:
		return r.number(8)
	case form == 0xF0:
		return r.number(3)
	case form == 0xFE:
		return r.number(1)
	case form > 0xF0 && form < 0xFE:
		return strconv.Itoa(int(form&0x0f) - 1)
	}
	r.fail(damaged("a ziplist in an unknown form"))
	return ""
}

// number is a whole number of so many bytes, the lowest first, in decimal digits.
func (r *reader) number(width int) string {
	var n uint64
	for i, b := range r.take(width) {
		n |= uint64(b) << (8 * i)
	}
	unused := 64 - 8*width
	return strconv.FormatInt(int64(n<<unused)>>unused, 10)
}

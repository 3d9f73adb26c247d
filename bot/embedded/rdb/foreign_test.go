package rdb_test

import (
	"encoding/binary"
	"errors"
	"hash/crc64"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/embedded/rdb"
)

// seal puts the head of a version before a body and the checksum behind it.
func seal(version, body string) []byte {
	file := []byte("REDIS" + version + body)
	sum := ^crc64.Update(^uint64(0), crc64.MakeTable(0x95ac9329ac4bc9b5), file)
	return binary.LittleEndian.AppendUint64(file, sum)
}

// The check value of the checksum that Redis' own sources give.
func TestChecksum(t *testing.T) {
	sum := ^crc64.Update(^uint64(0), crc64.MakeTable(0x95ac9329ac4bc9b5), []byte("123456789"))
	if sum != 0xe9c6d914c4b8d9ca {
		t.Errorf("checksum %x; want e9c6d914c4b8d9ca", sum)
	}
}

// packs are texts in the compact forms, as their definitions in Redis have them.
const (
	// listpack: "ab", 5, -1 (13 bits), 300 (13 bits), -32768 (16)
	packed = "\x17\x00\x00\x00" + "\x05\x00" + "\x82ab\x03" + "\x05\x01" + "\xdf\xff\x02" + "\xc1\x2c\x02" + "\xf1\x00\x80\x03" + "\xff"
	// ziplist: "ab", 0 and 12 in place, -2 in 8 bits, 300 in 16, -70000 in 24
	zipped = "\x1f\x00\x00\x00" + "\x1a\x00\x00\x00" + "\x06\x00" + "\x00\x02ab" + "\x04\xf1" + "\x02\xfd" + "\x02\xfe\xfe" + "\x03\xc0\x2c\x01" + "\x04\xf0\x90\xee\xfe" + "\xff"
	ints16 = "\x02\x00\x00\x00" + "\x02\x00\x00\x00" + "\xff\xff" + "\x2c\x01"
	ints64 = "\x08\x00\x00\x00" + "\x01\x00\x00\x00" + "\x00\x00\x00\x00\x00\x00\x00\x80"
)

// text writes a string with its length in front.
func text(s string) string { return string([]byte{byte(len(s))}) + s }

func TestCompactForms(t *testing.T) {
	tests := []struct {
		name string
		body string
		want rdb.Value
	}{
		{"number of 8 bits", "\x00\x01k\xc0\xfb", rdb.String("-5")},
		{"number of 16 bits", "\x00\x01k\xc1\x2c\x01", rdb.String("300")},
		{"number of 32 bits", "\x00\x01k\xc2\x90\xee\xfe\xff", rdb.String("-70000")},
		{"length of 64 bits", "\x00\x01k\x81\x00\x00\x00\x00\x00\x00\x00\x02ab", rdb.String("ab")},
		{"compressed", "\x00\x01k\xc3\x05\x09\x01ab\xa0\x01", rdb.String("ababababa")},
		{"listpack of numbers", "\x12\x01k\x01\x02" + text(packed), rdb.List{"ab", "5", "-1", "300", "-32768"}},
		{"quicklist with a plain text", "\x12\x01k\x02\x01\x02zz\x02" + text(packed), rdb.List{"zz", "ab", "5", "-1", "300", "-32768"}},
		{"ziplist", "\x0a\x01k" + text(zipped), rdb.List{"ab", "0", "12", "-2", "300", "-70000"}},
		{"quicklist of ziplists", "\x0e\x01k\x01" + text(zipped), rdb.List{"ab", "0", "12", "-2", "300", "-70000"}},
		{"hash in a ziplist", "\x0d\x01k" + text(zipped), rdb.Hash{"ab": "0", "12": "-2", "300": "-70000"}},
		{"set in a listpack", "\x14\x01k" + text(packed), rdb.Set{"ab", "5", "-1", "300", "-32768"}},
		{"sorted set in a listpack", "\x11\x01k" + text("\x0f\x00\x00\x00\x02\x00"+"\x81a\x02"+"\x831.5\x04"+"\xff"), rdb.Sorted{"a": 1.5}},
		{"intset of 16 bits", "\x0b\x01k" + text(ints16), rdb.Set{"-1", "300"}},
		{"intset of 64 bits", "\x0b\x01k" + text(ints64), rdb.Set{"-9223372036854775808"}},
		{"old scores", "\x03\x01k\x02\x01a\x03" + "1.5" + "\x01b\xff", rdb.Sorted{"a": 1.5, "b": math.Inf(-1)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(seal("0011", tt.body+"\xff"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]rdb.Entry{{Key: "k", Value: tt.want}}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What cannot be held is refused by name, and none of the file is handed out.
func TestRefuses(t *testing.T) {
	const sound = "\x00\x01a\x01b"
	tests := []struct {
		name string
		file []byte
		want error
		says string
	}{
		{"stream", seal("0011", sound+"\x15\x01k"+"\xff"), rdb.ErrForeign, "stream"},
		{"module", seal("0009", sound+"\x07\x01k"+"\xff"), rdb.ErrForeign, "module"},
		{"data of a module", seal("0009", sound+"\xf7"+"\xff"), rdb.ErrForeign, "module"},
		{"functions", seal("0010", "\xf5\x02ab"+sound+"\xff"), rdb.ErrForeign, "functions"},
		{"fields that expire", seal("0012", sound+"\x19\x01k"+"\xff"), rdb.ErrForeign, "fields that expire"},
		{"another database", seal("0009", "\xfe\x01"+sound+"\xff"), rdb.ErrForeign, "database 1"},
		{"a kind of the future", seal("0099", sound+"\x63\x01k"+"\xff"), rdb.ErrForeign, "number 99"},
		{"no checksum", []byte("REDIS0009" + sound + "\xff" + strings.Repeat("\x00", 8)), rdb.ErrForeign, "rdbchecksum"},
		{"no end", seal("0009", sound), rdb.ErrDamaged, ""},
		{"more after the end", seal("0009", sound+"\xff"+sound+"\xff"), rdb.ErrDamaged, ""},
		{"not Redis", []byte("SQLite format 3\x00 and more of it"), rdb.ErrDamaged, "no Redis snapshot"},
		{"no version", seal("soon", sound+"\xff"), rdb.ErrDamaged, "version"},
		{"empty list", seal("0009", "\x01\x01k\x00\xff"), rdb.ErrDamaged, "missing"},
		{"half a pair", seal("0009", "\x10\x01k"+text(packed)+"\xff"), rdb.ErrDamaged, "missing"},
		{"a billion parts", seal("0009", "\x01\x01k\x80\x40\x00\x00\x00\xff"), rdb.ErrDamaged, ""},
		{"unpacks to a billion bytes", seal("0009", "\x00\x01k\xc3\x03\x80\x40\x00\x00\x00\x00a\x00\xff"), rdb.ErrDamaged, "unpacked"},
		{"unpacks from before its beginning", seal("0009", "\x00\x01k\xc3\x04\x06\x00a\x60\x09\xff"), rdb.ErrDamaged, "unpacked"},
		{"score of letters", seal("0011", "\x0c\x01k"+text("\x12\x00\x00\x00\x0d\x00\x00\x00\x02\x00"+"\x00\x01a"+"\x03\x02ab"+"\xff")+"\xff"), rdb.ErrDamaged, "score"},
		{"score that is no number", seal("0009", "\x03\x01k\x01\x01a\xfd\xff"), rdb.ErrDamaged, "score"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(tt.file)
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) || len(got) > 0 {
				t.Errorf("%d keys and %v; want none, %v and %q", len(got), err, tt.want, tt.says)
			}
		})
	}
}

// What describes a file or a key is passed over.
func TestSkips(t *testing.T) {
	file := seal("0012", "\xfa\x09redis-ver\x067.0.15"+"\xfe\x00"+"\xfb\x01\x00"+"\xf4\x01\x02\x03"+
		"\xf8\x05"+"\xf9\x07"+"\xfd\x00\x00\x00\x70"+"\x00\x01k\x01v"+"\xff")
	got, err := read(file)
	if err != nil || len(got) != 1 || got[0].Value != rdb.String("v") || got[0].Expires.Unix() != 0x70000000 {
		t.Errorf("%v, %v; want k = v until %d", got, err, 0x70000000)
	}
}

// No bytes make Read fail otherwise than by its errors, or give out what cannot be
// written. The fuzzer's bytes are sealed, since few would get past the checksum.
func FuzzRead(f *testing.F) {
	f.Add("\xfe\x00\x00\x01a\x01b\xff")
	f.Add("\x00\x01k\xc3\x05\x09\x01ab\xa0\x01\xff")
	f.Add("\x12\x01k\x01\x02" + text(packed) + "\xff")
	f.Add("\x0d\x01k" + text(zipped) + "\xff")
	f.Add("\x0b\x01k" + text(ints16) + "\xff")
	f.Add("\x03\x01k\x02\x01a\x03" + "1.5" + "\x01b\xff\xff")
	f.Add("\xfc\x00\x00\x00\x00\x00\x00\x00\x00\x04\x01k\x01\x01a\x01b\xff")
	f.Fuzz(func(t *testing.T, body string) {
		for _, file := range [][]byte{[]byte(body), seal("0011", body)} {
			got, err := read(file)
			if err != nil {
				if !errors.Is(err, rdb.ErrDamaged) && !errors.Is(err, rdb.ErrForeign) {
					t.Fatal(err)
				}
				continue
			}
			again, err := read(write(t, got))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(got, again); diff != "" {
				t.Errorf("written and read again (-want +got):\n%s", diff)
			}
		}
	})
}

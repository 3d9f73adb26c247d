package redisstore_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
)

// fill sets every field below v to something that is not zero, so that a field
// that a new version of a shape has and its form in Redis has not is noticed.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("ä\t\n\"%d", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Uint8:
		v.SetUint(uint64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Func: // the way to draw a picture, which no store keeps
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("a field of kind " + v.Kind().String())
	}
}

func TestEveryFieldOfALetterIsKept(t *testing.T) {
	want := outbox.Letter{
		Key: "k", Priority: outbox.Reminder, To: chat.ID{Chat: -1 << 51, Topic: 7}, Kind: chat.Group,
		Due: time.UnixMicro(1_800_000_000_000_001), Expires: time.UnixMicro(1_900_000_000_000_001),
		Broadcast: "release/1\n", Marks: []string{"m"}, Note: "catatan\x00", Parts: 1, Tries: 2, Reason: "two\twords",
	}
	for v, i := reflect.ValueOf(want), 0; i < v.NumField(); i++ {
		if name := v.Type().Field(i).Name; v.Field(i).IsZero() && name != "Message" {
			t.Errorf("this test knows nothing of %s", name)
		}
	}
	n := 0
	fill(reflect.ValueOf(&want.Message).Elem(), &n)
	state, body, err := redisstore.Encode(want)
	check(t, err)
	got, err := redisstore.Decode(want.Key, state, body)
	check(t, err)
	want.Reason, want.Marks = "two words", nil // marks are kept apart, since they outlive the letter
	if diff := cmp.Diff(want, got.Letter); diff != "" {
		t.Errorf("a letter that was kept (-want +got):\n%s", diff)
	}
}

// A picture is kept as base64, not as an array of numbers.
func TestPicturesAreSmall(t *testing.T) {
	l := outbox.Letter{Message: chat.Message{Photo: &chat.Photo{PNG: []byte(strings.Repeat("\xff", 30_000))}}}
	_, body, err := redisstore.Encode(l)
	if err != nil || len(body) > 41_000 {
		t.Errorf("a picture of 30,000 bytes is kept in %d, %v; want some 40,000", len(body), err)
	}
}

// Whatever lies in Redis, reading it is an error or a letter that can be kept and
// read again as the same.
func FuzzDecode(f *testing.F) {
	state, body, err := redisstore.Encode(outbox.Letter{
		Priority: outbox.Answer, To: chat.ID{Chat: 5}, Kind: chat.Private, Note: "n",
		Due: time.UnixMicro(1), Expires: time.UnixMicro(2), Message: chat.Message{Text: "a", Photo: &chat.Photo{PNG: []byte{1}}},
	})
	check(f, err)
	f.Add(state, body)
	f.Add(state, "")
	f.Add("", "{}")
	f.Fuzz(func(t *testing.T, state, body string) {
		l, err := redisstore.Decode("k", state, body)
		if err != nil {
			return
		}
		state, body, err = redisstore.Encode(l.Letter)
		check(t, err)
		again, err := redisstore.Decode("k", state, body)
		check(t, err)
		if !l.Due.Equal(again.Due) || l.To != again.To || l.Note != again.Note || l.Message.Text != again.Message.Text {
			t.Errorf("%+v is read again as %+v", l, again)
		}
	})
}

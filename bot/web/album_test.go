package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
)

// easel draws the same picture however often it is asked, and counts.
type easel struct {
	png   []byte
	err   error
	drawn int
}

func (e *easel) photo(key string) chat.Photo {
	return chat.Photo{Key: key, Alt: "garis", Draw: func(context.Context) ([]byte, error) {
		e.drawn++
		return e.png, e.err
	}}
}

// A picture stands at an address of its own, with its size and what it shows in words.
func TestPicture(t *testing.T) {
	png := drawing(t)
	d, _ := scripted(t)
	d.put(t.Context(), Secretariat, chat.Message{Photo: &chat.Photo{PNG: png, Alt: "garis"}})
	p := standing(d, Secretariat)[0].Picture
	if p.Width != 640 || p.Height != 360 || p.Alt != "garis" {
		t.Errorf("%+v", p)
	}
	w := request(d, "GET", p.Address, "")
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || w.Body.String() != string(png) || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("%s: %d %v", p.Address, w.Code, w.Header())
	}
	for _, path := range []string{"/pictures/1001", "/pictures/", p.Address + "0", "/pictures/x/y"} {
		if w := request(d, "GET", path, ""); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// Equal keys are equal pictures, in whatever chats they stand; another key is another one.
func TestPictureIsDrawnOnce(t *testing.T) {
	d, _ := scripted(t)
	e := &easel{png: drawing(t)}
	a, b := e.photo("p0/6311"), e.photo("p1/6311")
	for _, p := range []*chat.Photo{&a, &a, &b} {
		d.put(t.Context(), Secretariat, chat.Message{Photo: p})
	}
	d.put(t.Context(), GroupChat, chat.Message{Photo: &a})
	all := append(standing(d, Secretariat), standing(d, GroupChat)...)
	for _, one := range all {
		if w := request(d, "GET", one.Picture.Address, ""); w.Code != 200 {
			t.Errorf("%s: %d", one.Picture.Address, w.Code)
		}
	}
	if e.drawn != 2 {
		t.Errorf("it is drawn %d times", e.drawn)
	}
	if same := all[0].Picture.Address; same != all[1].Picture.Address || same != all[3].Picture.Address || same == all[2].Picture.Address {
		t.Errorf("%v, %v, %v, %v", all[0].Picture, all[1].Picture, all[2].Picture, all[3].Picture)
	}
	if other := newAlbum("another life").offer(a); strings.HasSuffix(all[0].Picture.Address, other) {
		t.Error("a newer program shows what an older one has drawn")
	}
}

// A drawing that fails leaves the words, in the place where they would stand with the
// picture; the next edit can bring it.
func TestPictureFails(t *testing.T) {
	d, _ := scripted(t)
	good := &easel{png: drawing(t)}
	fine := good.photo("a")
	ref := d.put(t.Context(), Secretariat, chat.Message{Text: "Grafik", Photo: &fine})
	failed := (&easel{err: errors.New("no ink")}).photo("b")
	blank := (&easel{png: []byte("no picture")}).photo("c")
	broken := chat.Photo{Key: "d", Draw: func(context.Context) ([]byte, error) { panic("no paper") }}
	for i, p := range []*chat.Photo{&failed, &blank, &broken, {}} {
		words := fmt.Sprint("tanpa gambar ", i)
		if at := d.put(t.Context(), Secretariat, chat.Message{Text: words, Photo: p, Edit: &ref}); at != ref {
			t.Errorf("%s: it stands at %v", words, at)
		}
		if e := standing(d, Secretariat)[0]; e.plain != words || e.Picture == nil || e.Picture.Address != "" {
			t.Errorf("%s: %q, %+v", words, e.plain, e.Picture)
		}
	}
	d.put(t.Context(), Secretariat, chat.Message{Text: "Grafik", Photo: &fine, Edit: &ref})
	if all := standing(d, Secretariat); len(all) != 1 || all[0].Picture.Width != 640 || good.drawn != 1 {
		t.Errorf("%d messages, %+v, drawn %d times", len(all), all[0].Picture, good.drawn)
	}
	id := d.album.offer(failed)
	if w := request(d, "GET", "/pictures/"+id, ""); w.Code != 503 || w.Header().Get("Cache-Control") != "" {
		t.Errorf("looking at what cannot be drawn: %d %v", w.Code, w.Header())
	}
}

// A drawing that takes too long holds the chat no longer than drawTime, and others wait
// no longer than that either.
func TestPictureTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, _ := scripted(t)
		released := make(chan struct{})
		stuck := chat.Photo{Key: "a", Draw: func(context.Context) ([]byte, error) { <-released; return drawing(t), nil }}
		other := (&easel{png: drawing(t)}).photo("b")
		start := time.Now()
		d.put(t.Context(), Secretariat, chat.Message{Text: "lama", Photo: &stuck})
		d.put(t.Context(), Secretariat, chat.Message{Text: "lain", Photo: &other})
		if took := time.Since(start); took != 2*drawTime {
			t.Errorf("they stand after %v", took)
		}
		close(released)
		synctest.Wait()
		for _, photo := range []chat.Photo{stuck, other} {
			if w := request(d, "GET", "/pictures/"+d.album.offer(photo), ""); w.Code != 200 {
				t.Errorf("afterwards: %d", w.Code)
			}
		}
	})
}

// What does not fit into memory is drawn again when looked at, and is gone when nobody
// can draw it; what was looked at last stays.
func TestPicturesAreBounded(t *testing.T) {
	a := newAlbum("")
	large := append(drawing(t), bytes.Repeat([]byte("x"), maxPictures/3)...)
	easels := make([]*easel, 5)
	var ids []string
	sent := a.offer(chat.Photo{PNG: drawing(t)})
	for i := range easels {
		easels[i] = &easel{png: large}
		id, _, err := a.take(t.Context(), easels[i].photo(fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
		a.open(t.Context(), ids[0])
		if a.bytes > maxPictures {
			t.Errorf("%d bytes are kept", a.bytes)
		}
	}
	for i, id := range ids {
		if content, err := a.open(t.Context(), id); err != nil || !bytes.Equal(content, large) {
			t.Errorf("picture %d: %d bytes, %v", i, len(content), err)
		}
	}
	if easels[0].drawn != 1 || easels[1].drawn != 2 {
		t.Errorf("drawn %d and %d times", easels[0].drawn, easels[1].drawn)
	}
	if _, err := a.open(t.Context(), sent); !errors.Is(err, errNoPicture) {
		t.Errorf("a picture that was sent is still there: %v", err)
	}
	for i := range maxPrints + 10 {
		a.offer((&easel{}).photo(fmt.Sprint("more ", i)))
	}
	kept := 0
	for at := a.used.Front(); at != nil; at = at.Next() {
		kept += len(at.Value.(*print).content)
	}
	if len(a.prints) != maxPrints || a.used.Len() != maxPrints || a.bytes != kept {
		t.Errorf("%d pictures of %d bytes, in truth %d", len(a.prints), a.bytes, kept)
	}
}

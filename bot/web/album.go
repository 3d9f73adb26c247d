package web

import (
	"bytes"
	"container/list"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // so that the size of any picture that is sent can be told
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"sync"
	"time"

	"pantau/bot/chat"
)

// Bounds of the pictures: beyond them those go that were looked at longest ago.
const (
	maxPrints   = 1024     // pictures that can be shown, in memory or drawn again
	maxPictures = 24 << 20 // bytes of those in memory
	drawTime    = 10 * time.Second
)

var (
	errNoPicture  = errors.New("there is no such picture")
	errNotPicture = errors.New("what was drawn is no picture")
)

// album keeps the pictures of the page, each once however often it is shown. What no
// longer fits into memory is drawn again when somebody looks at it, or is gone when
// nobody can draw it.
type album struct {
	life    string        // of the process: a newer one may draw the same key otherwise
	drawing chan struct{} // full while a picture is drawn: one at a time, so no key is drawn twice

	mu     sync.Mutex
	prints map[string]*list.Element // by id
	used   list.List                // of *print, the one looked at last in front
	bytes  int
}

// print is one picture.
type print struct {
	id      string
	photo   chat.Photo // how to draw it again; without PNG
	content []byte     // nil when it is not in memory
}

func newAlbum(life string) *album {
	return &album{life: life, drawing: make(chan struct{}, 1), prints: make(map[string]*list.Element)}
}

// offer takes in a picture that may be drawn later, and returns its id.
func (a *album) offer(p chat.Photo) string {
	id := rand.Text()
	switch {
	case p.Key != "":
		id = a.name("key", []byte(p.Key))
	case len(p.PNG) > 0:
		id = a.name("content", p.PNG)
	}
	a.keep(id, p, p.PNG)
	return id
}

// take takes in a picture to be shown at once, and returns its id and content.
func (a *album) take(ctx context.Context, p chat.Photo) (string, []byte, error) {
	id := a.offer(p)
	content, err := a.open(ctx, id)
	return id, content, err
}

// open is the content of a picture, drawn if need be within drawTime.
func (a *album) open(ctx context.Context, id string) ([]byte, error) {
	if content, _, err := a.look(id); err != nil || content != nil {
		return content, err
	}
	ctx, cancel := context.WithTimeout(ctx, drawTime)
	defer cancel()
	select {
	case a.drawing <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting to draw a picture: %w", ctx.Err())
	}
	type drawn struct {
		content []byte
		err     error
	}
	done := make(chan drawn, 1) // who draws never waits for who asked
	go func() {
		defer func() { <-a.drawing }()
		content, err := a.draw(ctx, id)
		done <- drawn{content, err}
	}()
	select {
	case d := <-done:
		return d.content, d.err
	case <-ctx.Done():
		return nil, fmt.Errorf("drawing a picture: %w", ctx.Err())
	}
}

// draw draws a picture, unless it was drawn meanwhile.
func (a *album) draw(ctx context.Context, id string) (content []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("drawing a picture: panic: %v", p)
		}
	}()
	content, photo, err := a.look(id)
	if err != nil || content != nil {
		return content, err
	}
	if content, err = photo.Bytes(ctx); err != nil {
		return nil, fmt.Errorf("drawing a picture: %w", err)
	}
	if !isPicture(content) {
		return nil, errNotPicture
	}
	a.keep(id, photo, content)
	return content, nil
}

// name is the id of a picture by what it shows.
func (a *album) name(kind string, what []byte) string {
	sum := sha256.Sum256(append([]byte(a.life+" "+kind+" "), what...))
	return hex.EncodeToString(sum[:16])
}

// look finds a picture, which thereby is the one looked at last. An error says that it
// is gone.
func (a *album) look(id string) (content []byte, photo chat.Photo, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := a.prints[id]
	if at == nil {
		return nil, photo, errNoPicture
	}
	a.used.MoveToFront(at)
	p := at.Value.(*print)
	if p.content == nil && p.photo.Draw == nil {
		return nil, photo, errNoPicture
	}
	return p.content, p.photo, nil
}

// keep takes in a picture, or what is new about one. What is no picture is not kept in
// memory, so that looking at it fails.
func (a *album) keep(id string, photo chat.Photo, content []byte) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := a.prints[id]
	if at == nil {
		at = a.used.PushFront(&print{id: id})
		a.prints[id] = at
	}
	a.used.MoveToFront(at)
	p := at.Value.(*print)
	if photo.PNG = nil; photo.Draw != nil {
		p.photo = photo
	}
	if p.content == nil && isPicture(content) {
		p.content = content
		a.bytes += len(content)
	}
	a.trim()
}

// trim lets go of what is beyond the bounds; the picture in front always stays.
func (a *album) trim() {
	for at := a.used.Back(); a.bytes > maxPictures && at != a.used.Front(); at = at.Prev() {
		p := at.Value.(*print)
		a.bytes -= len(p.content)
		p.content = nil
	}
	for a.used.Len() > maxPrints {
		p := a.used.Remove(a.used.Back()).(*print)
		a.bytes -= len(p.content)
		delete(a.prints, p.id)
	}
}

// framed is a picture of the bot as a message shows it; one that cannot be drawn has no
// address.
func (d *Demo) framed(ctx context.Context, photo chat.Photo) *picture {
	id, content, err := d.album.take(ctx, photo)
	if err != nil {
		d.cfg.Log.Error("a picture cannot be shown", "error", err)
		return &picture{Alt: photo.Alt}
	}
	return hung(id, content, photo.Alt)
}

// hung is a picture that the album has.
func hung(id string, content []byte, alt string) *picture {
	p := &picture{Address: "/pictures/" + id, Alt: alt}
	if size, _, err := image.DecodeConfig(bytes.NewReader(content)); err == nil {
		p.Width, p.Height = size.Width, size.Height
	}
	return p
}

// picture serves a picture, which an address shows for ever, so that browsers may keep
// it. One that is gone answers 404, and one that cannot be drawn now 503.
func (d *Demo) picture(w http.ResponseWriter, r *http.Request) {
	content, err := d.album.open(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, errNoPicture):
		http.NotFound(w, r)
		return
	case err != nil:
		if r.Context().Err() == nil {
			d.cfg.Log.Error("a picture cannot be shown", "error", err)
		}
		http.Error(w, "the picture cannot be drawn now", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", http.DetectContentType(content))
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	w.Write(content)
}

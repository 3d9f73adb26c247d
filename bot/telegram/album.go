package telegram

import (
	"context"
	"slices"
	"sync"
	"time"

	"pantau/bot/chat"
)

const (
	// mostWanted is how many pictures wait to go up; beyond, the oldest make room.
	mostWanted = 20
	// uploadWithin is what one picture may take, waits for the pace included.
	uploadWithin = time.Minute
	// albumRests is how long nothing goes up after the chat has refused a picture.
	albumRests = time.Minute
)

// album are the pictures that wait to go up into Door.Album. They do so one after
// another, so that no more than one slot of the pace is taken ahead, and the newest
// first, since somebody waits for it. The zero album is empty.
type album struct {
	mu    sync.Mutex
	stack []*upload // the newest last
	now   *upload   // nil when nothing goes up
	rests time.Time // until then
}

// upload is a picture that goes up, for all who want it.
type upload struct {
	photo chat.Photo
	id    string        // once done; empty when it could not go up
	done  chan struct{} // closed then
}

// want has pictures go up, the first one first, and gives what becomes of each; nil of
// those that do not at present, and of what is nil. It goes on when ctx ends.
func (d *Door) want(ctx context.Context, photos []*chat.Photo) []*upload {
	ups, a := make([]*upload, len(photos)), &d.album
	if d.Album == 0 {
		return ups
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for i, photo := range slices.Backward(photos) {
		if photo != nil && photo.Key != "" && !time.Now().Before(a.rests) {
			ups[i] = a.push(*photo)
		}
	}
	if a.now == nil {
		if a.now = a.pop(); a.now != nil {
			go d.fill(context.WithoutCancel(ctx), a.now)
		}
	}
	return ups
}

// push puts a picture on the stack, or back on top of it, unless it goes up already.
func (a *album) push(photo chat.Photo) *upload {
	if a.now != nil && a.now.photo.Key == photo.Key {
		return a.now
	}
	up := &upload{photo: photo, done: make(chan struct{})}
	for i, old := range a.stack {
		if old.photo.Key == photo.Key {
			up = old
			a.stack = slices.Delete(a.stack, i, i+1)
			break
		}
	}
	if len(a.stack) == mostWanted {
		close(a.stack[0].done)
		a.stack = a.stack[1:]
	}
	a.stack = append(a.stack, up)
	return up
}

// pop takes the newest picture off the stack; nil when there is none.
func (a *album) pop() *upload {
	if len(a.stack) == 0 {
		return nil
	}
	up := a.stack[len(a.stack)-1]
	a.stack = a.stack[:len(a.stack)-1]
	return up
}

// fill has pictures go up for as long as there are any.
func (d *Door) fill(ctx context.Context, up *upload) {
	for up != nil {
		id, err := d.put(ctx, up.photo)
		if err != nil {
			d.log().Warn("telegram: the chat for pictures of inline cards takes none; trying again later", "after", albumRests, "error", err)
		}
		up = d.album.next(up, id, err == nil)
	}
}

// next tells those who wait what became of a picture, and gives the one to go up next.
// When the chat took none those on the stack are given up.
func (a *album) next(up *upload, id string, taken bool) *upload {
	a.mu.Lock()
	defer a.mu.Unlock()
	up.id = id
	close(up.done)
	if !taken {
		a.rests = time.Now().Add(albumRests)
		for _, other := range a.stack {
			close(other.done)
		}
		a.stack = nil
	}
	a.now = a.pop()
	return a.now
}

// put has one picture go up, unless it did meanwhile. One that cannot be drawn has no
// id, and the chat is not to blame.
func (d *Door) put(ctx context.Context, photo chat.Photo) (id string, err error) {
	ctx, cancel := context.WithTimeout(ctx, uploadWithin)
	defer cancel()
	if id = d.Client.pictureID(ctx, photo.Key); id != "" {
		return id, nil
	}
	png, err := drawn(ctx, &photo)
	if err != nil {
		d.log().Error("telegram: a picture for an inline card cannot be drawn", "picture", photo.Key, "error", err)
		return "", nil
	}
	pt := &part{to: chat.ID{Chat: d.Album}, kind: chat.Channel, silent: true, Message: chat.Message{Photo: &chat.Photo{Key: photo.Key, PNG: png}}}
	// A channel has the limits of a group.
	if _, err := d.Client.put(ctx, pt, d.pace(ctx, d.Album, chat.Group)); err != nil {
		return "", err
	}
	return pt.kept, nil
}

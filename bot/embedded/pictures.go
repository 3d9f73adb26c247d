package embedded

import (
	"bytes"
	"container/list"
	"context"
	"sync"
)

// Pictures keeps drawn pictures in memory, up to so many bytes in all: what was not
// asked for longest makes room, and all are gone with the process. They are not kept in
// the store of the process, whose every snapshot would write them again: with 200
// pictures of 50 KB one takes some 95 ms in place of 6 (BenchmarkSyncPictures), and
// whoever waits for Sync waits with it, whereas drawing one anew takes less than that.
// Its methods may be called from many goroutines.
type Pictures struct {
	most int

	mu    sync.Mutex
	size  int
	order list.List // *kept, what was asked for last in front
	byKey map[string]*list.Element
}

type kept struct {
	key string
	png []byte
}

// NewPictures keeps that many bytes of pictures at most.
func NewPictures(most int) *Pictures {
	return &Pictures{most: most, byKey: map[string]*list.Element{}}
}

// Picture is a picture, in PNG form, by what it shows. There is never an error.
func (p *Pictures) Picture(_ context.Context, key string) (png []byte, ok bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.byKey[key]
	if !ok {
		return nil, false, nil
	}
	p.order.MoveToFront(e)
	return bytes.Clone(e.Value.(*kept).png), true, nil
}

// KeepPicture keeps a picture, unless it is larger than all may be together.
func (p *Pictures) KeepPicture(_ context.Context, key string, png []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e, ok := p.byKey[key]; ok {
		p.drop(e)
	}
	if len(png) == 0 || len(png) > p.most {
		return nil
	}
	p.byKey[key] = p.order.PushFront(&kept{key, bytes.Clone(png)})
	for p.size += len(png); p.size > p.most; {
		p.drop(p.order.Back())
	}
	return nil
}

func (p *Pictures) drop(e *list.Element) {
	k := p.order.Remove(e).(*kept)
	delete(p.byKey, k.key)
	p.size -= len(k.png)
}

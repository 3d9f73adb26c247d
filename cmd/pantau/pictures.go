package main

import (
	"context"
	"sync/atomic"

	"pantau/bot/redisstore"
	"pantau/bot/telegram"
)

// drawnBytes bounds the drawn pictures that a process keeps where it carries its own
// store: some 150 pictures.
const drawnBytes = 8 << 20

// pictureIDs are the ids under which Telegram keeps pictures for this bot. Before the Bot
// API has said which one it is, none are known.
type pictureIDs struct {
	store *redisstore.Store
	me    *atomic.Pointer[telegram.Me]
}

// PictureID implements telegram.Pictures.
func (p pictureIDs) PictureID(ctx context.Context, key string) (id string, ok bool, err error) {
	me := p.me.Load()
	if me == nil {
		return "", false, nil
	}
	return p.store.PictureIDs(me.ID).PictureID(ctx, key)
}

// KeepPictureID implements telegram.Pictures.
func (p pictureIDs) KeepPictureID(ctx context.Context, key, id string) error {
	me := p.me.Load()
	if me == nil {
		return nil
	}
	return p.store.PictureIDs(me.ID).KeepPictureID(ctx, key, id)
}

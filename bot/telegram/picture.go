package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"pantau/bot/chat"
)

// Pictures knows the ids under which Telegram keeps pictures that this bot has sent, by
// chat.Photo.Key. What it knows may be gone at any time; a fault of it costs a drawing
// and an upload, never the picture.
type Pictures interface {
	// PictureID is the id of a picture, if one is known.
	PictureID(ctx context.Context, key string) (id string, ok bool, err error)
	// KeepPictureID puts an id in the place of what was known; an empty one forgets.
	KeepPictureID(ctx context.Context, key, id string) error
}

// picture has the photo of a part ready to go out: by its id, or drawn.
func (c *Client) picture(ctx context.Context, pt *part) {
	if pt.Photo == nil {
		return
	}
	if pt.kept = c.pictureID(ctx, pt.Photo.Key); pt.kept == "" {
		c.draw(ctx, pt)
	}
}

// draw has the photo of a part drawn. Where that fails its words go alone, or what it
// would have shown.
func (c *Client) draw(ctx context.Context, pt *part) {
	png, err := drawn(ctx, pt.Photo)
	if err != nil {
		c.log.Error("telegram: a picture cannot be drawn, its words go alone", "picture", pt.Photo.Key, "error", err)
		pt.Text = cmp.Or(pt.Text, chat.Escape(pt.Photo.Alt))
		pt.Photo = nil
		return
	}
	pt.Photo = &chat.Photo{Key: pt.Photo.Key, PNG: png, Alt: pt.Photo.Alt}
}

// drawn is the PNG of a photo. A drawing that panics fails.
func drawn(ctx context.Context, photo *chat.Photo) (png []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	png, err = photo.Bytes(ctx)
	if err == nil && photo.Draw != nil && len(png) == 0 {
		err = errors.New("nothing was drawn")
	}
	return png, err
}

// pictureID is the id of a picture that need not go up; empty when it must.
func (c *Client) pictureID(ctx context.Context, key string) string {
	if c.known == nil || key == "" {
		return ""
	}
	id, ok, err := c.known.PictureID(ctx, key)
	if err != nil {
		c.log.Debug("telegram: whether a picture is kept is unknown", "error", err)
	}
	if err != nil || !ok {
		return ""
	}
	return id
}

// keep remembers the id of a photo that went up, here and among those known.
func (c *Client) keep(ctx context.Context, pt *part, raw json.RawMessage) {
	if pt.Photo == nil || pt.kept != "" || pt.Photo.Key == "" {
		return
	}
	var m struct {
		Photo []size `json:"photo"`
	}
	_ = json.Unmarshal(raw, &m) // a reply that tells no id keeps none
	if f := file(document{}, m.Photo); f != nil {
		pt.kept = f.ID
		c.learn(ctx, pt.Photo.Key, f.ID)
	}
}

// forget has a picture go up the next time.
func (c *Client) forget(ctx context.Context, key string) { c.learn(ctx, key, "") }

func (c *Client) learn(ctx context.Context, key, id string) {
	if c.known == nil {
		return
	}
	if err := c.known.KeepPictureID(ctx, key, id); err != nil {
		c.log.Debug("telegram: where a picture is kept is not remembered", "error", err)
	}
}

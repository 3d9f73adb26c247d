package outbox

import (
	"context"
	"fmt"

	"pantau/bot/chat"
)

// Drawn is the letter with its picture drawn: a store keeps the picture and its key, and
// no way to draw it. The error is the drawing's.
func (l Letter) Drawn(ctx context.Context) (Letter, error) {
	p := l.Message.Photo
	if p == nil || p.Draw == nil {
		return l, nil
	}
	png, err := p.Bytes(ctx)
	if err != nil {
		return l, fmt.Errorf("drawing the picture of a letter: %w", err)
	}
	l.Message.Photo = &chat.Photo{Key: p.Key, PNG: png, Alt: p.Alt}
	return l, nil
}

// bare tells whether a message has a picture of which there is nothing to show.
func bare(p *chat.Photo) bool { return p != nil && p.Draw == nil && len(p.PNG) == 0 }

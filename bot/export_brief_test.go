package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/indicators/brief"
)

// BriefPledges are the commitments on the internal page that whoever speaks gets.
func (b *Bot) BriefPledges(ctx context.Context, u chat.Update) (*brief.Pledges, error) {
	t := &talk{Bot: b, Update: u, Catalogue: b.InUse()}
	region, rights, _, err := t.mayRead(ctx)
	if err != nil {
		return nil, err
	}
	return t.briefPledges(ctx, region, rights)
}

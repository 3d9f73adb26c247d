package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

// maxOptions is how many regions of a card can be taken away by buttons; more are
// taken away by words.
const maxOptions = 8

// subscribedRegions is the card of the regions that subscriptions are about.
func (t *talk) subscribedRegions(ctx context.Context, done string) (chat.Reply, error) {
	v, err := t.subscribed(ctx, done)
	if err != nil {
		return chat.Reply{}, err
	}
	list := v.Settings.Where(v.Own)
	var drops []chat.Button
	if len(list) > 1 {
		for _, r := range list[:min(len(list), maxOptions)] {
			drops = append(drops, t.option(text.ButtonDrop(t.Catalogue, r), "hapus", r))
		}
	}
	rows := append(grid(drops, 2), []chat.Button{t.option(text.ButtonAddRegion(), "tambah")})
	if len(list) > 0 {
		province := people.ProvinceOf(strings.TrimSuffix(list[0], "*"))
		if r, known := t.Catalogue.Region(province); known && province != "0000" && !slices.Contains(list, people.Whole(province)) {
			rows = append(rows, []chat.Button{t.option(text.ButtonWhole(r), "semua", province)})
		}
	}
	rows = append(rows, []chat.Button{t.option(text.ButtonSubscriptions(true))})
	return chat.Reply{Messages: []chat.Message{t.card(text.SubscribedRegions(t.Catalogue, v), rows)}}, nil
}

// addRegions adds the regions that words name.
func (t *talk) addRegions(ctx context.Context, words string) (chat.Reply, error) {
	if words == "" {
		return t.askWords(ctx, t.saying()+" tambah %s", text.AskWhichRegion())
	}
	if rest, whole := strings.CutPrefix(words, "semua "); whole {
		return t.addWhole(ctx, rest)
	}
	codes, ask := t.named(ctx, "tambah", words)
	if ask != nil {
		return *ask, nil
	}
	return t.addEntries(ctx, codes)
}

// addWhole adds all kabupaten and kota of a province.
func (t *talk) addWhole(ctx context.Context, words string) (chat.Reply, error) {
	codes, ask := t.provinces(ctx, "semua", words)
	if ask != nil {
		return *ask, nil
	}
	return t.addEntries(ctx, codes)
}

// provinces reads provinces, as entries that mean all within them.
func (t *talk) provinces(ctx context.Context, command, words string) (entries []string, ask *chat.Reply) {
	codes, ask := t.named(ctx, command, strings.TrimSuffix(words, "*"))
	for _, code := range codes {
		if people.ProvinceOf(code) != code || code == "0000" {
			r := t.mistake(text.ProvinceOnly(t.region(code)))
			return nil, &r
		}
		entries = append(entries, people.Whole(code))
	}
	return entries, ask
}

// addEntries puts entries behind those there are; the chat's own region, which holds
// while none is named, stays. Who adds a region wants to be told of it.
func (t *talk) addEntries(ctx context.Context, entries []string) (chat.Reply, error) {
	settled, err := t.chosen(ctx)
	if err != nil {
		return chat.Reply{}, stored("reading the chat's region", err)
	}
	_, err = t.prefer(ctx, func(s *people.Settings) error {
		if err := s.SetRegions(slices.Concat(s.Where(settled.Region), entries)); err != nil {
			return err
		}
		return t.wantsSomething(s)
	})
	if r, full := t.tooMuch(err); full {
		return r, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return t.subscribedRegions(ctx, text.RegionsAdded(t.Catalogue, entries))
}

// wantsSomething subscribes a chat that settles details of what it does not get yet.
func (t *talk) wantsSomething(s *people.Settings) error {
	if !s.Has(people.NewFigures) {
		s.Set(people.NewFigures, true)
	}
	return nil
}

// tooMuch is the reply to a chat that has settled as much as it may.
func (t *talk) tooMuch(err error) (chat.Reply, bool) {
	if errors.Is(err, people.ErrFull) {
		return t.mistake(text.RegionsFull()), true
	}
	return chat.Reply{}, false
}

// dropRegions takes away the regions that words name.
func (t *talk) dropRegions(ctx context.Context, words string) (chat.Reply, error) {
	if strings.HasSuffix(words, "*") {
		return t.dropWhole(ctx, words)
	}
	if words == "" {
		return t.subscribedRegions(ctx, "")
	}
	codes, ask := t.named(ctx, "hapus", words)
	if ask != nil {
		return *ask, nil
	}
	return t.dropEntries(ctx, codes)
}

// dropWhole takes away all kabupaten and kota of a province.
func (t *talk) dropWhole(ctx context.Context, words string) (chat.Reply, error) {
	if words == "" {
		return t.subscribedRegions(ctx, "")
	}
	entries, ask := t.provinces(ctx, "hapus semua", words)
	if ask != nil {
		return *ask, nil
	}
	return t.dropEntries(ctx, entries)
}

// errLast means that nothing would be left.
var errLast = errors.New("the last region")

func (t *talk) dropEntries(ctx context.Context, entries []string) (chat.Reply, error) {
	v, err := t.subscribed(ctx, "")
	if err != nil {
		return chat.Reply{}, err
	}
	for _, e := range entries {
		if !slices.Contains(v.Settings.Where(v.Own), e) {
			return t.subscribedRegions(ctx, text.NotAmongRegions(t.Catalogue, e))
		}
	}
	_, err = t.prefer(ctx, func(s *people.Settings) error {
		left := slices.DeleteFunc(slices.Clone(s.Where(v.Own)), func(r string) bool { return slices.Contains(entries, r) })
		if len(left) == 0 {
			return errLast
		}
		return s.SetRegions(left)
	})
	if errors.Is(err, errLast) {
		return t.subscribedRegions(ctx, text.LastRegion())
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return t.subscribedRegions(ctx, text.RegionsDropped(t.Catalogue, entries))
}

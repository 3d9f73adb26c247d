package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdLangganan = command{name: "langganan", menus: ofAdmins, changes: true, answer: langganan}

// public are the kinds that any chat can have, and served all that the bot sends. A kind
// that is added here appears on the cards.
var (
	public = []people.Kind{people.NewFigures, people.Releases}
	served = people.Kinds[:]
)

// serves are the kinds that this chat can have. What people of a region make is for the
// groups that are bound to it and for those who hold an office, whom it reaches by that
// office: held tells of one of these.
func (t *talk) serves(ctx context.Context) (offered []people.Kind, held bool, err error) {
	if t.channel != 0 {
		return public, false, nil
	}
	if t.Kind == chat.Group {
		kept, err := t.preferences(ctx)
		if err != nil || kept.Bound == "" {
			return public, false, err
		}
		return served, false, nil
	}
	offices, err := people.OfficesOf(ctx, t.People, t.From)
	if err != nil || len(offices) == 0 {
		return public, false, stored("reading a person's offices", err)
	}
	return served, true, nil
}

// langganan shows or changes what is sent to the chat unasked. What buttons say
// names the state that is wanted, never a change of it, so that a press that comes
// twice does no harm.
func langganan(ctx context.Context, t *talk) (chat.Reply, error) {
	t.words = strings.ToLower(t.words)
	if refusal := t.forChannel(ctx); refusal != nil {
		return *refusal, nil
	}
	switch t.words {
	case "":
		return t.subscriptions(ctx, "")
	case "wilayah":
		return t.subscribedRegions(ctx, "")
	case "syarat":
		return t.subscribedWatches(ctx, "")
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	for _, o := range subscribing {
		if rest, is := strings.CutPrefix(t.words, o.word); is && (rest == "" || rest[0] == ' ') {
			return o.do(t, ctx, strings.TrimSpace(rest))
		}
	}
	word, rest, _ := strings.Cut(t.words, " ")
	if slices.Contains(people.Kinds[:], people.Kind(word)) {
		return t.subscribe(ctx, people.Kind(word), strings.TrimSpace(rest))
	}
	if len(t.Catalogue.Read(t.words).Places) > 0 {
		return t.addRegions(ctx, t.words)
	}
	return t.mistake(text.SubscriptionsUnread()), nil
}

// subscribing are the words behind /langganan, each before those it begins with.
var subscribing = []struct {
	word string
	do   func(t *talk, ctx context.Context, rest string) (chat.Reply, error)
}{
	{"tambah", (*talk).addRegions},
	{"semua", (*talk).addWhole},
	{"hapus semua", (*talk).dropWhole},
	{"hapus", (*talk).dropRegions},
	{"di atas", (*talk).watchLimit},
	{"diatas", (*talk).watchLimit},
	{"tanpa syarat", (*talk).watchNothing},
	{"naik", func(t *talk, ctx context.Context, rest string) (chat.Reply, error) {
		return t.watch(ctx, people.IfP0Rises, rest)
	}},
	{"peringkat", func(t *talk, ctx context.Context, rest string) (chat.Reply, error) {
		return t.watch(ctx, people.IfRankChanges, rest)
	}},
}

// off tells whether a word behind a thing wants it off; anything else wants it on.
func off(word string) bool {
	return slices.Contains([]string{"tidak", "mati", "matikan", "hapus", "off"}, word)
}

// subscribe switches a kind on or off.
func (t *talk) subscribe(ctx context.Context, k people.Kind, state string) (chat.Reply, error) {
	offered, _, err := t.serves(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	if !slices.Contains(offered, k) {
		return t.mistake(text.NotServed(k)), nil
	}
	on := !off(state)
	if err := t.keepsRegion(ctx, on); err != nil {
		return chat.Reply{}, err
	}
	if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Set(k, on); return nil }); err != nil {
		return chat.Reply{}, err
	}
	return t.subscriptions(ctx, text.KindKept(k, on))
}

// keepsRegion settles the chat's region before the first subscription, so that what
// is sent stays the same when the bot's home does not.
func (t *talk) keepsRegion(ctx context.Context, on bool) error {
	kept, err := t.preferences(ctx)
	if err != nil {
		return err
	}
	code, own := t.home(ctx)
	if !on || own || len(kept.Where("")) > 0 {
		return nil
	}
	id, _ := t.subject()
	t.settings = nil
	return stored("keeping the chat's region", t.People.SetRegion(ctx, id, code))
}

// subscriptions is the card of /langganan.
func (t *talk) subscriptions(ctx context.Context, done string) (chat.Reply, error) {
	v, err := t.subscribed(ctx, done)
	if err != nil {
		return chat.Reply{}, err
	}
	var rows [][]chat.Button
	for _, k := range v.Offered {
		on := !v.Settings.Takes(k, v.ByOffice(k))
		rows = append(rows, []chat.Button{t.option(text.ButtonKind(k, on), string(k), yes(on))})
	}
	rows = append(rows, []chat.Button{t.option(text.ButtonRegions(), "wilayah"), t.option(text.ButtonWatches(), "syarat")})
	if t.channel == 0 {
		rows = append(rows, []chat.Button{button(text.ButtonSettings(), "pengaturan")})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Subscriptions(t.Catalogue, v), rows)}}, nil
}

// subscribed is what the cards of /langganan show.
func (t *talk) subscribed(ctx context.Context, done string) (text.SubscriptionsView, error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return text.SubscriptionsView{}, err
	}
	settled, err := t.chosen(ctx)
	if err != nil {
		return text.SubscriptionsView{}, stored("reading the chat's region", err)
	}
	home, _ := t.home(ctx)
	_, kind := t.subject()
	offered, held, err := t.serves(ctx)
	if err != nil {
		return text.SubscriptionsView{}, err
	}
	return text.SubscriptionsView{Settings: kept, Offered: offered, Held: held, Own: settled.Region, Home: home, Now: t.zoned(ctx), Kind: kind, Done: done}, nil
}

// option is a button of the cards of /langganan.
func (t *talk) option(label string, words ...string) chat.Button {
	return button(label, t.saying(), words...)
}

// saying is /langganan with the channel meant, as buttons say it.
func (t *talk) saying() string {
	if t.channel != 0 {
		return "langganan untuk " + number(t.channel)
	}
	return "langganan"
}

func yes(on bool) string {
	if on {
		return "ya"
	}
	return "tidak"
}

// named reads the regions that words name. ask is the question to ask first, or the
// words for what is no region.
func (t *talk) named(ctx context.Context, command, words string) (codes []string, ask *chat.Reply) {
	t.command = t.saying() + " " + command
	q := t.Catalogue.Read(words)
	s := t.settle(ctx, q)
	switch {
	case s.ask != nil:
		return nil, s.ask
	case len(s.codes) > 0:
		return s.codes, nil
	case q.Here:
		code, _ := t.home(ctx)
		return []string{code}, nil
	}
	r := t.unknownRegion(q, indicators.Place{Words: words, Match: t.Catalogue.Find(words)})
	return nil, &r
}

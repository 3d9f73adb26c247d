package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdTopik = command{name: "topik", changes: true, answer: topik}

// topik makes the forum's topic in which it is said the place of a kind of what is
// sent unasked, or gives the kind back to the general topic.
func topik(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.Kind != chat.Group {
		return t.mistake(text.TopicOutside(t.Kind)), nil
	}
	word, rest, _ := strings.Cut(strings.ToLower(t.words), " ")
	general := slices.Contains([]string{"umum", "general"}, strings.TrimSpace(rest)) || off(strings.TrimSpace(rest))
	k := people.Kind(word)
	offered, _, err := t.serves(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	switch {
	case word == "":
		return t.topicCard(ctx)
	case !slices.Contains(people.Kinds[:], k) || rest != "" && !general:
		return t.topicCard(ctx)
	case !slices.Contains(offered, k):
		return t.mistake(text.NotServed(k)), nil
	case t.Chat.Topic == 0 && !general:
		return t.mistake(text.TopicOutside(t.Kind)), nil
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	here := t.Chat.Topic
	if general {
		here = 0
	}
	if _, err := t.prefer(ctx, func(s *people.Settings) error { place(s, k, here); return nil }); err != nil {
		return chat.Reply{}, err
	}
	return t.reply(text.TopicKept(k, here != 0)), nil
}

// place has a kind come to a topic; 0 is the general one.
func place(s *people.Settings, k people.Kind, topic int) {
	if topic == 0 {
		delete(s.Topics, k)
		return
	}
	if s.Topics == nil {
		s.Topics = map[people.Kind]int{}
	}
	s.Topics[k] = topic
}

// topicCard tells where each kind goes, and how to choose.
func (t *talk) topicCard(ctx context.Context) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	offered, _, err := t.serves(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	var rows [][]chat.Button
	for _, k := range offered {
		switch at := kept.Topics[k]; {
		case t.Chat.Topic != 0 && at != t.Chat.Topic:
			rows = append(rows, []chat.Button{button(text.ButtonTopicHere(k, true), "topik", string(k))})
		case at != 0:
			rows = append(rows, []chat.Button{button(text.ButtonTopicHere(k, false), "topik", string(k), "umum")})
		}
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Topic(offered, kept.Topics, t.Chat.Topic), rows)}}, nil
}

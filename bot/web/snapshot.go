package web

import (
	"encoding/json"

	"pantau/bot/chat"
)

// snapshot is everything a tab needs to begin with.
type snapshot struct {
	Username string                `json:"username,omitempty"` // of the bot
	Chats    []chatState           `json:"chats"`
	Menus    map[string][]menuItem `json:"menus"` // by scope
	Clock    clock                 `json:"clock"`
}

type chatState struct {
	Chat     int64    `json:"chat"`
	Kind     string   `json:"kind"`
	Persons  []int64  `json:"persons"`
	Admin    int64    `json:"admin"`
	Typing   bool     `json:"typing"`
	Messages []*entry `json:"messages"`
}

type menuItem struct {
	Command string `json:"command"`
	Summary string `json:"summary"`
}

// snapshot is the state as an event that stands in for all before it.
func (b *board) snapshot(username string, menus []chat.Menu, now clock) (event, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := snapshot{Username: username, Menus: menuItems(menus), Clock: now}
	for _, p := range places {
		h := b.chats[p.chat]
		s.Chats = append(s.Chats, chatState{
			Chat: p.chat, Kind: string(p.kind), Persons: p.persons, Admin: p.admin,
			Typing: h.typing, Messages: append([]*entry{}, h.entries...),
		})
	}
	data, err := json.Marshal(s)
	return event{number: b.last, name: "reset", data: data}, err
}

func menuItems(menus []chat.Menu) map[string][]menuItem {
	out := make(map[string][]menuItem)
	for _, m := range menus {
		for _, item := range m.Items {
			out[string(m.Scope)] = append(out[string(m.Scope)], menuItem(item))
		}
	}
	return out
}

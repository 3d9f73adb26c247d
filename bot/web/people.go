package web

import (
	"slices"

	"pantau/bot/chat"
)

// The numbers of persons and of the group; a private chat bears its person's number.
// page/page.html names them for the reader.
const (
	Secretariat  int64 = 1001 // the group's administrator
	HeadOfOffice int64 = 2001 // of the department whose group it is
	Planner      int64 = 2002 // of another department, with a place in the group alone

	GroupChat int64 = -2001
)

// place is one chat of the page and who may speak in it.
type place struct {
	chat    int64
	kind    chat.Kind
	persons []int64
	admin   int64
}

var places = []place{
	{chat: Secretariat, kind: chat.Private, persons: []int64{Secretariat}, admin: Secretariat},
	{chat: HeadOfOffice, kind: chat.Private, persons: []int64{HeadOfOffice}, admin: HeadOfOffice},
	{chat: GroupChat, kind: chat.Group, persons: []int64{HeadOfOffice, Planner, Secretariat}, admin: Secretariat},
}

// has tells whether the person may speak here.
func (p place) has(person int64) bool { return slices.Contains(p.persons, person) }

// offstage tells whether this is a person whose private chat the page does not show.
func offstage(person int64) bool {
	return person > 0 && slices.ContainsFunc(places, func(p place) bool { return p.has(person) })
}

// IsAdmin tells whether the person administers the chat: in a private chat
// the person it belongs to, in the group the secretariat. Chats and persons
// that the page does not have administer nothing; the error is always nil and
// stands for doors that must ask a server.
func (d *Demo) IsAdmin(chat, person int64) (bool, error) {
	for _, p := range places {
		if p.chat == chat {
			return p.admin == person, nil
		}
	}
	return false, nil
}

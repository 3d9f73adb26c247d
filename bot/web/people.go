package web

import "pantau/bot/chat"

// The numbers of chats and persons; page/page.html names them for the reader.
const (
	privateChat int64 = 1001 // a private chat bears its person's number
	groupChat   int64 = -2001

	headOfOffice int64 = 2001
	planner      int64 = 2002
	secretariat  int64 = 2003 // the group's administrator
)

// place is one chat of the page and who may speak in it.
type place struct {
	chat    int64
	kind    chat.Kind
	persons []int64
	admin   int64
}

var places = []place{
	{chat: privateChat, kind: chat.Private, persons: []int64{privateChat}, admin: privateChat},
	{chat: groupChat, kind: chat.Group, persons: []int64{headOfOffice, planner, secretariat}, admin: secretariat},
}

// has tells whether the person may speak here.
func (p place) has(person int64) bool {
	for _, one := range p.persons {
		if one == person {
			return true
		}
	}
	return false
}

// IsAdmin tells whether the person administers the chat: in the private chat
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

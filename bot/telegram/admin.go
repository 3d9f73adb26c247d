package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// How long a list of administrators holds, and how many lists are kept.
const (
	adminsHold = 5 * time.Minute
	adminsKept = 1000
)

// Accounts that Telegram puts in place of people; they administer nothing.
var standIns = map[int64]bool{
	0:         true,
	777000:    true, // the linked channel
	136817688: true, // a channel that speaks
	anonymous: true, // an anonymous administrator; see chat.Update.AsChat
}

// adminList is who administered a chat at some time.
type adminList struct {
	people map[int64]bool
	until  time.Time
}

// IsAdmin tells whether a person administers a group. The list of administrators
// is kept for five minutes; a person not on it is looked up singly, so that a new
// administrator need not wait. An error means undecided, never no.
func (c *Client) IsAdmin(ctx context.Context, chatID, personID int64) (bool, error) {
	if standIns[personID] {
		return false, nil
	}
	if people, err := c.adminsOf(ctx, chatID); err == nil && people[personID] {
		return true, nil
	}
	raw, err := c.repeat(ctx, "getChatMember", tgbotapi.Params{
		"chat_id": strconv.FormatInt(chatID, 10),
		"user_id": strconv.FormatInt(personID, 10),
	})
	if err != nil {
		return false, fmt.Errorf("asking whether a person administers the chat: %w", err)
	}
	var m struct {
		Status string `json:"status"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return false, fmt.Errorf("asking whether a person administers the chat: %w", err)
	}
	return m.Status == "creator" || m.Status == "administrator", nil
}

func (c *Client) adminsOf(ctx context.Context, chatID int64) (map[int64]bool, error) {
	c.mu.Lock()
	list, ok := c.admins[chatID]
	c.mu.Unlock()
	if ok && time.Now().Before(list.until) {
		return list.people, nil
	}
	raw, err := c.repeat(ctx, "getChatAdministrators", tgbotapi.Params{"chat_id": strconv.FormatInt(chatID, 10)})
	if err != nil {
		return nil, err
	}
	var members []struct {
		User struct {
			ID int64 `json:"id"`
		} `json:"user"`
	}
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, err
	}
	list = adminList{people: make(map[int64]bool, len(members)), until: time.Now().Add(adminsHold)}
	for _, m := range members {
		list.people[m.User.ID] = true
	}
	c.keepAdmins(chatID, list)
	return list.people, nil
}

// keepAdmins remembers a list and forgets those that hold no more; when very many
// hold, it forgets them all rather than grow.
func (c *Client) keepAdmins(chatID int64, list adminList) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.admins) >= adminsKept {
		for id, l := range c.admins {
			if time.Now().After(l.until) {
				delete(c.admins, id)
			}
		}
	}
	if len(c.admins) >= adminsKept {
		clear(c.admins)
	}
	c.admins[chatID] = list
}

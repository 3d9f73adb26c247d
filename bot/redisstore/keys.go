package redisstore

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
)

// key is the one place where keys come from.
func (s *Store) key(parts ...string) string { return s.prefix + strings.Join(parts, ":") }

func (s *Store) schemaKey() string         { return s.key("schema") }
func (s *Store) onceKey(key string) string { return s.key("once", key) }
func (s *Store) regionKey(id int64) string { return s.key(slot(id), "region") }
func (s *Store) meantKey(id int64) string  { return s.key(slot(id), "meant") }
func (s *Store) cardKey(r chat.Ref) string {
	return s.key(slot(r.Chat), "card", strconv.Itoa(r.Message))
}
func (s *Store) askKey(at chat.ID, person int64) string {
	return s.key(slot(at.Chat), "ask", strconv.Itoa(at.Topic), strconv.FormatInt(person, 10))
}

// slot marks the part of a key that says where in a cluster it lies.
func slot(chat int64) string { return "{" + strconv.FormatInt(chat, 10) + "}" }

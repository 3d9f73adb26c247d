package redisstore

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
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
func (s *Store) settingsKey(id int64) string   { return s.key(slot(id), "settings") }
func (s *Store) aliasKey(id int64) string      { return s.key(slot(id), "alias") }
func (s *Store) listKey(index string) string   { return s.key("list", index) }
func (s *Store) personKey(person int64) string { return s.key("person", strconv.FormatInt(person, 10)) }
func (s *Store) shelfKey(region string, shelf people.Shelf) string {
	return s.key(ofRegion(region), string(shelf))
}
func (s *Store) inviteKey(region, token string) string {
	return s.key(ofRegion(region), "invite", token)
}
func (s *Store) refsKey(id int64) string { return s.key(slot(id), "refs") }
func (s *Store) askKey(at chat.ID, person int64) string {
	return s.key(slot(at.Chat), "ask", strconv.Itoa(at.Topic), strconv.FormatInt(person, 10))
}

func (s *Store) subjectKey(at chat.ID, person int64) string {
	return s.key(slot(at.Chat), "subject", strconv.Itoa(at.Topic), strconv.FormatInt(person, 10))
}

func (s *Store) formKey(at chat.ID, person int64) string {
	return s.key(slot(at.Chat), "form", strconv.Itoa(at.Topic), strconv.FormatInt(person, 10))
}

// slot marks the part of a key that says where in a cluster it lies.
func slot(chat int64) string { return "{" + strconv.FormatInt(chat, 10) + "}" }

// ofRegion is the slot of what people of one region make.
func ofRegion(region string) string { return "{r:" + region + "}" }

// pledgesKey is the beginning of the keys of a region's commitments and meetings, which
// scripts go on with.
func (s *Store) pledgesKey(region string) string { return s.key(ofRegion(region), "pledge", "") }

// pledgedKey is the set of the regions that have any of them.
func (s *Store) pledgedKey() string { return s.key("pledged") }

// outboxKey is the beginning of the outbox's keys, which scripts go on with: all
// of them are in one slot.
func (s *Store) outboxKey() string { return s.key("{outbox}", "") }

// picturesKey is the beginning of the keys of pictures, which scripts go on with: all of
// them are in one slot.
func (s *Store) picturesKey() string { return s.key("{pictures}", "") }

func (s *Store) pictureKey(key string) string    { return s.picturesKey() + "png:" + key }
func (s *Store) pictureIDsKey(bot string) string { return s.picturesKey() + "id:" + bot }

// generationKey is one of the outbox's, for a call that is no script.
func (s *Store) generationKey() string { return s.outboxKey() + "gen" }

// toldKey is one of the outbox's, for a call that is no script.
func (s *Store) toldKey(broadcast string) string { return s.outboxKey() + "told:" + broadcast }

func (s *Store) leadKey(name string) string { return s.key("lead", name) }

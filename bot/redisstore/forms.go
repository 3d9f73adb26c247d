package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
)

// form is the form in Redis, whose names stay when Go's change. Its version stands
// before it, where the script finds it.
type form struct {
	Command string            `json:"command"`
	Step    string            `json:"step"`
	Fields  map[string]string `json:"fields,omitempty"`
	Card    int               `json:"card,omitempty"`
	Last    int64             `json:"last,omitempty"`
}

// Form implements dialogue.Forms.
func (s *Store) Form(ctx context.Context, at chat.ID, person int64) (dialogue.Form, bool, error) {
	at, err := s.place(ctx, at)
	if err != nil {
		return dialogue.Form{}, false, err
	}
	var kept string
	err = s.do(ctx, "reading a form", func() (err error) {
		kept, err = s.rdb.Get(ctx, s.formKey(at, person)).Result()
		return err
	})
	if err != nil || kept == "" {
		return dialogue.Form{}, false, err
	}
	f, err := decodeForm(kept)
	return f, err == nil, err
}

// decodeForm reads "VERSION CALL JSON".
func decodeForm(kept string) (dialogue.Form, error) {
	var f form
	parts := strings.SplitN(kept, " ", 3)
	version, err := strconv.Atoi(parts[0])
	if err != nil || len(parts) < 3 || json.Unmarshal([]byte(parts[2]), &f) != nil {
		return dialogue.Form{}, fmt.Errorf("reading a form: it holds something else")
	}
	return dialogue.Form{Command: f.Command, Step: f.Step, Fields: f.Fields, Card: f.Card, Last: f.Last, Version: version}, nil
}

// PutForm implements dialogue.Forms.
func (s *Store) PutForm(ctx context.Context, at chat.ID, person int64, f dialogue.Form, ttl time.Duration) (dialogue.Form, error) {
	const doing = "keeping a form"
	at, err := s.place(ctx, at)
	if err != nil {
		return dialogue.Form{}, err
	}
	text, err := json.Marshal(form{f.Command, f.Step, f.Fields, f.Card, f.Last})
	if err != nil {
		return dialogue.Form{}, fmt.Errorf("%s: %w", doing, err)
	}
	var kept string
	err = s.do(ctx, doing, func() (err error) {
		kept, err = putForm.Run(ctx, s.rdb, []string{s.formKey(at, person)},
			f.Version, maker(), life(ttl).Milliseconds(), text).Text()
		return err
	})
	switch {
	case err != nil:
		return dialogue.Form{}, err
	case kept == "":
		return dialogue.Form{}, dialogue.ErrChanged
	}
	return decodeForm(kept)
}

// putForm puts a form in place of the one that was read.
//
//	KEYS[1] string "VERSION CALL JSON"
//	ARGV    version that was read, 0 for whatever stands there; random name of this call;
//	        milliseconds to live; JSON
//	output  the form as it is kept, also when this very call has kept it before; empty
//	        when another version stands there
var putForm = redis.NewScript(`
local kept = redis.call('GET', KEYS[1])
local version, by = string.match(kept or '', '^(%d+) (%S+) ')
if by == ARGV[2] then return kept end
if ARGV[1] ~= '0' and ARGV[1] ~= version then return '' end
local now = redis.call('TIME')
local next = math.max(tonumber(now[1]) * 1000000 + tonumber(now[2]), tonumber(version or '0') + 1)
local form = string.format('%.0f', next) .. ' ' .. ARGV[2] .. ' ' .. ARGV[4]
redis.call('SET', KEYS[1], form, 'PX', ARGV[3])
return form`)

// DropForm implements dialogue.Forms.
func (s *Store) DropForm(ctx context.Context, at chat.ID, person int64) error {
	at, err := s.place(ctx, at)
	if err != nil {
		return err
	}
	return s.do(ctx, "ending a form", func() error {
		return s.rdb.Del(ctx, s.formKey(at, person)).Err()
	})
}

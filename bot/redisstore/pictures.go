package redisstore

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// What is kept of pictures. Those drawn are many (regions times indicators times years
// times neighbours), large, and needed again only until the messenger has an id for
// them, so they are few and make room; the ids are small.
const (
	pictureLives = 24 * time.Hour
	mostPicture  = 512 << 10 // bytes
	mostPictures = 200
	idLives      = 90 * 24 * time.Hour // without any being kept
	mostIDs      = 5000                // of a bot
)

// Picture is a drawn picture, in PNG form, by what it shows.
func (s *Store) Picture(ctx context.Context, key string) (png []byte, ok bool, err error) {
	err = s.do(ctx, "reading a picture", func() (err error) {
		png, err = s.rdb.Get(ctx, s.pictureKey(key)).Bytes()
		return err
	})
	return png, err == nil && len(png) > 0, err
}

// KeepPicture keeps a picture for a day. One of more than 512 KB is not kept, and the
// oldest of 200 makes room for another.
func (s *Store) KeepPicture(ctx context.Context, key string, png []byte) error {
	if len(png) == 0 || len(png) > mostPicture {
		return nil
	}
	return s.do(ctx, "keeping a picture", func() error {
		return keepPicture.Run(ctx, s.rdb, []string{s.picturesKey()}, key, png, pictureLives.Milliseconds(), mostPictures).Err()
	})
}

// PictureIDs are the ids under which a messenger keeps pictures for one of its bots: no
// other bot can use them.
type PictureIDs struct {
	s   *Store
	bot string
}

// PictureIDs are those of a bot, by its number.
func (s *Store) PictureIDs(bot int64) PictureIDs {
	return PictureIDs{s, strconv.FormatInt(bot, 10)}
}

// PictureID is the id of the picture that shows something; ok is false when none is
// known.
func (p PictureIDs) PictureID(ctx context.Context, key string) (id string, ok bool, err error) {
	err = p.s.do(ctx, "looking for the id of a picture", func() (err error) {
		id, err = p.s.rdb.HGet(ctx, p.s.pictureIDsKey(p.bot), key).Result()
		return err
	})
	return id, err == nil && id != "", err
}

// KeepPictureID keeps an id in the place of what was known; an empty one forgets. The
// oldest of 5,000 makes room for another.
func (p PictureIDs) KeepPictureID(ctx context.Context, key, id string) error {
	return p.s.do(ctx, "keeping the id of a picture", func() error {
		return keepPictureID.Run(ctx, p.s.rdb, []string{p.s.picturesKey()}, key, id, idLives.Milliseconds(), mostIDs, p.bot).Err()
	})
}

// luaNewest makes a key the newest of a list, for a time, and gives those beyond the
// bound, which are no longer on it.
const luaNewest = `
local k, call = KEYS[1], redis.call
local function newest(list, key, life, most)
  local last = call('ZREVRANGE', list, 0, 0, 'WITHSCORES')
  call('ZADD', list, tonumber(last[2] or 0) + 1, key)
  call('PEXPIRE', list, life)
  local over = call('ZRANGE', list, 0, -1 - most)
  if #over > 0 then call('ZREM', list, unpack(over)) end
  return over
end
`

// keepPicture keeps a picture and drops the oldest beyond the bound.
//
//	KEYS[1] beginning of the keys of pictures
//	ARGV    key; PNG; ms to live; how many are kept
var keepPicture = redis.NewScript(luaNewest + `
call('SET', k .. 'png:' .. ARGV[1], ARGV[2], 'PX', ARGV[3])
for _, old in ipairs(newest(k .. 'png', ARGV[1], ARGV[3], tonumber(ARGV[4]))) do
  call('DEL', k .. 'png:' .. old)
end
return 1`)

// keepPictureID keeps an id and drops the oldest beyond the bound, or forgets one.
//
//	KEYS[1] beginning of the keys of pictures
//	ARGV    key; id, empty to forget; ms that all live from now on; how many are kept; bot
var keepPictureID = redis.NewScript(luaNewest + `
local ids, order = k .. 'id:' .. ARGV[5], k .. 'ids:' .. ARGV[5]
if ARGV[2] == '' then
  call('HDEL', ids, ARGV[1])
  call('ZREM', order, ARGV[1])
  return 1
end
call('HSET', ids, ARGV[1], ARGV[2])
call('PEXPIRE', ids, ARGV[3])
for _, old in ipairs(newest(order, ARGV[1], ARGV[3], tonumber(ARGV[4]))) do
  call('HDEL', ids, old)
end
return 1`)

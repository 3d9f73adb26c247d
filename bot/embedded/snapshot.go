package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/alicebob/miniredis/v2"

	"pantau/bot/embedded/rdb"
)

// snapshot writes the data as they are at one moment, unless nothing was written
// since the last time. Only the keeper calls it, and Close after the keeper.
func (s *Server) snapshot() error {
	file, err := s.copy(time.Now())
	if file != nil && err == nil {
		err = replace(s.dump(), file)
	}
	if err != nil {
		s.gate.written.Store(true) // what was to be saved still is
		return fmt.Errorf("writing the snapshot: %w", err)
	}
	return nil
}

// copy is the file of all data at now, or nil when the last one still holds. It
// closes the gate meanwhile.
func (s *Server) copy(now time.Time) ([]byte, error) {
	s.gate.Lock()
	defer s.gate.Unlock()
	if !s.gate.written.Swap(false) {
		return nil, nil
	}
	db := s.redis.DB(0)
	w := rdb.NewWriter()
	for _, key := range db.Keys() {
		v, err := value(db, key)
		if err != nil {
			return nil, err
		}
		e := rdb.Entry{Key: key, Value: v}
		if ttl := db.TTL(key); ttl > 0 {
			e.Expires = now.Add(ttl)
		}
		if err := w.Put(e); err != nil {
			return nil, err
		}
	}
	return w.Bytes(), nil
}

func value(db *miniredis.RedisDB, key string) (rdb.Value, error) {
	switch kind := db.Type(key); kind {
	case "string":
		v, err := db.Get(key)
		return rdb.String(v), err
	case "list":
		v, err := db.List(key)
		return rdb.List(v), err
	case "set":
		v, err := db.Members(key)
		return rdb.Set(v), err
	case "zset":
		v, err := db.SortedSet(key)
		return rdb.Sorted(v), err
	case "hash":
		fields, err := db.HKeys(key)
		v := make(rdb.Hash, len(fields))
		for _, f := range fields {
			v[f] = db.HGet(key, f)
		}
		return v, err
	default:
		return nil, fmt.Errorf("%w: a key of the kind %s", rdb.ErrForeign, kind)
	}
}

// load fills the empty store with the snapshot in the directory, if there is
// one, without what has expired by now.
func (s *Server) load(now time.Time) error {
	file, err := os.ReadFile(s.dump())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	db := s.redis.DB(0)
	return rdb.Read(file, func(e rdb.Entry) error {
		if !e.Expires.IsZero() && !now.Before(e.Expires) {
			return nil
		}
		if err := put(db, e.Key, e.Value); err != nil {
			return err
		}
		if !e.Expires.IsZero() {
			db.SetTTL(e.Key, e.Expires.Sub(now))
		}
		return nil
	})
}

func put(db *miniredis.RedisDB, key string, v rdb.Value) error {
	var err error
	switch v := v.(type) {
	case rdb.String:
		err = db.Set(key, string(v))
	case rdb.List:
		_, err = db.Push(key, v...)
	case rdb.Set:
		_, err = db.SetAdd(key, v...)
	case rdb.Hash:
		for field, text := range v {
			db.HSet(key, field, text)
		}
	case rdb.Sorted:
		for member, score := range v {
			if _, err = db.ZAdd(key, score, member); err != nil {
				return err
			}
		}
	}
	return err
}

// replace puts a file in the place of another, so that at every moment, and after
// a loss of power, one of the two is there whole.
func replace(path string, content []byte) error {
	tmp := path + ".tmp"
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

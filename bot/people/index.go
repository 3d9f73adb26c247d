package people

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Supergroup is the highest number of a chat that others can move to: numbers of
// supergroups and channels lie at or below it.
const Supergroup int64 = -1000000000000

// CheckMove answers ErrMove when no chat can have moved to the number. Stores look
// for an earlier number of such chats only.
func CheckMove(to int64) error {
	if to > Supergroup {
		return ErrMove
	}
	return nil
}

// Text is what a store keeps of the settings; empty for the zero Settings. It
// answers what Check does.
func (s Settings) Text() (string, error) {
	if err := s.Check(); err != nil {
		return "", err
	}
	text, err := json.Marshal(s)
	if err != nil || string(text) == "{}" {
		return "", err
	}
	return string(text), nil
}

// Check answers ErrFull, ErrRegion, ErrHours or ErrWatch to settings that no store keeps.
func (s Settings) Check() error {
	if len(s.Regions) > MaxRegions || len(s.Watches) > MaxWatches || len(s.Wants) > len(Kinds) || len(s.Topics) > len(Kinds) {
		return ErrFull
	}
	for _, r := range s.Regions {
		if !isRegion(r) && !isWhole(r) {
			return ErrRegion
		}
	}
	if s.Bound != "" && !isRegion(s.Bound) {
		return ErrRegion
	}
	if q := s.Quiet; q != nil && (q.From < 0 || q.From >= day || q.To < 0 || q.To >= day) ||
		s.Weekly.Hour < 0 || s.Weekly.Hour > 23 || s.Weekly.Day < 0 || s.Weekly.Day > 6 {
		return ErrHours
	}
	for _, w := range s.Watches {
		if _, err := ParseWatch(string(w)); err != nil {
			return err
		}
	}
	return nil
}

// ReadSettings reads what Text has written. It answers ErrSettings.
func ReadSettings(text string) (Settings, error) {
	var s Settings
	if text == "" {
		return s, nil
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return Settings{}, fmt.Errorf("reading settings: %w", ErrSettings)
	}
	return s, nil
}

// Indexes are the lists on which a chat stands with its settings. own is the chat's
// own region (Chat.Region), which counts when it has named no regions.
func Indexes(s Settings, own string) []string {
	var lists []string
	for _, k := range s.Wants {
		for _, r := range s.Where(own) {
			lists = append(lists, Index(k, r))
		}
	}
	if s.Bound != "" {
		lists = append(lists, Index(Bound, s.Bound))
	}
	slices.Sort(lists)
	return slices.Compact(lists)
}

// Where is what the chat's subscriptions are about: the regions it has named, else
// its own, else the one that it is bound to.
func (s Settings) Where(own string) []string {
	switch {
	case len(s.Regions) > 0:
		return s.Regions
	case own != "":
		return []string{own}
	case s.Bound != "":
		return []string{s.Bound}
	}
	return nil
}

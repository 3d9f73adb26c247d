package main

import (
	"context"

	"pantau/bot/outbox"
)

// numbers are what /metrics tells: the state of the outbox, which all replicas share.
func (s *service) numbers(ctx context.Context) (map[string]float64, error) {
	stats, err := s.state.outbox.Stats(ctx)
	if err != nil {
		return nil, err
	}
	n := map[string]float64{
		"pantau_letters_oldest_seconds": stats.Oldest.Seconds(),
		"pantau_letters_last_minute":    float64(stats.LastMinute),
		"pantau_letters_leased":         float64(stats.Leased),
		"pantau_letters_held":           float64(stats.Held),
		"pantau_letters_parked":         float64(stats.Parked),
		"pantau_letters_dead":           float64(stats.Dead),
		"pantau_chats_resting":          float64(stats.Resting),
		"pantau_broadcasts_open":        float64(len(stats.Broadcasts)),
	}
	for p, name := range map[outbox.Priority]string{outbox.Answer: "answer", outbox.Reminder: "reminder", outbox.Release: "release"} {
		n["pantau_letters_waiting_"+name] = float64(stats.Waiting[p])
	}
	for name, count := range stats.Counts {
		n["pantau_letters_"+name+"_total"] = float64(count)
	}
	return n, nil
}

package people_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pantau/bot/people"
)

// An office brings reminders; who turns them off gets none, also by the office.
func TestTakes(t *testing.T) {
	var s people.Settings
	if !s.Takes(people.Commitments, true) || s.Takes(people.Commitments, false) {
		t.Error("who has settled nothing takes what comes with an office, and nothing else")
	}
	s.Set(people.Commitments, false)
	if s.Takes(people.Commitments, true) {
		t.Error("what was turned off comes with an office all the same")
	}
	s.Set(people.Commitments, true)
	if !s.Takes(people.Commitments, false) || len(s.Off) > 0 {
		t.Errorf("turned on again: %+v", s)
	}
	s.Stop()
	for _, k := range []people.Kind{people.Commitments, people.Digest} {
		if s.Takes(k, true) {
			t.Errorf("%s comes after all was stopped", k)
		}
	}
}

// Leaving a binding says nothing about what an office brings.
func TestUnbindTurnsNothingOff(t *testing.T) {
	s := people.Settings{Talks: "private"}
	s.BindTo("6311", "")
	s.Set(people.Commitments, true)
	s.Unbind()
	if s.Has(people.Commitments) || !s.Takes(people.Commitments, true) {
		t.Errorf("after unbinding: %+v", s)
	}
}

func TestPolicyOfCommitments(t *testing.T) {
	var p people.Policy
	if p.EscalatesAfter() != 7 || len(p.ProgrammesOf()) == 0 {
		t.Errorf("the usual policy: %d, %v", p.EscalatesAfter(), p.ProgrammesOf())
	}
	p = people.Policy{Escalate: 3, Programmes: []string{"padat karya"}}
	if err := p.Check(); err != nil || p.EscalatesAfter() != 3 || !slices.Equal(p.ProgrammesOf(), []string{"padat karya"}) {
		t.Errorf("%v, %d, %v", err, p.EscalatesAfter(), p.ProgrammesOf())
	}
	for _, bad := range []people.Policy{{Escalate: 61}, {Escalate: -1}, {Programmes: []string{""}}, {Programmes: []string{strings.Repeat("x", 41)}},
		{Programmes: make([]string, people.MaxProgrammes+1)}} {
		if err := bad.Check(); !errors.Is(err, people.ErrField) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

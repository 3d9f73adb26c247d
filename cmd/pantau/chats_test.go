package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
)

// Numbers of a group, of the supergroup that it becomes, and of its administrator.
const (
	oldGroup = -5001
	newGroup = -1001000005001
	admin    = 5002
)

// brisk is a pace at which a group need not wait for its next message.
const brisk = "SEND_PACE=30/s,30/s,600/m"

// A person who blocks the bot is left in peace, and gets what waited when pressing
// start again.
func TestPersonBlocksAndComesBack(t *testing.T) {
	t.Parallel()
	environ := append(inProcess(t), quick)
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, person)
	x.Remove(person, person)
	announce(t, environ, "4.41")
	await(t, r, "the letter is held back", func() bool { return stats(t, environ).Parked == 1 })
	mustSay(t, beside(t, environ, "antrean"), "tidak menerima kiriman: 1, dengan 1 kiriman tertahan")
	if n := len(x.sent(told)); n != 1 {
		t.Errorf("it was tried %d times", n)
	}
	x.Unblock(person)
	x.Start(person, "")
	x.mustReach(t, r, []int64{person}, told)
	await(t, r, "the start is answered", func() bool { return len(x.to(person, "Pantau")) > 0 })
	mustSay(t, beside(t, environ, "antrean"), "tidak menerima kiriman: 0, dengan 0 kiriman tertahan")
	mustSay(t, x.ask(t, r, person, "/langganan"), "angka baru")
}

// A group that puts the bot out, or forbids it to write, keeps its settings and its
// letters; it is greeted once.
func TestGroupPutsTheBotOut(t *testing.T) {
	t.Parallel()
	environ, now := append(onServer(t), quick, brisk), workingMorning() // groups rest at weekends
	x := newExchange(t, telegramtest.Options{})
	r := serveAt(t, x, now, environ...)
	x.AddGroup(newGroup, admin)
	x.Remove(newGroup, admin)
	x.Add(newGroup, admin)
	await(t, r, "the group is greeted", func() bool { return len(x.to(newGroup, "izin memperkenalkan diri")) > 0 })
	subscribe(t, environ, newGroup)
	for i, round := range []struct{ out, in func(chat, by int64) int64 }{{x.Remove, x.Add}, {x.Restrict, x.Promote}} {
		round.out(newGroup, admin)
		value := fmt.Sprintf("4.4%d", i)
		announceAt(t, now, environ, value)
		await(t, r, "the letter is held back", func() bool { return stats(t, environ).Parked == 1 })
		round.in(newGroup, admin)
		x.mustReach(t, r, []int64{newGroup}, fmt.Sprintf("4,4%d persen", i))
	}
	if n := len(x.to(newGroup, "izin memperkenalkan diri")); n != 1 {
		t.Errorf("the group is greeted %d times", n)
	}
}

// moved is the service message in the new group.
var moved = fmt.Sprintf(`{"update_id":%%d,"message":{"message_id":1,"date":%d,"chat":{"id":%d,"type":"supergroup"},`+
	`"sender_chat":{"id":%d,"type":"supergroup"},"migrate_from_chat_id":%d}}`, 1_900_000_000, newGroup, newGroup, oldGroup)

// A group becomes a supergroup: what it has settled and its letters go with it,
// whoever tells of it first.
func TestGroupMoves(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		store func(*testing.T) []string
		move  func(x *exchange, tell func())
	}{
		{"told by the old group", inProcess, func(x *exchange, tell func()) { x.Migrate(oldGroup, newGroup); tell() }},
		{"told by the new group", onServer, func(x *exchange, tell func()) { x.Inject(moved); x.Migrate(oldGroup, newGroup); tell() }},
		{"told by the refusal of a letter", onServer, func(x *exchange, tell func()) {
			deaf := x.deafen()
			x.Say(oldGroup, admin, "Rapat pukul 09.00.") // ends the poll that is held
			<-deaf
			x.Migrate(oldGroup, newGroup)
			tell()
		}},
		{"told by the refusal of an answer", inProcess, func(x *exchange, tell func()) {
			deaf := x.deafen()
			x.Say(oldGroup, admin, "Rapat pukul 09.00.")
			<-deaf
			x.Say(oldGroup, admin, "/indikator balangan 2020")
			x.Migrate(oldGroup, newGroup)
			x.fail(nil)
			tell()
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			environ := append(tt.store(t), quick, brisk)
			x := newExchange(t, telegramtest.Options{})
			x.AddGroup(oldGroup, admin)
			r := serveOn(t, x, environ...)
			mustSay(t, x.askIn(t, r, oldGroup, admin, "/wilayah tabalong"), "Kabupaten Tabalong")
			subscribe(t, environ, oldGroup)
			tt.move(x, func() { announce(t, environ, "4.41") })
			x.mustReach(t, r, []int64{newGroup}, told)
			x.fail(nil)
			mustSay(t, x.askIn(t, r, newGroup, admin, "/wilayah"), "Kabupaten Tabalong")
			announce(t, environ, "4.43")
			x.mustReach(t, r, []int64{newGroup}, "menjadi 4,43 persen")
			if n := len(x.sent(told)) - len(x.to(newGroup, told)); (n == 1) != strings.Contains(tt.name, "of a letter") {
				t.Errorf("%d letters went to the old number", n)
			}
			if n := len(x.to(newGroup, told)) + len(x.to(oldGroup, "persen")); n != 1 {
				t.Errorf("the news stand %d times", n)
			}
			mustHaveMoved(t, environ)
		})
	}
}

// deafen lets the bot hear of no more updates. The channel closes when it has begun to
// ask in vain.
func (x *exchange) deafen() <-chan struct{} {
	deaf := make(chan struct{})
	tell := sync.OnceFunc(func() { close(deaf) })
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		if c.Method != "getUpdates" {
			return telegramtest.Fault{}
		}
		tell()
		return telegramtest.Fault{Status: 502}
	})
	return deaf
}

// mustHaveMoved finds the same under both numbers.
func mustHaveMoved(t *testing.T, environ []string) {
	t.Helper()
	atDesk(t, environ, func(s store) {
		for _, id := range []int64{oldGroup, newGroup} {
			kept, err := s.Settings(t.Context(), id)
			if err != nil || kept.Bound == "" || !kept.Has(people.NewFigures) {
				t.Errorf("%d has settled %+v, %v", id, kept, err)
			}
			if c, err := s.Chat(t.Context(), id); err != nil || c.Region != "6309" {
				t.Errorf("the region of %d is %q, %v", id, c.Region, err)
			}
		}
	})
}

// What was for a topic that is closed or deleted stands in General, and the
// administrators are told so once.
func TestTopicIsGone(t *testing.T) {
	t.Parallel()
	const topic = 7
	for _, tt := range []struct {
		name  string
		store func(*testing.T) []string
		end   func(x *exchange)
	}{
		{"closed", inProcess, func(x *exchange) { x.CloseTopic(newGroup, topic) }},
		{"deleted", onServer, func(x *exchange) { x.DropTopic(newGroup, topic) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			environ, now := append(tt.store(t), quick, brisk), workingMorning() // groups rest at weekends
			x := newExchange(t, telegramtest.Options{})
			x.AddForum(newGroup, topic)
			x.SetAdmin(newGroup, admin, true)
			r := serveAt(t, x, now, environ...)
			subscribe(t, environ, newGroup)
			x.SayWith(telegramtest.Words{Chat: newGroup, Person: admin, Topic: topic, Text: "/topik angka"})
			await(t, r, "the topic is kept", func() bool { return len(x.to(newGroup, "topik ini")) > 0 })
			announceAt(t, now, environ, "4.41")
			x.mustReach(t, r, []int64{newGroup}, told)
			tt.end(x)
			announceAt(t, now, environ, "4.43")
			x.mustReach(t, r, []int64{newGroup}, "menjadi 4,43 persen")
			x.mustReach(t, r, []int64{newGroup}, "sudah ditutup atau dihapus")
			announceAt(t, now, environ, "4.45")
			x.mustReach(t, r, []int64{newGroup}, "menjadi 4,45 persen")
			for words, want := range map[string]int{told: topic, "menjadi 4,43": 0, "menjadi 4,45": 0, "sudah ditutup atau dihapus": 0} {
				if m := x.to(newGroup, words); len(m) != 1 || m[0].Topic != want {
					t.Errorf("%q stands %d times: %+v; want once, in topic %d", words, len(m), m, want)
				}
			}
		})
	}
}

// A letter too long for one message goes out in parts, each once, also when the
// program is stopped between them.
func TestLongLetterIsCutByARestart(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		x := newExchange(t, telegramtest.Options{Private: []int64{person}})
		first := serveOn(t, x, environ...)
		atDesk(t, environ, func(s store) {
			if _, err := s.outbox.Put(t.Context(), longLetter(4)); err != nil {
				t.Fatal(err)
			}
		})
		await(t, first, "the first part stands", func() bool { return len(x.to(person, "Bagian 1 ")) == 1 })
		first.end()
		second := serveOn(t, x, environ...)
		await(t, second, "the last part stands", func() bool { return len(x.to(person, "Bagian 4 ")) == 1 })
		for i, m := range x.to(person, "") {
			mustSay(t, m.Text, fmt.Sprintf("Bagian %d ", i+1))
		}
		if n := len(x.to(person, "")); n != 4 {
			t.Errorf("%d messages stand; want four", n)
		}
		await(t, second, "the letter has ended", func() bool { return stats(t, environ).Counts["sent"] == 1 })
	})
}

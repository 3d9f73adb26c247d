package telegram_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// menus are one line for each kind of place.
var menus = []chat.Menu{
	{Scope: chat.ForPrivate, Items: []chat.MenuItem{{Command: "indikator", Summary: "Angka satu wilayah"}, {Command: "bantuan", Summary: "Cara memakai"}}},
	{Scope: chat.ForGroups, Items: []chat.MenuItem{{Command: "indikator", Summary: "Angka di grup"}}},
	{Scope: chat.ForAdmins, Items: []chat.MenuItem{{Command: "wilayah", Summary: "Wilayah grup"}}},
}

func TestSetMenus(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	if err := b.door.Client.SetMenus(t.Context(), menus); err != nil {
		t.Fatal(err)
	}
	private := []telegramtest.Command{{Command: "indikator", Description: "Angka satu wilayah"}, {Command: "bantuan", Description: "Cara memakai"}}
	want := map[string][]telegramtest.Command{
		"default":                 private,
		"all_private_chats":       private,
		"all_group_chats":         {{Command: "indikator", Description: "Angka di grup"}},
		"all_chat_administrators": {{Command: "wilayah", Description: "Wilayah grup"}},
	}
	for scope, commands := range want {
		if d := cmp.Diff(commands, b.Menu(scope)); d != "" {
			t.Errorf("%s: %s", scope, d)
		}
	}
	if n := b.Calls("setMyCommands"); n != len(want) {
		t.Errorf("%d menus were set, want %d", n, len(want))
	}
	// A menu set anew takes the place of the old one, and may be empty.
	if err := b.door.Client.SetMenus(t.Context(), []chat.Menu{{Scope: chat.ForGroups}}); err != nil || len(b.Menu("all_group_chats")) != 0 {
		t.Errorf("%v, left: %v", err, b.Menu("all_group_chats"))
	}
	b.clean()
}

// TestSetMenusFails has each of the four calls fail.
func TestSetMenusFails(t *testing.T) {
	for n, scope := range []chat.Scope{chat.ForPrivate, chat.ForPrivate, chat.ForGroups, chat.ForAdmins} {
		t.Run(fmt.Sprintf("call %d", n+1), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true})
				b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
					if c.N > n {
						return telegramtest.Fault{Status: 502}
					}
					return telegramtest.Fault{}
				})
				err := b.door.Client.SetMenus(t.Context(), menus)
				if err == nil || !strings.Contains(err.Error(), string(scope)) {
					t.Errorf("error: %v", err)
				}
			})
		})
	}
}

// TestBadMenu has a command that Telegram does not take.
func TestBadMenu(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	err := b.door.Client.SetMenus(t.Context(), []chat.Menu{{Scope: chat.ForGroups, Items: []chat.MenuItem{{Command: "Hapus-Data", Summary: "x"}}}})
	if err == nil || len(b.Violations()) != 1 || b.Menu("all_group_chats") != nil {
		t.Errorf("error %v, violations %q", err, b.Violations())
	}
}

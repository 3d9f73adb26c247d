package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
)

// commands are all that the bot understands, in the order of the menus. Their
// summaries and other names are in bot/text. Those without a menu are what
// buttons say.
func commands() []command {
	return []command{
		cmdIndikator, cmdGrafik, cmdBandingkan, cmdPeringkat, cmdPeta, cmdLembar, cmdBahan, cmdCek, cmdKomitmen, cmdAgenda, cmdRekap, cmdWilayah, cmdLangganan, cmdPengaturan,
		cmdRilis, cmdRingkas, cmdJadwalrilis, cmdDefinisi, cmdSumber, cmdBantuan, cmdStart,
		cmdBerhenti, cmdJeda, cmdLanjut, cmdTopik, cmdLibur, cmdPrivasi, cmdHapusdata,
		cmdPeran, cmdSerahterima, cmdSkpd, cmdTim, cmdTarget, cmdKelompok, cmdKoreksi,
		cmdEkspor, cmdRiwayat, cmdLapor, cmdTinjau, cmdBerkas, cmdIsi, cmdBatal,
		cmdTahun, cmdPilih, cmdUlang, cmdBaca, cmdGambar, cmdBukan,
	}
}

// command is one thing that the bot can be told to do.
type command struct {
	name    string       // without slash
	menus   []chat.Scope // where it is offered
	spoken  bool         // may be called without slash, as the first word of a question
	plain   bool         // spoken by its own name only, and where all behind it is understood: "peta jalan" is no map
	changes bool         // changes what is kept: done even when it comes late
	answer  func(ctx context.Context, t *talk) (chat.Reply, error)
}

// Where commands are offered: a menu holds eight at most, so that it is read.
var (
	everywhere = []chat.Scope{chat.ForPrivate, chat.ForGroups, chat.ForAdmins}
	inPrivate  = []chat.Scope{chat.ForPrivate}
	inGroups   = []chat.Scope{chat.ForGroups, chat.ForAdmins}
	ofAdmins   = []chat.Scope{chat.ForAdmins}
)

// dictionary maps names and their aliases to commands.
func dictionary(table []command) map[string]command {
	words := make(map[string]command, 4*len(table))
	for _, c := range table {
		words[c.name] = c
		for _, alias := range text.Aliases(c.name) {
			words[alias] = c
		}
	}
	return words
}

// find is the command that the words call, and what stands after its name; another
// word for a command that may be spoken stays, since it may say more ("gk balangan"). With a slash or
// by a button any command can be called; in a sentence only those that may be
// spoken.
func (b *Bot) find(u chat.Update, words string) (c command, rest string, found bool) {
	head, rest, _ := strings.Cut(words, " ")
	name, slash := strings.CutPrefix(head, "/")
	c, found = b.words[strings.ToLower(name)]
	if !found || !slash && !u.IsPress() && !b.speaks(c, name, rest) {
		return command{}, words, false
	}
	if c.spoken && !c.plain && !strings.EqualFold(name, c.name) {
		return c, name + " " + rest, true
	}
	return c, strings.TrimSpace(rest), true
}

// speaks tells whether the first word of a sentence calls a command.
func (b *Bot) speaks(c command, name, rest string) bool {
	if c.name == cmdBantuan.name && strings.TrimSpace(rest) != "" {
		q := b.InUse().Read(rest)
		return nothing(q) && len(q.Unclear) == 0 // "bantuan blt kapan cair" asks for no help
	}
	if !c.spoken || !c.plain {
		return c.spoken
	}
	t := talk{words: rest}
	for _, word := range []string{text.AloneWord(), text.DistrictsWord(), text.BriefInternalWord()} {
		t.takeWord(word)
	}
	return strings.EqualFold(name, c.name) && len(b.InUse().Read(t.words).Unclear) == 0
}

// Menus lists, for each kind of place, the commands offered there.
func (b *Bot) Menus() []chat.Menu {
	menus := []chat.Menu{{Scope: chat.ForPrivate}, {Scope: chat.ForGroups}, {Scope: chat.ForAdmins}}
	for i := range menus {
		for _, c := range b.table {
			for _, scope := range c.menus {
				if scope == menus[i].Scope {
					menus[i].Items = append(menus[i].Items, chat.MenuItem{Command: c.name, Summary: text.Summary(c.name)})
				}
			}
		}
	}
	return menus
}

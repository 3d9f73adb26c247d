package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// pledgeRules shows how a region deals with its commitments.
func (t *talk) pledgeRules(_ context.Context, g gathering, _ []argument) (chat.Reply, error) {
	return t.rulesCard(g, g.Calendar.Policy(), ""), nil
}

// rulesCard is the card of the rules, with the changes that the secretariat can make.
func (t *talk) rulesCard(g gathering, p people.Policy, done string) chat.Reply {
	var rows [][]chat.Button
	if g.rights.Manages() {
		rows = [][]chat.Button{
			{button(text.ButtonTrust(!p.Trust), "komitmen", "verifikasi", yes(p.Trust), g.Region)},
			{button(text.ButtonOpenNames(!p.OpenNames), "komitmen", "nama", openOr(!p.OpenNames), g.Region)},
		}
	}
	words := text.PledgeRules(t.region(g.Region), p, done)
	if g.rights.Manages() {
		words += "\n\n" + text.PledgeRulesHow()
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
}

func openOr(open bool) string {
	if open {
		return "buka"
	}
	return "tutup"
}

// ruleTrust sets whether reports need verification: "verifikasi ya".
func (t *talk) ruleTrust(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	trust := off(strings.ToLower(joined(args)))
	return t.ruled(ctx, g, len(args) == 1, text.LogTrust(trust), func(p *people.Policy) { p.Trust = trust })
}

// ruleNames sets whether groups may see who is late: "nama buka".
func (t *talk) ruleNames(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	word := strings.ToLower(joined(args))
	return t.ruled(ctx, g, word == "buka" || word == "tutup", text.LogOpenNames(word == "buka"), func(p *people.Policy) { p.OpenNames = word == "buka" })
}

// ruleEscalation sets after how many working days what is late goes up: "eskalasi 5".
func (t *talk) ruleEscalation(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	word, _ := first(args)
	days, err := strconv.Atoi(word)
	return t.ruled(ctx, g, err == nil && days >= 1 && days <= 60, text.LogEscalate(days), func(p *people.Policy) { p.Escalate = days })
}

// maxProgramme is how many bytes a programme may have, to fit into a button.
const maxProgramme = 40

// ruleProgrammes adds a programme or takes one away: "tambah padat karya".
func (t *talk) ruleProgrammes(ctx context.Context, g gathering, verb, name string) (chat.Reply, error) {
	name = strings.ToLower(oneLine(name))
	list := g.Calendar.Policy().ProgrammesOf()
	at := slices.Index(list, name)
	switch {
	case verb == "hapus" && at >= 0:
		list = slices.Delete(list, at, at+1)
	case g.rights.Manages() && len(name) > maxProgramme:
		return t.mistake(text.LineLength(maxProgramme)), nil
	case verb == "tambah" && at < 0 && name != "":
		list = append(list, name)
	case g.rights.Manages() && at >= 0:
		return t.rulesCard(g, g.Calendar.Policy(), text.PledgeSameAlready()), nil
	case g.rights.Manages() && name != "":
		return t.rulesCard(g, g.Calendar.Policy(), text.NoSuchProgramme(name)), nil
	default:
		return t.ruled(ctx, g, false, "", nil)
	}
	return t.ruled(ctx, g, len(list) > 0, text.LogProgrammes(list), func(p *people.Policy) { p.Programmes = list })
}

// ruled keeps a changed rule, by the secretariat, with a line in the history.
func (t *talk) ruled(ctx context.Context, g gathering, read bool, is string, change func(*people.Policy)) (chat.Reply, error) {
	switch {
	case !g.rights.Manages():
		return t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat)), nil
	case !read:
		return t.mistake(text.RulesHow()), nil
	}
	p, err := people.Save(ctx, t.People, g.Region, people.Policy{}.Key(), func(p *people.Policy) error { change(p); return nil })
	if err != nil {
		return t.changed("keeping a rule", err)
	}
	t.record(ctx, g.Region, actor(g.rights, people.Secretariat), "komitmen", "", is)
	return t.rulesCard(g, p, text.RulesKept()), nil
}

package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// maxImport is how many bytes a file of commitments or days off may have.
const maxImport = 1 << 20

// importCommitments reads a file of commitments that came with the command, or asks for
// one, and shows what it comes to before anything is kept.
func (t *talk) importCommitments(ctx context.Context, region string, rights people.Rights) (chat.Reply, error) {
	if !rights.Manages() {
		return t.refuse(text.SecretariatOnly(t.region(region), t.AsChat)), nil
	}
	return t.begin(ctx, "impor", t.importFields(region, "komitmen"))
}

// importDaysOff is importCommitments of days off.
func (t *talk) importDaysOff(ctx context.Context, region string) (chat.Reply, error) {
	return t.begin(ctx, "impor", t.importFields(region, "libur"))
}

// importFields are those of a form that imports; the file, where it came with the command.
func (t *talk) importFields(region, what string) map[string]string {
	fields := map[string]string{"wilayah": region, "apa": what}
	if t.File != nil && !t.File.Photo {
		fields["berkas"], fields["nama"] = t.File.ID, t.File.Name
	}
	return fields
}

// formImpor asks for a file, shows what it holds, and keeps that. Between the two only
// the messenger's id of the file is kept, with a mark of what was shown.
func formImpor() form {
	return form{command: "impor", finish: confirmImport, save: saveImport, steps: []step{
		{name: "berkas", file: true, ask: askImport, take: takeImport},
	}}
}

func askImport(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
	if f.Fields["apa"] == "libur" {
		return text.ImportDaysOffAsk(), nil, nil
	}
	return text.ImportAsk(), nil, nil
}

func takeImport(_ context.Context, t *talk, f dialogue.Form, _ string) (string, error) {
	if t.File == nil || t.File.Photo {
		return text.ImportNoFile(), nil
	}
	f.Fields["berkas"], f.Fields["nama"] = t.File.ID, t.File.Name
	return "", nil
}

// imported is what a file holds.
type imported struct {
	mark    string // of its content
	pledges []commitments.Commitment
	days    []people.DayOff
	wrong   []text.ImportError
	refused string // in words; empty for a file that can be read
}

// readImport fetches the file of a form and reads it.
func (t *talk) readImport(ctx context.Context, f dialogue.Form, a affairs) (i imported, err error) {
	if !strings.HasSuffix(strings.ToLower(f.Fields["nama"]), ".csv") {
		i.refused = text.ImportOnlyCSV()
		return i, nil
	}
	if t.Download == nil {
		i.refused = text.ImportNotFetched()
		return i, nil
	}
	content, err := t.Download(ctx, f.Fields["berkas"], maxImport)
	if err != nil {
		t.Log.Warn("a file for an import cannot be fetched", "update", t.ID, "error", err)
		i.refused = text.ImportNotFetched()
		return i, nil
	}
	sum := sha256.Sum256(content)
	i.mark = hex.EncodeToString(sum[:8])
	if f.Fields["apa"] == "libur" {
		i.readDaysOff(string(content))
	} else {
		i.readPledges(string(content), a)
	}
	return i, nil
}

func (i *imported) readPledges(content string, a affairs) {
	list, wrong := commitments.ParseCSV(content, a.Today(), func(name string) (string, bool) {
		found := people.MatchSKPD(a.SKPDs, name)
		if len(found) != 1 {
			return "", false
		}
		return found[0].ID, true
	})
	i.pledges = list
	for _, w := range wrong {
		if errors.Is(w.Err, commitments.ErrResident) {
			i.refused = text.ResidentNumber()
			return
		}
		i.wrong = append(i.wrong, text.ImportError{Line: w.Line, Word: w.Word, Err: w.Err})
	}
	if len(list) == 0 && len(wrong) == 0 {
		i.refused = text.ImportEmpty()
	}
}

func (i *imported) readDaysOff(content string) {
	if hasResidentNumber(content) {
		i.refused = text.ResidentNumber()
		return
	}
	days, wrong := people.ParseDaysOff(content)
	i.days = days
	for _, w := range wrong {
		i.wrong = append(i.wrong, text.ImportError{Line: w.Line, Err: w.Err})
	}
	if len(days) == 0 && len(wrong) == 0 {
		i.refused = text.ImportEmpty()
	}
}

// confirmImport shows what a file comes to, or what is wrong with it.
func confirmImport(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	i, a, refusal, err := t.importOf(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	same, err := t.sameTitles(ctx, a.Region, i.pledges)
	if err != nil {
		return chat.Reply{}, err
	}
	if f.Fields["tanda"] != i.mark {
		f.Fields["tanda"] = i.mark
		if f, err = t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts); err != nil {
			return chat.Reply{}, stored("keeping a form", err)
		}
	}
	rows := [][]chat.Button{{t.answers(f, text.ButtonSave(), wordSave), t.answers(f, text.ButtonGiveUp(), wordGiveUp)}}
	words := text.ImportReady(i.pledges, same, a.SKPDs)
	if f.Fields["apa"] == "libur" {
		words = text.ImportDaysOffReady(i.days)
	}
	m := t.card(words, rows)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// importOf reads the file of a form for somebody who may import it. When something is
// wrong with it the form waits for the next one.
func (t *talk) importOf(ctx context.Context, f dialogue.Form) (i imported, a affairs, refusal *chat.Reply, err error) {
	g, refusal, err := t.gatheringIn(ctx, f.Fields["wilayah"])
	if err != nil || refusal != nil {
		return i, a, refusal, err
	}
	if !g.rights.Manages() {
		r := t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat))
		return i, a, &r, nil
	}
	if i, err = t.readImport(ctx, f, g.affairs); err != nil {
		return i, a, nil, err
	}
	words := i.refused
	if words == "" && len(i.wrong) > 0 {
		words = text.ImportWrong(i.wrong)
	}
	if words != "" {
		r, err := t.asksFileAgain(ctx, f, words)
		return i, a, &r, err
	}
	return i, g.affairs, nil, nil
}

// asksFileAgain says what is wrong with a file. The one that is mended can be sent without
// a word.
func (t *talk) asksFileAgain(ctx context.Context, f dialogue.Form, words string) (chat.Reply, error) {
	f.Fields = maps.Clone(f.Fields)
	for _, name := range []string{"berkas", "nama", "tanda"} {
		delete(f.Fields, name)
	}
	f.Step, f.Last = "berkas", t.ID
	kept, err := t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts)
	if errors.Is(err, dialogue.ErrChanged) {
		return chat.Reply{}, nil // another press or replica goes on with it
	}
	if err != nil {
		return chat.Reply{}, stored("keeping a form", err)
	}
	r := t.mistake(words, []chat.Button{t.answers(kept, text.ButtonGiveUp(), wordGiveUp)})
	r.Messages[0].Asks = true
	return r, nil
}

// sameTitles counts the commitments whose titles open ones have already.
func (t *talk) sameTitles(ctx context.Context, region string, list []commitments.Commitment) (same int, err error) {
	known := map[string]bool{}
	for c, err := range commitments.Each(ctx, t.Pledges, region, commitments.Current) {
		if err != nil {
			return 0, stored("reading the commitments", err)
		}
		known[people.FoldID(c.Title)] = true
	}
	for _, c := range list {
		if known[people.FoldID(c.Title)] {
			same++
		}
	}
	return same, nil
}

// saveImport keeps what was shown, all of it or nothing, and once: the numbers are the
// form's before anything is written.
func saveImport(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	i, a, refusal, err := t.importOf(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if f.Fields["tanda"] != i.mark {
		r, err := confirmImport(ctx, t, f)
		r.Mistake = true // it is not what was shown, and waits to be saved
		return r, err
	}
	rights, err := t.rightsIn(ctx, a.Region)
	if err != nil {
		return chat.Reply{}, stored("reading what a person may do", err)
	}
	act := a.act(rights, "")
	if f.Fields["apa"] == "libur" {
		return t.keepDaysOff(ctx, a, act, i.days)
	}
	return t.keepPledges(ctx, a, act, f, i.pledges)
}

func (t *talk) keepPledges(ctx context.Context, a affairs, act commitments.Act, f dialogue.Form, list []commitments.Commitment) (chat.Reply, error) {
	first, err := strconv.Atoi(f.Fields["nomor"])
	if err != nil {
		if first, err = t.Pledges.Reserve(ctx, a.Region, commitments.Pledges, len(list)); err != nil {
			return chat.Reply{}, stored("numbering commitments", err)
		}
		f.Fields["nomor"] = strconv.Itoa(first)
		if _, err = t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts); errors.Is(err, dialogue.ErrChanged) {
			return chat.Reply{Mistake: true}, nil // another press keeps them
		} else if err != nil {
			return chat.Reply{}, stored("keeping a form", err)
		}
	}
	for i := range list {
		list[i].Number, list[i].CreatedBy, list[i].CreatedAt = first+i, act.By, a.Now
	}
	err = commitments.AddAllAs(ctx, t.Pledges, a.Region, a.entry(act.By, commitments.WasImported, ""), list...)
	if err != nil {
		return chat.Reply{}, stored("keeping an import", err)
	}
	return t.reply(text.ImportKept(first, len(list))), nil
}

func (t *talk) keepDaysOff(ctx context.Context, a affairs, act commitments.Act, days []people.DayOff) (chat.Reply, error) {
	for _, d := range days {
		if _, err := people.Save(ctx, t.People, a.Region, d.Key(), func(was *people.DayOff) error { *was = d; return nil }); err != nil {
			return t.changed("keeping a day off", err)
		}
	}
	t.record(ctx, a.Region, act.By, "libur", "", text.LogDaysOff(len(days)))
	return t.reply(text.ImportDaysOffKept(len(days))), nil
}

package bot

import (
	"context"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// agendaPage is how many meetings a page shows.
const agendaPage = 5

// agendaList shows a page of the coming meetings, or of those that are over.
func (t *talk) agendaList(ctx context.Context, g gathering, past bool, page int) (chat.Reply, error) {
	items, more, err := t.agendaItems(ctx, g, past, page)
	if err != nil {
		return chat.Reply{}, err
	}
	v := text.AgendaListView{Region: t.region(g.Region), Items: items, Zone: g.Calendar.Zone().String(), Past: past, Manages: g.rights.Manages()}
	var open, turn []chat.Button
	for _, x := range items {
		n := strconv.Itoa(x.Meeting.Number)
		open = append(open, button("#"+n, "agenda", n, g.Region))
	}
	word := ""
	if past {
		word = "lalu"
	}
	if page > 1 {
		turn = append(turn, button(text.ButtonAgendaPrevious(), "agenda", word, "hal", strconv.Itoa(page-1), g.Region))
	}
	if more {
		turn = append(turn, button(text.ButtonAgendaNext(), "agenda", word, "hal", strconv.Itoa(page+1), g.Region))
	}
	rows := grid(open, agendaPage)
	if len(turn) > 0 {
		rows = append(rows, turn)
	}
	if past {
		rows = append(rows, []chat.Button{button(text.ButtonAgendaComing(), "agenda", g.Region)})
	} else {
		rows = append(rows, []chat.Button{button(text.ButtonAgendaPast(), "agenda", "lalu", g.Region)})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.AgendaList(v), rows)}}, nil
}

// agendaItems are the meetings of a page. A meeting that is over stands among the past
// ones from the next day on.
func (t *talk) agendaItems(ctx context.Context, g gathering, past bool, page int) (items []text.AgendaItem, more bool, err error) {
	seats, err := people.List[people.Seat](ctx, t.People, g.Region)
	if err != nil {
		return nil, false, stored("reading the team", err)
	}
	lists, skip := []commitments.List{commitments.Current}, (page-1)*agendaPage
	if past {
		lists = append(lists, commitments.Past) // what was over lately is put there by the next sweep
	}
	for _, list := range lists {
		for m, err := range commitments.EachMeeting(ctx, t.Pledges, g.Region, list) {
			switch {
			case err != nil:
				return nil, false, stored("reading the agenda", err)
			case m.Date.Before(g.Today()) != past:
				continue
			case skip > 0:
				skip--
				continue
			case len(items) == agendaPage:
				return items, true, nil
			}
			items = append(items, text.AgendaItem{Meeting: m, Invited: invitedTo(m, seats)})
		}
	}
	return items, false, nil
}

// coming are the meetings that have not begun, in their order.
func (t *talk) coming(ctx context.Context, g gathering) (list []text.AgendaItem, err error) {
	seats, err := people.List[people.Seat](ctx, t.People, g.Region)
	if err != nil {
		return nil, stored("reading the team", err)
	}
	for m, err := range commitments.EachMeeting(ctx, t.Pledges, g.Region, commitments.Current) {
		if err != nil {
			return nil, stored("reading the agenda", err)
		}
		if m.Cancelled == "" && g.Now.Before(m.Begins(g.Calendar.Zone())) {
			list = append(list, text.AgendaItem{Meeting: m, Invited: invitedTo(m, seats)})
		}
	}
	return list, nil
}

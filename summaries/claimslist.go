package summaries

import (
	"slices"
	"strconv"
)

// listItem is one of several things that figures are given of in their order.
type listItem struct {
	topic  Topic
	area   Area
	place  Place
	period string
}

// listing is what "perkotaan dan perdesaan masing-masing" lists: items of one kind, each
// of which gets one of the quantities that follow.
type listing struct {
	items []listItem
	last  int // mark of the last item
	used  int // items that have their quantity
}

// kindOf tells items of different kinds apart.
func (x listItem) kindOf() int {
	switch {
	case x.topic != "":
		return 1
	case x.area != "":
		return 2
	case x.period != "":
		return 3
	}
	return 4
}

// add takes the next thing named. It joins the list when only "dan", commas and brackets
// stand between it and the last item of its kind; else it begins a new one.
func (l *listing) add(sc *scene, i int, x listItem) {
	if len(l.items) > 0 && l.used == 0 && l.joins(sc, i, x) {
		if !sameItem(l.items[len(l.items)-1], x) {
			l.items = append(l.items, x)
		}
		l.last = i
		return
	}
	if len(l.items) > 1 && l.used < len(l.items) && l.items[0].kindOf() != x.kindOf() {
		return // "perkotaan dan perdesaan pada Maret 2032"
	}
	*l = listing{items: []listItem{x}, last: i}
}

// dealAgain lists the places whose figures were just told: "Kota Misal 3,80 persen,
// Kabupaten Misal 6,30 persen; setahun sebelumnya masing-masing 4,03 dan 6,96 persen".
func (b *binder) dealAgain(sc *scene, i int) {
	if sc.lists.isList() && sc.lists.used == 0 {
		return
	}
	if n := sc.figuresBehind(i); n > 1 {
		for _, again := range [][]listItem{sc.span.years(), sc.dealt} {
			if len(again) == n {
				sc.lists = listing{items: again}
				return
			}
		}
	}
	items := placesOf(b.out[sc.from:])
	if len(items) == 0 && !sc.placed && b.carried.line == sc.s.line {
		items = b.carried.places
	}
	if len(items) > 1 && sc.figuresBehind(i) == len(items) {
		sc.lists = listing{items: items}
	}
}

// years are all years of a span, "2021 sampai 2025".
func (p periodRef) years() (items []listItem) {
	first, errFirst := strconv.Atoi(p.start)
	last, errLast := strconv.Atoi(p.id)
	for y := first; errFirst == nil && errLast == nil && y <= last; y++ {
		items = append(items, listItem{period: strconv.Itoa(y)})
	}
	return items
}

// figuresBehind counts the quantities of a clause behind a mark.
func (sc *scene) figuresBehind(i int) (n int) {
	for _, m := range sc.s.marks[i:] {
		switch m.kind {
		case quantityMark:
			n++
		case contrastMark:
			return n
		}
	}
	return n
}

// placesOf are the regions of claims that name theirs, in their order.
func placesOf(claims []rawClaim) (items []listItem) {
	for _, r := range claims {
		if x := (listItem{place: r.Place}); r.named && !slices.Contains(items, x) {
			items = append(items, x)
		}
	}
	return items
}

func sameItem(a, b listItem) bool {
	return a == b || isHeadcount(a.topic) && isHeadcount(b.topic)
}

func (l *listing) joins(sc *scene, i int, x listItem) bool {
	if l.items[len(l.items)-1].kindOf() != x.kindOf() {
		return false
	}
	and := false
	for k := l.last + 1; k < i; k++ {
		switch sc.s.marks[k].kind {
		case andMark, commaMark:
			and = true
		case openMark, closeMark, atMark, topicMark:
		default:
			return false
		}
	}
	return and || sameItem(l.items[len(l.items)-1], x)
}

// isList tells whether quantities are dealt out to several things.
func (l *listing) isList() bool { return len(l.items) > 1 }

// deal gives the next quantity its item; false when there are more of them than items.
func (l *listing) deal(r *rawClaim) bool {
	if l.used >= len(l.items) {
		return false
	}
	x := l.items[l.used]
	l.used++
	switch x.kindOf() {
	case 1:
		r.Topic = x.topic
	case 2:
		r.Area = x.area
	case 3:
		r.Period, r.ownPeriod = x.period, true
	case 4:
		r.Place, r.named = x.place, true
	}
	return true
}

package summaries

// doubtCompared doubts a level without a period in a sentence that names only the period
// compared with: in "Realisasinya 6,40 persen, turun dari 6,71 persen pada 2030" the first
// is not of 2030.
func (b *binder) doubtCompared(sc *scene, mine []rawClaim) {
	if sc.based || sc.vs == "" {
		return
	}
	for i := range mine {
		r := &mine[i]
		switch {
		case r.Role != Level || r.ownPeriod || r.lead == fromMark || r.Period != sc.vs:
		case !isFive(r.Topic):
			r.Period = ""
		case r.unclear == "":
			r.unclear = whyWhichPeriod
		}
	}
}

// cameBy gives the level in front of "naik dari" that direction: "6,40 persen, naik dari
// 6,71 persen". Only of two levels of a topic is it certain which is meant.
func cameBy(mine []rawClaim) {
	for i, from := range mine {
		if from.came == "" || from.Role != Level {
			continue
		}
		var to *rawClaim
		levels := 0
		for k := range mine {
			if r := &mine[k]; r.Topic == from.Topic && r.Role == Level {
				levels++
				if k < i {
					to = r
				}
			}
		}
		if levels == 2 && to != nil && to.Direction == "" && to.lead != fromMark && to.Place == from.Place && to.Area == from.Area {
			to.Direction, to.Vs = from.came, from.Period
		}
	}
}

// leadsTo gives a change in front of "menjadi" the period of the level that it led to, in a
// sentence that goes through several: "naik 1,07 persen poin dari September 2030 menjadi
// 19,16 persen pada Maret 2031, lalu turun 1,34 persen poin menjadi 17,82 persen pada
// September 2031". The second is since the level before.
func leadsTo(mine []rawClaim) {
	for i := 0; i+1 < len(mine); i++ {
		c, to := &mine[i], mine[i+1]
		if c.Role != Change || c.ownPeriod || to.Role != Level || to.lead != becomeMark || !to.ownPeriod || to.Topic != c.Topic || to.Place != c.Place {
			continue
		}
		c.Period = to.Period
		if c.ownVs {
			continue
		}
		c.Vs = ""
		if i > 0 && mine[i-1].Role == Level && mine[i-1].Topic == c.Topic && mine[i-1].Place == c.Place && later(to.Period, mine[i-1].Period) {
			c.Vs = mine[i-1].Period
		}
	}
}

// eachBehind tells whether "masing-masing" stands between a mark and the next figure.
func (sc *scene) eachBehind(i int) bool {
	for ; i < len(sc.s.marks) && sc.kindAt(i) != quantityMark; i++ {
		if sc.kindAt(i) == eachMark {
			return true
		}
	}
	return false
}

// onlyAverage tells whether nothing but "rata-rata" stands before a mark and behind the
// one before it: "lebih rendah dari rata-rata nasional".
func (s *sentence) onlyAverage(k int) bool {
	return rawText(s.pieces, s.marks[k-1].to, s.marks[k].from) == "rata-rata"
}

// fromMove is the direction said right before "dari", behind the last figure.
func (sc *scene) fromMove(i int) Direction {
	if !sc.live || sc.lead != fromMark || sc.cmpPlace != nil {
		return ""
	}
	for k := sc.moveAt; k < i; k++ {
		if sc.s.marks[k].kind == quantityMark {
			return ""
		}
	}
	for k := sc.s.marks[sc.moveAt].from - 1; k >= 0 && sc.s.pieces[k].text != ","; k-- {
		if onceWords[sc.s.pieces[k].low] {
			return ""
		}
	}
	return sc.dir
}

// onceWords tell of a move before the one that led to what was just told.
var onceWords = wordSet("sempat pernah setelah sesudah sebelumnya")

package summaries

// doubtPlaces leaves open whose a figure is that a sentence goes on with before it names
// another region: "Padang 3,63 persen. Dengan jumlah 13,74 ribu, penduduk miskin Misal …".
func (b *binder) doubtPlaces(sc *scene, mine []rawClaim) {
	for i := range mine {
		r := &mine[i]
		if sc.placed && !r.named && r.Place == b.carried.place && r.Place != b.subject && r.Place != sc.place && r.unclear == "" {
			r.unclear = whyWhichPlace
		}
	}
}

// doubtSeries leaves open when figures were that a sentence lists of one thing without a
// period for each: "17,01 ribu, 16,87 ribu, dan 14,66 ribu jiwa".
func doubtSeries(mine []rawClaim) {
	for i := range mine {
		for j := range mine[:i] {
			if x, y := &mine[j], &mine[i]; sameSeries(x, y) && x.Value.Cmp(y.Value) != 0 {
				x.unclear, y.unclear = whyWhichPeriod, whyWhichPeriod
			}
		}
	}
}

// sameSeries tells whether two figures are levels of one thing, and only the sentence
// tells of when.
func sameSeries(x, y *rawClaim) bool {
	for _, r := range []*rawClaim{x, y} {
		if r.Role != Level || r.barred != "" || r.ownPeriod || r.target || !isFive(r.Topic) || r.lead == fromMark || r.lead == becomeMark {
			return false
		}
		if r.unclear != "" && r.unclear != whyWhichPeriod {
			return false
		}
	}
	return x.Topic == y.Topic && x.Place == y.Place && x.Area == y.Area && x.Unit == y.Unit && x.Period == y.Period && x.odd == "" && y.odd == ""
}

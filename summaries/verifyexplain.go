package summaries

import "strings"

// explain says why no claim fits a quantity: by the one thing in which the nearest claims
// differ from it.
func (v *verifier) explain(t *rawClaim) {
	for _, ask := range []struct {
		fault string
		same  func(Claim) bool
		tell  func(Claim) string
	}{
		{faultOther, v.allBut(t, "value"), func(c Claim) string { return c.Text }},
		{faultDirection, v.allBut(t, "direction"), nil},
		{faultVs, v.allBut(t, "vs"), func(c Claim) string { return c.Vs }},
		{faultWhen, v.allBut(t, "period"), func(c Claim) string { return c.Period }},
		{faultArea, v.allBut(t, "area"), func(c Claim) string { return string(c.Area) }},
		{faultWhere, v.allBut(t, "place"), func(c Claim) string { return c.Place.Name }},
		{faultUnit, v.allBut(t, "unit"), func(c Claim) string { return c.Text }},
		{faultRole, v.allBut(t, "role"), func(c Claim) string { return string(c.Role) }},
	} {
		if told, ok := v.nearest(ask.same, ask.tell); ok {
			if ask.tell == nil {
				v.fault(ask.fault, t.raw)
			} else {
				v.fault(ask.fault, t.raw, told)
			}
			return
		}
	}
	v.fault(faultNone, t.raw)
}

// nearest tells what the claims that fit say, up to three of them.
func (v *verifier) nearest(same func(Claim) bool, tell func(Claim) string) (string, bool) {
	var told []string
	for _, c := range v.r.Claims {
		if !same(c) {
			continue
		}
		if tell == nil {
			return "", true
		}
		if s := tell(c); len(told) < 3 && !strings.Contains(strings.Join(told, "; "), s) {
			told = append(told, s)
		}
	}
	return strings.Join(told, "; "), len(told) > 0
}

// allBut makes a test whether a claim fits a quantity in all but one thing.
func (v *verifier) allBut(t *rawClaim, but string) func(Claim) bool {
	return func(c Claim) bool {
		for _, x := range []struct {
			name string
			same bool
		}{
			{"topic", t.Topic == c.Topic}, {"role", t.Role == c.Role}, {"unit", t.Unit == c.Unit},
			{"place", sameRegion(t.Place, c.Place)}, {"area", t.Area == c.Area}, {"period", v.samePeriod(t, c)},
			{"value", t.equals(c.Value)}, {"direction", t.Role != Change || t.Direction == c.Direction},
			{"vs", t.Role != Change || v.sameVs(t, c)},
		} {
			if !x.same && x.name != but {
				return false
			}
		}
		return true
	}
}

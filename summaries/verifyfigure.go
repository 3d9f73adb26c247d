package summaries

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// figure requires a claim of the page for one quantity of the text.
func (v *verifier) figure(t *rawClaim) {
	switch {
	case v.areaGap(t):
		return
	case t.barred != "":
		v.fault(faultOdd, t.raw, t.barred)
	case t.odd != "":
		v.fault(faultOdd, t.raw, t.odd)
	case t.unclear != "":
		v.fault(faultOdd, t.raw, t.unclear)
	case t.asLevel:
		v.fault(faultOdd, t.raw, whyWhichRole)
	case t.Role == Change && t.Topic == "p0" && t.Unit == Percent:
		v.fault(faultPoints, t.raw)
	case t.unitless && t.Unit == Percent:
		v.fault(faultOdd, t.raw, whyWhichUnit)
	default:
		v.bind(t)
	}
}

// bind finds the claim of a quantity, or two from which it follows.
func (v *verifier) bind(t *rawClaim) {
	for _, c := range v.r.Claims {
		if v.isTold(t, c) {
			if t.Role == Level && t.Direction != "" && isFive(t.Topic) && !v.moved(t.move()) {
				v.fault(faultDirection, t.raw)
				return
			}
			v.out.Claims = append(v.out.Claims, c)
			return
		}
	}
	if !v.derive(t) {
		v.explain(t)
	}
}

// isTold tells whether a quantity of the text tells a claim.
func (v *verifier) isTold(t *rawClaim, c Claim) bool {
	if !isFive(t.Topic) {
		return v.isCounted(t, c)
	}
	return t.Topic == c.Topic && t.Role == c.Role && t.Unit == c.Unit && sameRegion(t.Place, c.Place) && t.Area == c.Area &&
		v.samePeriod(t, c) && t.equals(c.Value) && (t.Role != Change || t.Direction == c.Direction && v.sameVs(t, c))
}

// equals tells whether a quantity of the text is a value: exactly, or rounded rightly
// where the text says that it is.
func (t *rawClaim) equals(v indicators.Decimal) bool {
	if t.about == exactly {
		return t.Value.Cmp(v) == 0
	}
	step := t.roundStep()
	switch t.about {
	case under:
		return v.Cmp(t.Value) <= 0 && t.Value.Sub(v).Cmp(step) < 0
	case over:
		return v.Cmp(t.Value) >= 0 && v.Sub(t.Value).Cmp(step) < 0
	}
	return rounded(v, step).Cmp(t.Value) == 0
}

// roundStep is how far a rounded number was rounded: its last digit, or for whole ones
// the zeros at its end, two digits left.
func (t *rawClaim) roundStep() indicators.Decimal {
	step := t.Step
	for x := t.Value.Units / max(step.Units, 1); step.Places == 0 && t.Value.Places == 0 && x >= 100 && x%10 == 0; x /= 10 {
		step.Units *= 10
	}
	return step
}

// samePeriod tells whether a quantity is of a claim's period. A year stands for a month
// of it where the page has figures of no other month of that year.
func (v *verifier) samePeriod(t *rawClaim, c Claim) bool {
	switch {
	case t.Period == c.Period:
		return true
	case len(t.Period) != 4 || len(c.Period) != 7 || c.Period[:4] != t.Period:
		return false
	}
	return !slices.ContainsFunc(v.r.Claims, func(d Claim) bool {
		return d.Topic == c.Topic && sameRegion(d.Place, c.Place) && d.Area == c.Area && len(d.Period) == 7 && d.Period[:4] == t.Period && d.Period != c.Period
	})
}

// sameVs tells whether a change is compared with a claim's period. Unsaid, it must be
// clear which change is meant: no other one of the page goes the other way.
func (v *verifier) sameVs(t *rawClaim, c Claim) bool {
	switch {
	case t.Vs == c.Vs:
		return true
	case t.Vs != "" && c.Vs == "":
		return !t.ownVs
	case t.Vs != "":
		return len(t.Vs) == 4 && len(c.Vs) == 7 && c.Vs[:4] == t.Vs && (c.Vs[5:] == monthOf(c.Period))
	}
	return !slices.ContainsFunc(v.r.Claims, func(d Claim) bool {
		return d.Role == Change && d.Topic == c.Topic && sameRegion(d.Place, c.Place) && d.Area == c.Area && d.Period == c.Period && d.Unit == c.Unit && d.Direction != c.Direction
	})
}

func monthOf(period string) string {
	if len(period) < 7 {
		return ""
	}
	return period[5:]
}

// sameRegion tells whether two places are one.
func sameRegion(a, b Place) bool {
	if a.Code != "" && b.Code != "" {
		return a.Code == b.Code
	}
	return strings.EqualFold(a.Name, b.Name)
}

// isCounted tells whether a number of something else than the five indicators tells a
// claim: of the same thing, and of the same sort of it where the page counts several.
func (v *verifier) isCounted(t *rawClaim, c Claim) bool {
	if isFive(c.Topic) || t.Unit != c.Unit || t.Role != c.Role || !t.equals(c.Value) || t.Direction != c.Direction {
		return false
	}
	if t.named && !sameRegion(t.Place, c.Place) || t.Period != "" && c.Period != "" && !samePeriod(t.Period, c.Period) {
		return false
	}
	head, _, _ := strings.Cut(string(t.Topic), " ")
	whose, _, _ := strings.Cut(string(c.Topic), " ")
	if t.noun == "" && t.Topic != c.Topic && head != whose {
		return false
	}
	return !v.severalOf(c) || t.Topic == c.Topic && (t.About == "" || t.About == c.About) || t.About != "" && t.About == c.About
}

// severalOf tells whether the page counts more than one sort of a thing.
func (v *verifier) severalOf(c Claim) bool {
	return slices.ContainsFunc(v.r.Claims, func(d Claim) bool { return d.Unit == c.Unit && d.Value.Cmp(c.Value) != 0 })
}

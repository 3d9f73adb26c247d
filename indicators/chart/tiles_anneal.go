package chart

import "math"

// What a tile costs: its distance from its spot, ties that do not adjoin, ties that point
// another way than in truth.
const (
	strayCost = 0.12
	apartCost = 1.0
	turnCost  = 1.1
)

// cost is what a region costs on a lot while the others stay.
func (g *grid) cost(k int, s lot) float64 {
	sum := strayCost * away(g.at[k], spot{float64(s.col), float64(s.row)})
	for _, t := range g.ties[k] {
		o := g.on[t.to]
		dx, dy := float64(o.col-s.col), float64(o.row-s.row)
		d := math.Sqrt(dx*dx + dy*dy)
		if d == 0 {
			continue // it is about to move away
		}
		sum += t.weight * (apartCost*(d-1) + turnCost*(1-(dx*t.dx+dy*t.dy)/d))
	}
	return sum
}

// wrong is what a region costs in the mean.
func (g *grid) wrong() float64 {
	sum := 0.0
	for k, s := range g.on {
		sum += g.cost(k, s) / float64(len(g.on))
	}
	return sum
}

// settle moves regions to free squares and swaps them with others. Early on a change for
// the worse may pass, so that no corner is the end; chance is always the same.
func (g *grid) settle() {
	chance := dice(1)
	steps := 400*len(g.on) + 4000
	for step := range steps {
		heat := 0.9 * (1 - float64(step)/float64(steps))
		k := chance.below(len(g.on))
		to := lot{g.on[k].col + chance.below(5) - 2, g.on[k].row + chance.below(5) - 2}
		if !g.holds(to) || to == g.on[k] {
			continue
		}
		from := g.on[k]
		if worse := g.try(k, to); worse > 0 && chance.fraction() >= math.Exp(-worse/max(heat*heat, 1e-9)) {
			g.move(k, to, from)
		}
	}
}

// try moves a region to a lot, where it changes places with whoever stands there, and
// tells by how much the map is worse for it.
func (g *grid) try(k int, to lot) float64 {
	from, other := g.on[k], g.taken[g.index(to)]
	before := g.cost(k, from)
	if other != nobody {
		before += g.cost(other, to)
	}
	g.move(k, from, to)
	after := g.cost(k, to)
	if other != nobody {
		after += g.cost(other, from)
	}
	return after - before
}

// move changes what stands on two squares, on the first of which a region stands.
func (g *grid) move(k int, from, to lot) {
	other := g.taken[g.index(to)]
	g.taken[g.index(from)], g.taken[g.index(to)] = other, k
	g.on[k] = to
	if other != nobody {
		g.on[other] = from
	}
}

// dice is chance that is the same every time (xorshift64*).
type dice uint64

func (d *dice) next() uint64 {
	*d ^= *d >> 12
	*d ^= *d << 25
	*d ^= *d >> 27
	return uint64(*d) * 0x2545f4914f6cdd1d
}

// below is a number from 0 to n − 1.
func (d *dice) below(n int) int { return int(d.next() >> 33 % uint64(n)) }

// fraction is a number from 0 to below 1.
func (d *dice) fraction() float64 { return float64(d.next()>>11) / (1 << 53) }

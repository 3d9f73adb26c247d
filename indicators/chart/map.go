package chart

import (
	"slices"

	"pantau/indicators"
)

// Map shows an indicator over the regions of a group in one survey: in classes of values
// with round limits, the higher the darker. Figures that carry a caution have no class
// and are hatched, like regions without a figure.
type Map struct {
	Group     indicators.Group // a province's districts, the provinces, or all districts
	Indicator indicators.Indicator
	Period    indicators.Period
	Own       []string // BPS codes of the regions outlined
	Borders   *Borders // nil, or without most regions of the group: one tile a region
}

// View works the map out.
func (m Map) View(c *indicators.Catalogue) (View, error) {
	p, ok := m.plan(c)
	if !ok {
		return View{}, ErrNothing
	}
	alt, told := p.alt()
	s := p.sheet()
	return View{Title: plain(s.Frame.Title), Alt: plain(alt), Key: keyOf("map", s), Told: told, draw: s.draw}, nil
}

// plan looks the figures up; false without any.
func (m Map) plan(c *indicators.Catalogue) (*plan, bool) {
	if int(m.Indicator) >= len(indicators.All) {
		return nil, false
	}
	p := &plan{c: c, Map: m, shapes: m.shapes(), ranking: c.Rank(m.regions(c), m.Indicator, m.Period)}
	p.classes = classesOf(p.ranking)
	p.bearers = map[string]int{}
	for _, code := range p.ranking.Group.Members {
		r, _ := c.Region(code)
		p.bearers[r.Name]++
	}
	return p, len(p.figures()) > 0
}

// regions is the group with each of its regions once, the nation left out: it is no part
// of a map.
func (m Map) regions(c *indicators.Catalogue) indicators.Group {
	g := without(m.Group)
	g.Members = slices.DeleteFunc(g.Members, func(code string) bool {
		r, ok := c.Region(code)
		return !ok || r.Kind == indicators.Nation
	})
	return g
}

// plan is a map being worked out.
type plan struct {
	c *indicators.Catalogue
	Map
	ranking indicators.Ranking
	classes []Class
	bearers map[string]int // name → how many regions of the map have it
	shapes  bool           // drawn by their borders, not as tiles
}

// shapes tells whether most regions of the group have a shape.
func (m Map) shapes() bool {
	n := 0
	for _, code := range m.Group.Members {
		if m.Borders.has(code) {
			n++
		}
	}
	return 3*n >= 2*len(m.Group.Members) && n > 0
}

// figures are all figures of the map: those in a class, and those with a caution.
func (p *plan) figures() []indicators.Figure {
	return slices.Concat(p.ranking.Rows, p.ranking.LeftOut)
}

// own are the regions outlined that are on the map.
func (p *plan) own() []string {
	var own []string
	for _, code := range p.Own {
		if slices.Contains(p.ranking.Group.Members, code) && !slices.Contains(own, code) {
			own = append(own, code)
		}
	}
	return own
}

// lowest and highest are the figures of the least and the greatest value.
func (p *plan) lowest() []indicators.Figure { return p.equal(0) }

func (p *plan) highest() []indicators.Figure { return p.equal(len(p.ranking.Rows) - 1) }

func (p *plan) equal(to int) []indicators.Figure {
	var all []indicators.Figure
	for _, f := range p.ranking.Rows {
		if f.Value.Cmp(p.ranking.Rows[to].Value) == 0 {
			all = append(all, f)
		}
	}
	return all
}

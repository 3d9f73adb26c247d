package indicators

import (
	"slices"
	"strings"
)

// The IDs of groups that the regions themselves make up.
const (
	districtsID  = "districts"
	aroundPrefix = "around:"
)

// Children lists the codes one level below: the provinces of the nation, the
// kabupaten and kota of a province, by code; none below a district. The slice is
// the catalogue's own: read it only.
func (c *Catalogue) Children(code string) []string {
	at, ok := c.at[code]
	if !ok {
		return nil
	}
	return c.children[at]
}

// Province is the province of a district, or of itself; the nation has none.
func (c *Catalogue) Province(code string) (Region, bool) {
	r, ok := c.Region(code)
	if ok && r.Kind.IsDistrict() {
		r, ok = c.Region(r.Parent)
	}
	if !ok || r.Kind != Province {
		return Region{}, false
	}
	return r, true
}

// Around is a district and those that share a land border with it, itself first;
// its name is the district's. An island, a province or the nation stands alone.
func (c *Catalogue) Around(code string) Group {
	r, ok := c.Region(code)
	if !ok {
		return Group{}
	}
	return Group{ID: aroundPrefix + code, Name: r.Name, Members: slices.Concat([]string{code}, r.Neighbours)}
}

// Group is the group of an ID: a named one ("banua6"), the surroundings of a
// district ("around:6311"), the districts of a province ("6300"), the provinces
// ("0000"), or all kabupaten and kota ("districts"). The last three bear the name
// of the province or the nation. A district's code is no group. Members may be the
// catalogue's own: read them only.
func (c *Catalogue) Group(id string) (Group, bool) {
	if code, ok := strings.CutPrefix(id, aroundPrefix); ok {
		g := c.Around(code)
		return g, len(g.Members) > 0
	}
	if id == districtsID {
		return c.districts()
	}
	if r, ok := c.Region(id); ok {
		g := Group{ID: id, Name: r.Name, Members: c.Children(id)}
		return g, len(g.Members) > 0
	}
	i := slices.IndexFunc(c.groups, func(g Group) bool { return g.ID == id })
	if i < 0 {
		return Group{}, false
	}
	return c.groups[i], true
}

func (c *Catalogue) districts() (Group, bool) {
	if len(c.regions) == 0 {
		return Group{}, false
	}
	g := Group{ID: districtsID, Name: c.regions[0].Name}
	for _, r := range c.regions {
		if r.Kind.IsDistrict() {
			g.Members = append(g.Members, r.Code)
		}
	}
	return g, len(g.Members) > 0
}

package indicators

import (
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

var regionKinds = map[string]Kind{"negara": Nation, "provinsi": Province, "kabupaten": Kabupaten, "kota": Kota}

// readRegions reads who there is: ascending codes, so that every parent comes
// before its children and nothing comes twice.
func (c *Catalogue) readRegions(files fs.FS) error {
	const columns = "code,name,type,parent_code,aliases,full_name,kemendagri_code,bps_label"
	return eachLine(files, "regions.csv", columns, func(row []string) error {
		r := Region{Code: row[0], Name: row[1], Full: row[5], Parent: row[3], Aliases: list(row[4]), Kemendagri: row[6], Label: row[7]}
		kind, ok := regionKinds[row[2]]
		r.Kind = kind
		switch {
		case !isCode(r.Code):
			return unfit("code %q", r.Code)
		case len(c.regions) > 0 && r.Code <= c.regions[len(c.regions)-1].Code:
			return unfit("code %s does not come after the one before", r.Code)
		case !ok:
			return unfit("type %q", row[2])
		case strings.TrimSpace(r.Name) == "" || strings.TrimSpace(r.Full) == "":
			return unfit("%s has no name", r.Code)
		case !c.parentFits(r):
			return unfit("%s has parent %q", r.Code, r.Parent)
		}
		c.at[r.Code] = len(c.regions)
		c.regions, c.children = append(c.regions, r), append(c.children, nil)
		if parent, ok := c.at[r.Parent]; ok {
			c.children[parent] = append(c.children[parent], r.Code)
		}
		return nil
	})
}

func (c *Catalogue) parentFits(r Region) bool {
	parent, ok := c.Region(r.Parent)
	switch r.Kind {
	case Nation:
		return r.Parent == "" && len(c.regions) == 0
	case Province:
		return ok && parent.Kind == Nation
	}
	return ok && parent.Kind == Province
}

// isCode tells whether a code has the form of BPS's: four digits.
func isCode(s string) bool {
	return len(s) == 4 && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

func (c *Catalogue) readCentroids(files fs.FS) error {
	seen := map[string]bool{}
	return eachLine(files, "centroids.csv", "code,lon,lat", func(row []string) error {
		lon, err1 := strconv.ParseFloat(row[1], 64)
		lat, err2 := strconv.ParseFloat(row[2], 64)
		if err1 != nil || err2 != nil || !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) {
			return unfit("point %q, %q", row[1], row[2])
		}
		return c.once(seen, row[0], func(r *Region) { r.Lon, r.Lat = lon, lat })
	})
}

// readNeighbours reads who borders on whom. A border has two sides, so both must
// name each other.
func (c *Catalogue) readNeighbours(files fs.FS) error {
	seen, owed := map[string]bool{}, map[string][]string{} // owed: not read yet → who named it
	err := eachLine(files, "neighbours.csv", "code,neighbours", func(row []string) error {
		code, others := row[0], list(row[1])
		var mutual []string
		for i, other := range others {
			if at, ok := c.at[other]; !ok || !c.regions[at].Kind.IsDistrict() || i > 0 && other <= others[i-1] {
				return unfit("neighbour %q of %s", other, code)
			}
			if seen[other] {
				mutual = append(mutual, other)
			} else {
				owed[other] = append(owed[other], code)
			}
		}
		if slices.Sort(owed[code]); !slices.Equal(owed[code], mutual) {
			return unfit("%s and those that name it do not all name each other", code)
		}
		delete(owed, code)
		return c.once(seen, code, func(r *Region) { r.Neighbours = others })
	})
	if err == nil && len(owed) > 0 {
		err = unfit("neighbours.csv: neighbours without a line: %v", slices.Sorted(maps.Keys(owed)))
	}
	return err
}

func (c *Catalogue) readSince(files fs.FS) error {
	return c.readYears(files, "since.csv", func(r *Region, year int) { r.Since = year })
}

func (c *Catalogue) readTerritory(files fs.FS) error {
	return c.readYears(files, "territory.csv", func(r *Region, year int) { r.Territory = year })
}

func (c *Catalogue) readYears(files fs.FS, name string, set func(*Region, int)) error {
	seen := map[string]bool{}
	return eachLine(files, name, "code,first_year", func(row []string) error {
		year, ok := parseYear(row[1])
		if !ok {
			return unfit("year %q", row[1])
		}
		return c.once(seen, row[0], func(r *Region) { set(r, year) })
	})
}

// once changes a known region that the file has not named before.
func (c *Catalogue) once(seen map[string]bool, code string, set func(*Region)) error {
	at, ok := c.at[code]
	switch {
	case !ok:
		return unfit("region %q is not known", code)
	case seen[code]:
		return unfit("region %s comes twice", code)
	}
	seen[code] = true
	set(&c.regions[at])
	return nil
}

// readGroups reads the named groups, in the order in which their members are told.
func (c *Catalogue) readGroups(files fs.FS) error {
	return eachLine(files, "groups.csv", "id,name,members", func(row []string) error {
		g := Group{ID: row[0], Name: row[1], Members: list(row[2])}
		_, taken := c.Group(g.ID)
		if taken || g.ID == "" || g.Name == "" || len(g.Members) < 2 {
			return unfit("group %q", g.ID)
		}
		for i, code := range g.Members {
			if _, ok := c.at[code]; !ok || slices.Contains(g.Members[:i], code) {
				return unfit("member %q of %s", code, g.ID)
			}
		}
		c.groups = append(c.groups, g)
		return nil
	})
}

package chart

import (
	"cmp"
	"math"
	"slices"
)

// press is how a map is made to fit: the share of distances between neighbours over which
// a tile reaches (the larger, the denser the map), and how much it is flattened, because
// pictures are wide.
type press struct{ share, flat float64 }

// presses are what is tried; a large map is made by the first one alone.
var presses = [...]press{{0.8, 1}, {0.5, 1}, {0.9, 1}, {0.8, 0.8}, {0.9, 0.7}}

const largeMap = 60

// tiles finds the tiles: of several maps, from loose to dense, the one that is truest for
// the size of its tiles.
func (l *lie) tiles() []Tile {
	if len(l.codes) > largeMap {
		return l.laid(presses[0]).trimmed()
	}
	var best []Tile
	most := math.Inf(-1)
	for _, how := range presses {
		g := l.laid(how)
		tiles := g.trimmed()
		if worth := math.Log(sideOf(tiles)) - g.wrong()/wrongWorth; worth > most {
			best, most = tiles, worth
		}
	}
	return best
}

// wrongWorth is how much wrong a tile may have for being e times as large.
const wrongWorth = 2

// sideOf is how long the side of a tile can be in a picture, in pixels.
func sideOf(tiles []Tile) float64 {
	cols, rows := 0, 0
	for _, t := range tiles {
		cols, rows = max(cols, t.Col+1), max(rows, t.Row+1)
	}
	return min(1200/float64(cols), 460/float64(rows))
}

// laid makes a map in three steps: spread brings regions that lie dense to the distance of
// a tile, place puts each on a free tile nearby, and settle moves and swaps them while
// that helps.
func (l *lie) laid(how press) *grid {
	l = &lie{codes: l.codes, at: slices.Clone(l.at), ties: l.ties}
	l.spread(how)
	g := l.place()
	g.settle()
	return g
}

// spread scales the map so that neighbours stand about a tile apart, pushes apart those
// that stand closer and draws together neighbours that stand further. Each step is small,
// so the shape of the whole stays.
func (l *lie) spread(how press) {
	l.scale(how)
	home := slices.Clone(l.at)
	const rounds = 80
	for range rounds {
		force := make([]spot, len(l.at))
		l.draw(force)
		l.push(force)
		for k := range l.at {
			dx, dy := l.at[k].to(home[k])
			l.at[k].x += force[k].x + 0.01*dx
			l.at[k].y += force[k].y + 0.01*dy
		}
	}
}

// scale makes a share of the distances between neighbours a tile at most.
func (l *lie) scale(how press) {
	var far []float64
	for k, ties := range l.ties {
		for _, t := range ties {
			if dx, dy := l.at[k].to(l.at[t.to]); t.land {
				far = append(far, math.Hypot(dx, dy))
			}
		}
	}
	if len(far) == 0 {
		for k, ties := range l.ties {
			for _, t := range ties {
				dx, dy := l.at[k].to(l.at[t.to])
				far = append(far, math.Hypot(dx, dy))
			}
		}
	}
	if len(far) == 0 {
		return
	}
	slices.Sort(far)
	by := max(far[int(how.share*float64(len(far)-1))], l.reach()/(6*math.Sqrt(float64(len(l.at)))), 1e-6)
	for k := range l.at {
		l.at[k] = spot{l.at[k].x / by / how.flat, l.at[k].y / by * how.flat}
	}
}

// reach is how far the map goes from one side to the other.
func (l *lie) reach() float64 {
	low, high := l.bounds()
	return max(high.x-low.x, high.y-low.y)
}

// bounds are the corners of the map.
func (l *lie) bounds() (low, high spot) {
	low, high = l.at[0], l.at[0]
	for _, p := range l.at {
		low = spot{min(low.x, p.x), min(low.y, p.y)}
		high = spot{max(high.x, p.x), max(high.y, p.y)}
	}
	return low, high
}

// draw draws ties that are too long together.
func (l *lie) draw(force []spot) {
	for k, ties := range l.ties {
		for _, t := range ties {
			dx, dy := l.at[k].to(l.at[t.to])
			d := math.Sqrt(dx*dx + dy*dy)
			if d <= 1 {
				continue
			}
			pull := 0.06 * t.weight * (d - 1) / d
			force[k].x += pull * dx
			force[k].y += pull * dy
		}
	}
}

// push pushes apart regions of which the tiles would overlap. Buckets of one tile keep it
// from looking at every pair.
func (l *lie) push(force []spot) {
	type bucket struct{ x, y int }
	buckets := make(map[bucket][]int, len(l.at))
	for k, p := range l.at {
		b := bucket{int(math.Floor(p.x)), int(math.Floor(p.y))}
		buckets[b] = append(buckets[b], k)
	}
	for k, p := range l.at {
		x, y := int(math.Floor(p.x)), int(math.Floor(p.y))
		for i := range 9 {
			for _, o := range buckets[bucket{x + i%3 - 1, y + i/3 - 1}] {
				if o != k {
					l.part(k, o, force)
				}
			}
		}
	}
}

// part moves a region away from one closer than a tile; from one on the same spot by the
// order of their codes.
func (l *lie) part(k, from int, force []spot) {
	dx, dy := l.at[from].to(l.at[k])
	d := math.Sqrt(dx*dx + dy*dy)
	if d >= 1 {
		return
	}
	if d < 1e-9 {
		dx, dy, d = float64(cmp.Compare(k, from)), 0, 1
	}
	force[k].x += 0.35 * (1 - d) * dx / d
	force[k].y += 0.35 * (1 - d) * dy / d
}

// lot is a tile's place on the grid.
type lot struct{ col, row int }

// grid is a map of squares on which regions stand.
type grid struct {
	*lie
	cols, rows int
	taken      []int // by row and column: the region there, or nobody
	on         []lot
}

const nobody = -1

// place puts the regions on free squares near their spots, from the middle outwards.
func (l *lie) place() *grid {
	g := l.grid()
	var mid spot
	for _, p := range l.at {
		mid.x += p.x / float64(len(l.at))
		mid.y += p.y / float64(len(l.at))
	}
	order := make([]int, len(l.at))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(away(l.at[a], mid), away(l.at[b], mid))
	})
	for _, k := range order {
		s := g.freeNear(l.at[k])
		g.on[k], g.taken[g.index(s)] = s, k
	}
	return g
}

func away(a, b spot) float64 { return (a.x-b.x)*(a.x-b.x) + (a.y-b.y)*(a.y-b.y) }

// grid is an empty grid with room for all, a row and a column to spare on every side.
func (l *lie) grid() *grid {
	low, high := l.bounds()
	side := int(math.Ceil(math.Sqrt(float64(len(l.at)))))
	g := &grid{lie: l, on: make([]lot, len(l.at))}
	g.cols = max(int(math.Round(high.x-low.x))+3, side)
	g.rows = max(int(math.Round(high.y-low.y))+3, side)
	for k := range l.at {
		l.at[k].x += 1 - low.x
		l.at[k].y += 1 - low.y
	}
	g.taken = slices.Repeat([]int{nobody}, g.cols*g.rows)
	return g
}

func (g *grid) index(s lot) int { return s.row*g.cols + s.col }

func (g *grid) holds(s lot) bool {
	return s.col >= 0 && s.row >= 0 && s.col < g.cols && s.row < g.rows
}

// freeNear is the free lot nearest to a spot.
func (g *grid) freeNear(p spot) lot {
	best, least := lot{}, math.Inf(1)
	for i, who := range g.taken {
		s := lot{i % g.cols, i / g.cols}
		if d := away(p, spot{float64(s.col), float64(s.row)}); who == nobody && d < least {
			best, least = s, d
		}
	}
	return best
}

// trimmed are the tiles from column and row 0 on, without wholly empty rows and columns
// but one between two parts of the map.
func (g *grid) trimmed() []Tile {
	cols, rows := make([]bool, g.cols), make([]bool, g.rows)
	for _, s := range g.on {
		cols[s.col], rows[s.row] = true, true
	}
	col, row := closed(cols), closed(rows)
	tiles := make([]Tile, len(g.codes))
	for k, s := range g.on {
		tiles[k] = Tile{g.codes[k], col[s.col], row[s.row]}
	}
	return tiles
}

// closed numbers the used ones, from 0; a gap between them counts one, however wide.
func closed(used []bool) []int {
	at, next := make([]int, len(used)), 0
	for k, u := range used {
		if u && next > 0 && !used[k-1] {
			next++
		}
		if at[k] = next; u {
			next++
		}
	}
	return at
}

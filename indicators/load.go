package indicators

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// ErrData is in every error of a line that does not fit its file.
var ErrData = errors.New("unfit data")

// Load reads the catalogue's files, which are described in data/README.md. Every
// line is held against its file's rules and against the others (regions and
// sources must be known, nothing may come twice, a caution must lie on the value
// that it speaks of), and the first that does not fit is an error that names
// file and line: a catalogue is whole or there is none.
func Load(files fs.FS) (*Catalogue, error) {
	c := &Catalogue{at: map[string]int{}}
	err := c.read(files)
	if err == nil {
		c.finder, err = newFinder(c.regions, files)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	return c, nil
}

// read reads all files but those of the finder, those first that others name.
func (c *Catalogue) read(files fs.FS) error {
	for _, read := range []func(fs.FS) error{
		c.readRegions, c.readCentroids, c.readNeighbours, c.readSince, c.readTerritory, c.readGroups,
		c.readSources, c.readFigures, c.readFlags,
	} {
		if err := read(files); err != nil {
			return err
		}
	}
	return nil
}

// eachLine hands the lines of a CSV file to do, after holding its header against
// the columns wanted. The slice is used again for the next line.
func eachLine(files fs.FS, name, columns string, do func(row []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil || strings.Join(head, ",") != columns {
		return fmt.Errorf("%s line 1: header is not %s: %w", name, columns, ErrData)
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w: %w", name, err, ErrData)
		}
		if err := do(row); err != nil {
			line, _ := r.FieldPos(0)
			return fmt.Errorf("%s line %d: %w", name, line, err)
		}
	}
}

// unfit is an error about a line.
func unfit(format string, args ...any) error {
	return fmt.Errorf(format+": %w", append(args, ErrData)...)
}

// list reads a list with semicolons; none for an empty one.
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

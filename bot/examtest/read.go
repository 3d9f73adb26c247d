package examtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pantau/indicators"
)

// Known is the file of a set's folder that lists what is known to fail.
const Known = "belum.txt"

// Read reads all files of a folder, by name; the regions are those of the catalogue.
// The error names file and line.
func Read(dir string, cat *indicators.Catalogue) (all []Talk, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if filepath.Base(file) == Known {
			continue
		}
		talks, err := readFile(file, cat)
		if err != nil {
			return nil, err
		}
		all = append(all, talks...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no questions", dir)
	}
	return all, nil
}

func readFile(file string, cat *indicators.Catalogue) ([]Talk, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	r := reader{cat: cat, file: strings.TrimSuffix(filepath.Base(file), ".txt")}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		if err := r.line(n, strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return r.talks, r.ended(file)
}

// reader is where a file has been read to.
type reader struct {
	cat               *indicators.Catalogue
	file, theme, home string
	talks             []Talk
}

var errSign = errors.New("no line begins so")

func (r *reader) line(n int, line string) error {
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	if theme, ok := strings.CutPrefix(line, "Tema: "); ok {
		r.theme = theme
		return nil
	}
	sign, words, _ := strings.Cut(line, " ")
	words = strings.TrimSpace(words)
	switch sign {
	case "@":
		region, err := r.region(words)
		r.home = region.Code
		return err
	case "?", ">":
		return r.asked(sign, n, words)
	}
	q, err := r.last()
	if err != nil {
		return err
	}
	return r.wanted(q, sign, words)
}

// asked begins a chat, or goes on with one.
func (r *reader) asked(sign string, n int, words string) error {
	q := Question{Theme: r.theme, File: r.file, Line: n, Home: r.home, Words: words}
	if sign == "?" {
		r.talks, r.home = append(r.talks, Talk{q}), ""
		return nil
	}
	before, err := r.last()
	if err != nil {
		return err
	}
	q.Home = before.Home
	q.Before = strings.TrimPrefix(before.Key(), r.file+": ")
	last := len(r.talks) - 1
	r.talks[last] = append(r.talks[last], q)
	return nil
}

// last is the question that the line is about.
func (r *reader) last() (*Question, error) {
	if len(r.talks) == 0 {
		return nil, errors.New("nothing has been asked yet")
	}
	talk := r.talks[len(r.talks)-1]
	return &talk[len(talk)-1], nil
}

// ended refuses a question of which nothing is wanted: any answer would be right.
func (r *reader) ended(file string) error {
	for _, talk := range r.talks {
		for _, q := range talk {
			if len(q.figures)+len(q.phrases) == 0 && q.must == answer || q.Theme == "" {
				return fmt.Errorf("%s:%d: no theme, or nothing is wanted", file, q.Line)
			}
		}
	}
	return nil
}

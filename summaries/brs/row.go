package brs

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"pantau/summaries"
)

// item is a row of a list, or what a view shows. Each model has names of its own for the
// ID and the text.
type item struct {
	BRS       text `json:"brs_id"`
	NewsID    text `json:"news_id"`
	Pub       text `json:"pub_id"`
	Title     text `json:"title"`
	Abstract  text `json:"abstract"`
	News      text `json:"news"`
	Date      text `json:"rl_date"`
	Scheduled text `json:"sch_date"`
	PDF       text `json:"pdf"`
}

// text is a value that comes as text, as a number or as null.
type text string

// UnmarshalJSON never fails on JSON; what is neither text nor number is as nothing.
func (t *text) UnmarshalJSON(raw []byte) error {
	*t = ""
	switch c := raw[0]; {
	case c == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		*t = text(strings.TrimSpace(s))
	case c == '-' || c >= '0' && c <= '9':
		*t = text(raw)
	}
	return nil
}

func (i item) id(kind summaries.Kind) string {
	switch kind {
	case summaries.News:
		return string(i.NewsID)
	case summaries.Publication:
		return string(i.Pub)
	}
	return string(i.BRS)
}

// text is the abstract, or what news says.
func (i item) text(kind summaries.Kind) string {
	if kind == summaries.News {
		return summaries.PlainText(string(i.News))
	}
	return summaries.PlainText(string(i.Abstract))
}

// date is that of release, or, before there is one, the scheduled one.
func (i item) date() text {
	if i.Date == "" {
		return i.Scheduled
	}
	return i.Date
}

// pdf is the signed address of the file.
func (i item) pdf() string {
	u, err := url.Parse(string(i.PDF))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

// What a row may lack.
var (
	errNoRow   = fmt.Errorf("%w: it is no object", summaries.ErrUnreadable)
	errNoID    = fmt.Errorf("%w: it has no ID that can be one", summaries.ErrUnreadable)
	errNoTitle = fmt.Errorf("%w: it has no title", summaries.ErrUnreadable)
	errNoDate  = fmt.Errorf("%w: it has no date of release, so whether it may be told is unknown", summaries.ErrUnreadable)
)

var isID = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

// release makes one of a row.
func (s *Source) release(raw json.RawMessage, site string) (summaries.Release, error) {
	var i item
	if err := json.Unmarshal(raw, &i); err != nil || len(raw) == 0 || raw[0] != '{' {
		return summaries.Release{}, errNoRow
	}
	id := i.id(s.Kind)
	if !isID.MatchString(id) {
		return summaries.Release{}, errNoID
	}
	title := summaries.PlainLine(string(i.Title))
	if title == "" {
		return summaries.Release{}, fmt.Errorf("%s: %w", id, errNoTitle)
	}
	day, err := time.Parse(time.DateOnly, string(i.date()))
	if err != nil || day.Year() < 1945 {
		return summaries.Release{}, fmt.Errorf("%s: %w", id, errNoDate)
	}
	return summaries.Release{
		ID: s.Name() + "/" + id, Kind: s.Kind, Source: s.Name(), Origin: s.origin(), Region: s.Domain,
		Title: title, Address: pageFor(site, s.model.path, day, id, title), Date: day.Format(time.DateOnly),
		Text: i.teaser(s.Kind), PDF: i.pdf(),
	}, nil
}

// cutEnd is the end that lists give to news, wherever that cuts it, with what is cut: a
// word, or a tag.
var cutEnd = regexp.MustCompile(`(?:<[^<>]*|\S*)\s*(?:\.{3,}|…)\s*$`)

// teaser is what a row says. Of news that is cut the last word goes too: half a number is
// another number.
func (i item) teaser(kind summaries.Kind) string {
	if kind != summaries.News || !cutEnd.MatchString(string(i.News)) {
		return i.text(kind)
	}
	begun := summaries.PlainText(cutEnd.ReplaceAllString(string(i.News), ""))
	if begun == "" {
		return ""
	}
	return begun + " …"
}

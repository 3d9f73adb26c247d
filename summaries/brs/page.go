package brs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"pantau/summaries"
)

// Page implements summaries.Source: the whole abstract, or the whole of the news, which
// lists cut. Where that has hardly any figures, the text of the PDF follows, which is
// fetched at the address that BPS has signed just now. A PDF that holds no text is left
// out; one that cannot be had now is an error, beside the page without it.
//
// Errors: summaries.ErrGone for one that BPS has no more, summaries.ErrUnreadable for one
// without text, what FetchPDF says, and the API's.
func (s *Source) Page(ctx context.Context, r summaries.Release) (summaries.Page, error) {
	i, err := s.view(ctx, r)
	if err != nil {
		return summaries.Page{}, fmt.Errorf("reading %s: %w", r.ID, err)
	}
	p := summaries.Page{
		Title: or(summaries.PlainLine(string(i.Title)), r.Title), Text: or(i.text(s.Kind), r.Text),
		Region: s.Domain, Date: r.Date, Address: r.Address,
	}
	if more, err := s.file(ctx, p, i.pdf()); err != nil {
		return p, fmt.Errorf("reading the file of %s: %w", r.ID, err)
	} else if p.Text = strings.TrimSpace(p.Text + "\n" + more); p.Text == "" {
		return summaries.Page{}, fmt.Errorf("reading %s: %w", r.ID, summaries.ErrUnreadable)
	}
	return p, nil
}

// view asks for an item.
func (s *Source) view(ctx context.Context, r summaries.Release) (i item, err error) {
	id, ours := strings.CutPrefix(r.ID, s.Name()+"/")
	if !ours || !isID.MatchString(id) {
		return item{}, fmt.Errorf("%w: it is not of %s", summaries.ErrGone, s.Name())
	}
	raw, err := s.API.View(ctx, s.model.name, s.Domain, id)
	switch {
	case s.isEmpty(err):
		return item{}, fmt.Errorf("%w: %w", summaries.ErrGone, err)
	case err != nil:
		return item{}, err
	case json.Unmarshal(raw, &i) != nil:
		return item{}, fmt.Errorf("%w: it is no item", summaries.ErrUnreadable)
	case or(i.id(s.Kind), id) != id:
		return item{}, fmt.Errorf("%w: another item came", summaries.ErrUnreadable)
	}
	return i, nil
}

// enough figures in a text make its PDF superfluous.
const enough = 2

var figure = regexp.MustCompile(`(?i)\bRp\.?\s?\d[\d.,]*|\d+(?:[.,]\d+)+|\d+\s*(?:%|persen|ribu|juta|orang|jiwa|rupiah)`)

// file is the text of a release's PDF, if it is needed and can be read at all.
func (s *Source) file(ctx context.Context, p summaries.Page, address string) (string, error) {
	if address == "" || s.FetchPDF == nil || len(figure.FindAllStringIndex(p.Text, enough)) >= enough {
		return "", nil
	}
	text, err := s.FetchPDF(ctx, address)
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if p.Text != "" && (errors.Is(err, summaries.ErrUnreadable) || errors.Is(err, summaries.ErrTooLarge)) {
		return "", nil
	}
	return strings.TrimSpace(text), err
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

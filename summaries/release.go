package summaries

import (
	"context"
	"time"
)

// Kind is what sort of thing was published.
type Kind string

// The kinds of releases.
const (
	BRS         Kind = "brs"       // press release of BPS (Berita Resmi Statistik)
	News        Kind = "berita"    // news of a BPS site
	Publication Kind = "publikasi" // publication of BPS
	Feed        Kind = "kanal"     // item of an RSS or Atom feed
	ByHand      Kind = "kiriman"   // text, address or file that somebody sent
)

// Release is something published that may be summarised.
type Release struct {
	ID      string // source and number, the same whenever it is read: "brs/0000/2518"
	Kind    Kind
	Source  string // that it came from, as the Ledger knows it: "brs/0000", "feed/https://…"
	Origin  string // publisher as readers know it: "BPS", "BPS Provinsi Kalimantan Selatan", "antaranews.com"
	Region  string // BPS code of the region that the source serves; "0000" is the nation, "" unknown
	Title   string // plain text
	Address string // page for people; never a signed file address
	Date    string // of release, YYYY-MM-DD; "" unknown
	Text    string // what is known of it without fetching: abstract or teaser, plain text
	PDF     string // address of a file that may be fetched now, never kept or shown; "" none
}

// Source is where releases come from. An adapter implements it.
type Source interface {
	// Name is the source in the Ledger and the log: "brs/0000".
	Name() string
	// Releases are what the source lists now, in any order. An error beside releases is
	// one that concerned some of them.
	Releases(ctx context.Context) ([]Release, error)
	// Page is the whole text of one of them.
	Page(ctx context.Context, r Release) (Page, error)
}

// Page is a text to be read, with what is known about it.
type Page struct {
	Title   string
	Text    string // lines; rows of tables as cells parted by " | "
	Region  string // BPS code of the region it is likely about; "" unknown
	Date    string // of release, YYYY-MM-DD; "" unknown
	Address string
}

// EmbargoHour is the hour of the day, in WIB, before which nothing of a release dated
// today goes out: BPS announces at 11.00.
const EmbargoHour = 11

// May tells whether a release of a date may be told at a moment: none dated ahead, and
// none dated today before 11.00 WIB. One without a date may.
func May(date string, now time.Time) bool {
	wib := now.In(time.FixedZone("WIB", 7*60*60))
	switch today := wib.Format(time.DateOnly); {
	case date > today:
		return false
	case date == today:
		return wib.Hour() >= EmbargoHour
	}
	return true
}

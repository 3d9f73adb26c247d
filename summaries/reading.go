package summaries

import "pantau/indicators"

// Reading is what a page says, as far as it can be told for certain.
type Reading struct {
	Page      Page
	Sentences []string  // of the page's prose and table rows, cleaned
	Subject   Place     // whom the page is about
	Period    string    // of the newest figures of the subject
	Poverty   bool      // the page is about poverty statistics
	Claims    []Claim   // that may be used, in the order of the page, each once
	Dropped   []Dropped // that may not
	Cross     []Cross   // claims about cells that the catalogue has, dropped ones too
	Bait      bool      // something in the page speaks to a summariser

	catalogue *indicators.Catalogue
	doc       *document // as it was read; nil in a Reading that was not made by Read
}

// Verification is what was found in a text that is to be told.
type Verification struct {
	Faults  []string  // Indonesian, one a fault; none is fit to be told
	Claims  []Claim   // of the page, that the text tells
	Derived []Derived // that follow from two of them
}

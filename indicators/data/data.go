// Package data holds the files of the catalogue: the published figures, the
// regions they belong to, and the names by which both are asked for. They are
// part of the binary, so that a fresh machine answers without a network; what
// each file holds and where it comes from is in README.md.
package data

import "embed"

// Files holds the CSV files by their bare names, "regions.csv". They are text in
// UTF-8 with a header line; indicators.Load reads them.
//
//go:embed *.csv
var Files embed.FS

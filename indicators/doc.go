// Package indicators is what Pantau knows: the poverty figures of BPS for
// Indonesia, its provinces, kabupaten and kota, and how to find and compare them.
//
// Three promises hold in every function. A figure is one that was published:
// values are exact decimals, bound to region, indicator, period and source, and
// nothing is interpolated or rounded. Nothing is computed across what cannot be
// compared: changes join March with March and September with September, never a
// period of unknown month nor across a division of the region, and a flagged cell
// yields no change, streak, record or rank. And there is never a guess between two
// places: a name that two regions bear, or a typo between two names, is a
// question.
//
// Figures that came after the program was built are entries of a Book. With lays
// them over the catalogue and makes another; Audit holds what was read from BPS
// against what is known before it goes into the book, and keeps back for a person
// what cannot be; GroupNews makes of the entries what readers are told; Export
// writes the catalogue's files anew.
//
// The package is pure. It reads its files once (Load), knows no clock, no
// network and no language but that of the names and numbers it reads and prints.
// Only MemoryBook holds anything that changes.
package indicators

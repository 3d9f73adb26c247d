// Package feed brings the items of an RSS or Atom feed to package summaries as a
// summaries.Source.
//
// Feeds are written by others and read often, so it is careful and polite. It asks with the
// marks of the last answer (ETag, Last-Modified) and believes a 304; it reads five megabytes
// and twenty seconds at most; depth and number of elements are bounded before the feed is
// parsed, since both have cost the parser seconds and hundreds of megabytes; entities of a
// document's own are never expanded; what is no feed, is cut off or is written in unknown
// characters is an error of package summaries, and one item that cannot be read holds up no
// other.
//
// An item is known by its guid, or without one by its address, less what only tells who has
// sent the reader (utm_… and the like). Dates are read as Indonesian sites write them
// ("Sel, 03 Nov 2026", "3 Nopember 2026 pukul 20.15 WITA") and become days in Jakarta's
// time, by which embargoes count.
//
// The address of a feed is set by the operator and trusted; those of items are not, and go
// to the guarded reader that is given as Config.Page.
package feed

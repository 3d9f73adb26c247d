// Package brs brings what BPS publishes over its Web API (press releases, news and
// publications of a domain) to package summaries as a summaries.Source.
//
// What it promises: a release has the same ID whenever it is read, since the addresses of
// files, which BPS signs anew at each call, are no part of it; a row that cannot be read is
// told of beside and holds up no other; text is plain whatever was escaped how often; and
// the address is the page for people, never a signed file. The order of lists, the IDs'
// size and the date of change (earlier than that of release, where it is there at all) are
// relied on for nothing.
//
// A list is read two pages deep, which is more than BPS adds between two looks; the second
// page is asked for only when the first has changed, and now and then, since the day's
// requests are few. If it cannot be had the first is not given either: the newsroom marks
// what a source lists at first as old, and what is missing then would be told as new later.
package brs

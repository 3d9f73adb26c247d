// Package redisbook keeps the book of figures in Redis: a server, a cluster, or
// the store in the process.
//
// It promises what indicators.Book and indicators.News do, and that a cell is
// never half written: what is told, held, news or turned down of it moves in one
// script, which does nothing when somebody has changed the book since it was read
// (then the change is worked out again). A Write of many entries goes in parts of
// some hundreds; each part is whole, and a Write that was cut off can be said
// again, since a value that is in the book already is no news.
//
// Keys, all in one slot of a cluster; PREFIX is "pantau:" unless set:
//
//	PREFIX{book}:version  a number that rises with every change
//	PREFIX{book}:told     hash: cell → entry that stands over the catalogue
//	PREFIX{book}:held     hash: cell → entry that waits for a person
//	PREFIX{book}:news     hash: cell → entry that readers are still to be told
//	PREFIX{book}:refused  hash: cell → held value that was turned down last
//
// A cell is written 6311:p0:2025-03, a value 4.64, an entry as the JSON of record.
// The hashes have no time to live: the book is the history of what was told.
package redisbook

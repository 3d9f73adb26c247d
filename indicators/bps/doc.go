// Package bps reads poverty figures from the Web API of Badan Pusat Statistik
// (BPS): the tables of the national domain, which hold all provinces and all
// kabupaten and kota.
//
// It promises four things. It is polite: one request at a time, a second between
// two, few tries, a daily budget, and a pause as long as BPS asks for. A figure
// is what BPS sent: every cell is found by building its key out of the answer's
// own lists, digits are never rounded, a table is believed only when its title
// says what it should, and an answer that says nothing is unknown, never zero.
// Its key stays its own: no error and no line of the log carries it, though
// BPS's pages and Go's errors print whole addresses. And every refusal has a
// kind of its own (Err…), since HTTP status says almost nothing there: a wrong
// key is answered with 200, a firewall's whim with 403.
//
// What is read is not yet held against anything: that is the audit of package
// indicators.
package bps

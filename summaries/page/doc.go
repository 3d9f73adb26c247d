// Package page turns addresses and files into the lines that package summaries reads.
//
// HTML becomes lines in four steps: the source is made safe to parse (safe.go), what is
// not prose is taken out of the tree (clean.go, readalso.go), the main block is chosen by
// go-readability, and it is written out with tables as rows, lists as "• " lines and
// headings as lines (render.go). What a reader of the page would not see must not be seen
// here either, since figures are taken from these lines: hidden nodes, comments, struck-out
// text and marks of footnotes go before anything is read, and a table is laid out cell by
// cell, spans repeated, so that a number never slips under a neighbour's heading.
//
// PDF is read by pdfium, compiled to WebAssembly, in a child process of the same binary
// (Extractor in the parent, Child in the child): what a file may do to the reader ends
// with the child, and its memory goes back to the machine.
//
// A Fetcher goes only to public addresses. Each name is resolved here and the very address
// that was checked is dialled, on every redirect anew, so that a name which changes its
// mind between the check and the call gains nothing. Networks of the operator's own are
// opened by name in Config.Allow.
//
// Every limit is a constant beside what it limits. No error shows the query of an address.
package page

// Package text holds every sentence that the bot says, in Indonesian: formal,
// short, warm, figures first. Functions that state figures return them beside
// the words, so that nothing can be said that is not accounted for.
//
// Words are Telegram's HTML; what users wrote is escaped before it is quoted.
// All sentences are rendered on one golden page (testdata/halaman.txt) that
// officials can proofread. Numbers are printed by package indicators; their units
// and changes stand in figure.go.
package text

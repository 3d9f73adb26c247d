// Package summaries turns a release about poverty into a short text whose every
// figure is right.
//
// Rule one: no digit is ever typed by a model. Figures are read from the page into
// claims (Read), held against each other and, where the page is in doubt, against the
// catalogue; the best are chosen, and one formatting function prints them. A model, if
// there is one, sees placeholders and may only arrange words (Drafter). Whatever wrote a
// text, it is read again in full before anybody sees it, and each number in it must be
// bound to a claim of equal value, unit, indicator, region, area, period and direction,
// or follow from two by an arithmetic that is kept (Verify). What is ambiguous counts as
// unsupported, and a text that fails is not repaired but replaced: by a new try, by the
// template, by the one-claim template, in the end by the title without figures.
//
// Check holds any text, claim by claim, against the catalogue alone: what an official
// does before reading a number aloud.
//
// What was published, what became of it and what is still to be told stands in a Ledger;
// a draft is in it before the first reader is told, so a second run posts the same words.
//
// The package is pure: no clock, no network, no files but its templates. Pages come from
// package page, releases from brs and feed, the model from openai, and the ledger's home
// is redisledger.
package summaries

// Package chart draws figures of the catalogue: a trend over years, the order of a
// group, a map. A picture is first worked out (View) and then, where it is needed,
// drawn (Draw): what it shows, its finding and the same in words are known before a
// single pixel is.
//
// Every figure in a picture stands in the catalogue; nothing is interpolated, no line
// is drawn across a gap or joins surveys of an unknown month with those of March. The
// words in and below pictures are Indonesian, and on the golden page testdata/halaman.txt.
//
// A title tells a finding only where the catalogue lets it be computed; a figure with a
// caution is drawn hollow, and every gap and caution is named below the picture.
//
// Pictures are 1280 × 720 pixels for telephones: text of 22 pixels at least, colours
// that differ in grey and for the colour-blind, contrast of 4.5 to 1 for words. The
// font is Liberation Sans (SIL Open Font License).
package chart

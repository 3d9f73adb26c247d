package bot

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// visible is what was said, as a person sees it: characters that take no room, and
// those that turn the direction of writing, are dropped, since they would hide a
// number from us, or part of a title from its readers. Every other blank or control
// character but the end of a line becomes a blank, and every digit one of ours.
func visible(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < unicode.MaxASCII && r >= ' ' || r == '\n':
			return r
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Nd, r):
			return ourDigit(r)
		}
		return r
	}, words)
}

// ourDigit is a decimal digit of any script as 0 to 9: each script's stand in order,
// and nothing but whole sets of ten side by side.
func ourDigit(r rune) rune {
	for _, set := range unicode.Nd.R16 {
		if rune(set.Lo) <= r && r <= rune(set.Hi) {
			return '0' + (r-rune(set.Lo))%10
		}
	}
	for _, set := range unicode.Nd.R32 {
		if rune(set.Lo) <= r && r <= rune(set.Hi) {
			return '0' + (r-rune(set.Lo))%10
		}
	}
	return r
}

// hasResidentNumber tells whether the words hold a NIK or KK: sixteen digits in a
// row; in groups parted by single blanks, points or hyphens that make sixteen and no
// more; or among other numbers, in groups as people part such a number and with a
// date where it has one. Four years in a row are not one. Such messages are neither
// read nor kept.
func hasResidentNumber(words string) bool {
	for _, run := range numbers.FindAllString(words, -1) {
		groups := strings.FieldsFunc(run, func(r rune) bool { return r < '0' || r > '9' })
		all := strings.Join(groups, "")
		switch {
		case slices.ContainsFunc(groups, func(g string) bool { return len(g) == 16 }):
			return true
		case len(all) == 16 && closely.MatchString(run) && !years(groups):
			return true
		case amongOthers(groups):
			return true
		}
	}
	return false
}

// numbers is a run of digits and of what parts their groups; closely is one in which
// single characters part them.
var (
	numbers = regexp.MustCompile(`\d+(?:[\s.\-‐‑‒–—_/|:]{1,3}\d+)*`)
	closely = regexp.MustCompile(`^\d+(?:[ .-]\d+)*$`)
)

func years(groups []string) bool {
	return !slices.ContainsFunc(groups, func(g string) bool { return len(g) != 4 || g < "1900" || g > "2100" })
}

// parted are the ways in which people part a NIK or KK.
var parted = [][]int{{4, 4, 4, 4}, {6, 6, 4}, {6, 10}, {8, 8}, {12, 4}, {2, 2, 2, 6, 4}, {6, 2, 2, 2, 4}, {2, 2, 2, 2, 2, 2, 4}}

// amongOthers tells whether some of the groups, side by side, are a NIK or KK.
func amongOthers(groups []string) bool {
	for at := range groups {
		for _, sizes := range parted {
			if at+len(sizes) > len(groups) {
				continue
			}
			part := groups[at : at+len(sizes)]
			same := func(g string, size int) bool { return len(g) == size }
			if slices.EqualFunc(part, sizes, same) && !years(part) && likeResident.MatchString(strings.Join(part, "")) {
				return true
			}
		}
	}
	return false
}

// likeResident is the form of a NIK or KK: province, four digits, a day (of women by
// forty more), a month, a year, and a number that is not naught.
var likeResident = regexp.MustCompile(`^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}(0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(0[1-9]|1[0-2])\d{2}\d{4}$`)

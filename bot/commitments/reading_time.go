package commitments

import (
	"strconv"
	"strings"
)

// ReadTime reads a time of day at the beginning of words, in minutes after midnight:
// "09.00", "9:30", "pukul 9", "jam 2 siang", "14.30 WITA". rest is what stands behind. A
// bare number counts with "pukul" or "jam" before it, or a part of the day behind.
func ReadTime(words string) (minutes int, rest string, ok bool) {
	fields := strings.Fields(words)
	named := false
	if len(fields) > 0 {
		switch strings.ToLower(fields[0]) {
		case "pukul", "pkl", "pkl.", "jam", "puk", "puk.":
			named, fields = true, fields[1:]
		}
	}
	if len(fields) == 0 {
		return 0, words, false
	}
	minutes, parted, ok := clockWord(strings.TrimRight(fields[0], ",;"))
	if !ok {
		return 0, words, false
	}
	fields = fields[1:]
	minutes, used := partOfDay(minutes, fields)
	if !named && !parted && used == 0 {
		return 0, words, false
	}
	fields = fields[used:]
	if len(fields) > 0 && isZoneWord(fields[0]) {
		fields = fields[1:]
	}
	return minutes, strings.Join(fields, " "), minutes < 24*60
}

// clockWord reads "09.00", "9:30" or "9"; parted tells that minutes were named.
func clockWord(w string) (minutes int, parted, ok bool) {
	hour, minute, parted := strings.Cut(strings.ReplaceAll(w, ":", "."), ".")
	h, err := strconv.Atoi(hour)
	if err != nil || len(hour) > 2 || h < 0 || h > 23 || hour[0] == '+' || hour[0] == '-' {
		return 0, false, false
	}
	if !parted {
		return h * 60, false, true
	}
	m, err := strconv.Atoi(minute)
	if err != nil || len(minute) != 2 || m < 0 || m > 59 || minute[0] == '+' {
		return 0, false, false
	}
	return h*60 + m, true, true
}

// partOfDay moves an hour of twelve to the part of the day that is named behind it.
func partOfDay(minutes int, behind []string) (moved, used int) {
	if len(behind) == 0 {
		return minutes, 0
	}
	half := 12 * 60
	switch strings.ToLower(strings.Trim(behind[0], ",.")) {
	case "pagi":
		return minutes, 1
	case "siang":
		if minutes < 6*60 {
			minutes += half
		}
		return minutes, 1
	case "sore", "petang", "malam":
		if minutes < half {
			minutes += half
		}
		return minutes, 1
	}
	return minutes, 0
}

func isZoneWord(w string) bool {
	switch strings.ToUpper(strings.Trim(w, ",.")) {
	case "WIB", "WITA", "WIT":
		return true
	}
	return false
}

package people

import "time"

// The three zones of the country, none of which knows summer time, so that no
// database of zones is needed.
var (
	wib  = time.FixedZone("WIB", 7*60*60)
	wita = time.FixedZone("WITA", 8*60*60)
	wit  = time.FixedZone("WIT", 9*60*60)
)

// zones is the zone of each province by the first two digits of its BPS code, after
// Keputusan Presiden 41/1987; provinces made since lie in their mother's zone.
var zones = map[string]*time.Location{
	"11": wib, "12": wib, "13": wib, "14": wib, "15": wib, "16": wib, "17": wib, "18": wib, "19": wib, "21": wib,
	"31": wib, "32": wib, "33": wib, "34": wib, "35": wib, "36": wib,
	"51": wita, "52": wita, "53": wita,
	"61": wib, "62": wib, "63": wita, "64": wita, "65": wita,
	"71": wita, "72": wita, "73": wita, "74": wita, "75": wita, "76": wita,
	"81": wit, "82": wit,
	"91": wit, "92": wit, "94": wit, "95": wit, "96": wit, "97": wit,
}

// Zone is the time zone of a region, named WIB, WITA or WIT, as it stands behind an
// hour. What is no region of a province has the time of the capital.
func Zone(region string) *time.Location {
	if len(region) >= 2 {
		if z := zones[region[:2]]; z != nil {
			return z
		}
	}
	return wib
}

package text

import (
	"strings"

	"pantau/indicators"
)

// BriefCaption stands below the printed page of a region; internal tells that the page
// holds what the region's people have made.
func BriefCaption(r indicators.Region, p indicators.Period, internal bool) string {
	words := "<b>Lembar kemiskinan " + r.Full + "</b>\n" + Period(p) + ", satu halaman A4 siap cetak."
	if internal {
		words += "\nVersi internal: memuat target dan komitmen daerah. Mohon tidak diteruskan ke luar."
	}
	return words + "\nDisusun otomatis; bukan publikasi BPS."
}

// BriefNothing says that there is no figure for a page.
func BriefNothing(c *indicators.Catalogue, r indicators.Region) string {
	return "Lembar " + r.Full + ": " + absence(c, r, indicators.NotInData)
}

// BriefOtherRegion refuses the internal page of a region whose things are not read here.
func BriefOtherRegion(asked, own indicators.Region) string {
	return "Mohon maaf, lembar internal di percakapan ini hanya untuk " + own.Full + ". Lembar umum: <code>/lembar " + strings.ToLower(asked.Name) + "</code>."
}

// ButtonBriefInternal asks for the internal page.
func ButtonBriefInternal() string { return "Versi internal" }

// BriefInternalWord asks for it in words.
func BriefInternalWord() string { return "internal" }

// BriefFile begins the name of the file.
func BriefFile(internal bool) string {
	if internal {
		return "lembar-internal"
	}
	return "lembar"
}

// BriefState tells how a commitment stands: how late it is, or the state of those that
// have done least.
func BriefState(i PledgeItem) string {
	if !i.Day.IsZero() && i.Due.Left < 0 {
		return upper(DaysLeft(i.Due))
	}
	for _, group := range byState(i.Commitment.Parties) {
		return stateOf(group[0])
	}
	return ""
}

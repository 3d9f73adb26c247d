package text

import (
	"fmt"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// ReleaseRules shows which releases wait for approval, and whose.
func ReleaseRules(r indicators.Region, rule people.Approval, doneWords string) string {
	head, who := "Persetujuan rilis "+chat.Escape(r.Full), "Yang menyetujui: sekretariat TKPKD; bila belum ada, pengelola Pantau."
	if !r.Kind.IsDistrict() {
		head, who = "Persetujuan rilis nasional dan provinsi", "Yang menyetujui: pengelola Pantau."
	}
	return done(doneWords) + "<b>" + head + "</b>\n" + upper(LogApproval(rule)) + ".\n" + who
}

// LogApproval names a rule, in the history too.
func LogApproval(rule people.Approval) string {
	switch rule {
	case people.ApproveAll:
		return "setiap ringkasan menunggu persetujuan"
	case people.ApproveNone:
		return "ringkasan terbit tanpa persetujuan"
	}
	return "hanya ringkasan yang meragukan menunggu persetujuan"
}

// ButtonApproval chooses a rule.
func ButtonApproval(rule people.Approval) string {
	switch rule {
	case people.ApproveAll:
		return "Selalu minta persetujuan"
	case people.ApproveNone:
		return "Tanpa persetujuan"
	}
	return "Hanya bila meragukan"
}

// ButtonNationalRules leads operators to the rule for the nation and the provinces.
func ButtonNationalRules() string { return "Nasional dan provinsi" }

// ReleaseRulesHow says how the rule is changed in words.
func ReleaseRulesHow() string {
	return "Contoh: <code>/rilis aturan selalu</code>, <code>/rilis aturan ragu</code>, <code>/rilis aturan tanpa</code>; pengelola juga <code>/rilis aturan selalu nasional</code>"
}

// The buttons of approvers.
func ButtonPublish() string     { return "Terbitkan" }
func ButtonEditRelease() string { return "Ubah" }
func ButtonTrace() string       { return "Jejak" }
func ButtonWithdraw() string    { return "Tarik" }

// What the history keeps of releases.
const (
	LogPublished = "diterbitkan"
	LogRejected  = "ditolak"
	LogEdited    = "teksnya diubah"
	LogWithdrawn = "ditarik"
)

// LogRelease says what was done with a release.
func LogRelease(number int, what string) string { return fmt.Sprintf("#%d %s", number, what) }

package text_test

import (
	"strings"

	"pantau/bot/text"
)

// terminal is what operators read: usage, problems with settings, the doctor.
func terminal() []sentence {
	lines := []string{
		text.SettingWrong("REGION"), text.SettingMissing("TELEGRAM_TOKEN"), text.SettingTwice("TELEGRAM_TOKEN"),
		text.SettingFile("TELEGRAM_TOKEN", "/run/secrets/token"), text.SettingsBad(2), text.UnknownSubcommand("jalan"), text.BadArguments("run"),
		text.AskWhat(), text.DemoReady("http://127.0.0.1:8080/"), text.DemoOnlyHere(), text.AddressTaken("127.0.0.1:8080"),
		text.FolderHeld("./data"), text.FolderBroken("./data"), text.StoreNewer(), text.TokenRefused(), text.WebhookRefused(), text.ProgramFault(),
		text.Alive(), text.NotAlive("127.0.0.1:8080"), text.CheckWhat(), text.SummariseWhat(), text.RegionUnclear("banjar"),
		text.SourceRefused(), text.SourceGone(), text.SourceTooLarge(), text.SourceUnreadable(),
	}
	return []sentence{{"Pemakaian di terminal", text.Usage()}, {"Pesan di terminal", strings.Join(lines, "\n")}, {"Pemeriksaan", doctor()}}
}

func doctor() string {
	findings := []text.Finding{
		text.SettingsFine("Kabupaten Balangan", 1), text.SettingBad("REGION: contoh."), text.TokenFine("PantauBot"), text.TokenUnknown(),
		text.TokenUnchecked("tidak terhubung"), text.GroupsRead(true), text.GroupsRead(false), text.InlineOn(true), text.InlineOn(false), text.MediaOff(), text.MediaFine(), text.MediaBad(true), text.MediaBad(false), text.MediaUnchecked("tidak terhubung"),
		text.DeliveryPoll(), text.DeliveryHook("https://contoh.go.id/hook", true), text.DeliveryHook("http://contoh.go.id/hook", false),
		text.DeliveryFails(3, "Connection refused"), text.ServerFine("7.2"), text.ServerAway("tidak terhubung"), text.KeepingFine(), text.KeepingFails(), text.KeepingSnapshots(),
		text.KeepingNothing(), text.KeepingUnknown(), text.KeepingEvicts("allkeys-lru"), text.FolderFree("./data"), text.FolderNew("./data"),
		text.FolderInUse("./data"), text.FolderBad("./data", "tidak dapat dibaca"), text.FolderKept(),
		text.BPSFine(), text.BPSOff(), text.BPSBad(text.BPSTrouble(text.TroubleKey)),
		text.DataFine(33307, 2010, 2026, "2026-11-23"), text.DataOld(33307, 2010, 2026, "2026-11-23"),
	}
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.String())
	}
	return strings.Join(append(lines, text.DoctorVerdict(0), text.DoctorVerdict(2)), "\n")
}

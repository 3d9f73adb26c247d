package text_test

import (
	"strings"
	"time"

	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// made are the sentences about what a region's people make: offices, SKPD, team,
// targets, groups, and about corrections.
func made(c *indicators.Catalogue) []sentence {
	list := append(madeOffices(c), madeHandOvers(c)...)
	list = append(append(list, madeSKPD(c)...), madeTeam(c)...)
	return append(append(append(list, madeTargets(c)...), madeGroups(c)...), madeCorrections(c)...)
}

var madeAt = time.Date(2026, 11, 24, 9, 0, 0, 0, time.FixedZone("WITA", 8*60*60))

func madeOffice() people.Office {
	return people.Office{ID: "2", Role: people.Head, SKPD: "dpmd", Title: "Kepala DPMD", Holder: 5, Since: madeAt}
}

func madeList() []people.SKPD {
	return []people.SKPD{{ID: "dpmd", Abbr: "DPMD", Name: "Dinas Pemberdayaan Masyarakat dan Desa"}, {ID: "dinsos", Abbr: "Dinsos", Name: "Dinas Sosial"}}
}

func madeOffices(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	held, vacant := madeOffice(), people.Office{ID: "3", Role: people.BPS, Title: "Petugas BPS Balangan"}
	offices := []people.Office{held, vacant}
	link := "https://t.me/PantauBot?start=i6311-UNDANGAN"
	_, known := text.RoleOf("kadis")
	var roles []string
	for _, role := range people.Roles {
		roles = append(roles, string(role)+": "+text.RoleName(role)+"; "+text.OfficeTitle(role, "DPMD"))
	}
	if known {
		roles = append(roles, "kadis dipahami")
	}
	return []sentence{
		{"Peran", text.Offices(text.OfficesView{Region: r, Offices: offices, SKPDs: madeList(), Own: offices[:1], Manages: true})},
		{"Peran di grup", text.Offices(text.OfficesView{Region: r, Offices: offices, SKPDs: madeList(), Manages: true, Group: true})},
		{"Peran, kosong", text.Offices(text.OfficesView{Region: r})},
		{"Nama peran", strings.Join(roles, "\n")},
		{"Pengelola", text.OperatorTitle()},
		{"Peran yang mana", text.WhichRole("") + "\n" + text.WhichRole("ketua")},
		{"Peran perlu SKPD", text.RoleNeedsSKPD(people.Contact)},
		{"Peran perlu orang", text.RoleNeedsPerson(people.Leader)},
		{"Jabatan ditambah", text.OfficeAdded(held, r)},
		{"Jabatan ditetapkan", text.Appointed(held, r)},
		{"Jabatan diubah", text.OfficeRenamed(held)},
		{"Jabatan tidak ada", text.NoSuchOffice("") + "\n" + text.NoSuchOffice("9")},
		{"Jabatan sudah ada", text.SimilarOffice(held)},
		{"Undangan", text.Invitation(held, r, link, madeAt)},
		{"Undangan hanya pribadi", text.InvitePrivately()},
		{"Kosongkan jabatan", text.VacateAsk(held)},
		{"Jabatan kosong", text.Vacated(held)},
		{"Jabatan masih terisi", text.OfficeHeld(held)},
		{"Hapus jabatan", text.RemoveOfficeAsk(vacant)},
		{"Jabatan dihapus", text.OfficeRemoved("3")},
		{"Grup diikat", text.Bound(r, "") + "\n" + text.Bound(r, "DPMD")},
		{"Grup milik wilayah lain", text.BoundElsewhere(r)},
		{"Grup dilepas", text.Unbound(r)},
		{"Grup tidak terikat", text.NotBound()},
		{"Tautan grup", text.BindByLink(r, madeAt)},
		{"Terlalu panjang", text.TooLong(80)},
		{"Sedang diubah", text.Busy()}, {"Penuh", text.Full()}, {"Isian salah", text.Unfit()},
	}
}

func madeHandOvers(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	o := madeOffice()
	buttons := []string{text.ButtonYes(text.DoRemove), text.ButtonYes(text.DoVacate), text.ButtonYes(text.DoHandOver), text.ButtonYes(text.DoFill),
		text.ButtonYes(text.DoSave), text.ButtonCancel(), text.ButtonInvite(), text.ButtonHandOverLink(), text.ButtonSendLink(), text.ButtonCopyLink(),
		text.ButtonAddToGroup(), text.ButtonAccept(), text.ButtonReject(), text.ButtonNext(), text.ButtonHeld(),
		text.ButtonRemoveTarget(people.Target{Document: "RPJMD 2025–2029"}), text.GroupCommand("Hulu Sungai")}
	return []sentence{
		{"Serah terima, jabatan mana", text.HandOverWhich(true)},
		{"Tidak memegang jabatan", text.NoOffice(false)},
		{"Serah terima, pastikan", text.HandOverAsk(o, true)},
		{"Serah terima, cara", text.HandOverHow(o, false) + "\n" + text.HandOverHow(o, true)},
		{"Serah terima, tautan", text.HandOverLink(o, r, "https://t.me/PantauBot?start=i6311-UNDANGAN", madeAt)},
		{"Serah terima selesai", text.HandedOver(o)},
		{"Kepada pejabat lama", text.FormerHolder(o, r)},
		{"Kepada pejabat baru", text.NewHolder(o, r)},
		{"Tombol peran dan data wilayah", strings.Join(buttons, "\n")},
	}
}

func madeSKPD(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	list := madeList()
	return []sentence{
		{"Daftar SKPD", text.SKPDList(r, list, true)},
		{"Daftar SKPD, kosong", text.SKPDList(r, nil, true) + "\n" + text.SKPDList(r, nil, false)},
		{"Satu SKPD", text.SKPDCard(r, list[0], []people.Office{madeOffice()})},
		{"SKPD tidak dikenal", text.UnknownSKPD("dmpd") + " " + text.AbbrOf(list, "rsud")},
		{"SKPD yang mana", text.WhichSKPD("dinas", list)},
		{"SKPD, cara", text.SKPDHow()},
		{"SKPD tersimpan", text.SKPDSaved(list[0])},
		{"SKPD sudah ada", text.SKPDExists(list[0])},
		{"SKPD dipakai", text.SKPDInUse(list[0], 2, 1)},
		{"Hapus SKPD", text.RemoveSKPDAsk(list[0])},
		{"SKPD dihapus", text.SKPDRemoved("DPMD")},
		{"Isi SKPD", text.FillSKPDAsk(list)},
		{"SKPD terisi", text.SKPDFilled(2) + "\n" + text.SKPDFilled(0)},
		{"Grup SKPD", text.SKPDOfGroup(list[0]) + "\n" + text.SKPDOfGroupHow()},
		{"Hanya di grup", text.GroupsOnly()},
	}
}

func madeTeam(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	seats := []people.Seat{{ID: "1", Unit: people.Coordination, Position: "Ketua", Title: "Wakil Bupati", Since: madeAt},
		{ID: "2", Unit: people.Implementation, Position: "Anggota", Title: "Kepala Bidang", SKPD: "dpmd"}}
	return []sentence{
		{"Tim", text.Team(r, seats, madeList(), true)},
		{"Tim, kosong", text.Team(r, nil, nil, false)},
		{"Tim, cara", text.SeatHow()},
		{"Kedudukan tersimpan", text.SeatSaved(seats[0], madeList())},
		{"Kedudukan sudah ada", text.SeatExists(seats[0])},
		{"Kedudukan tidak ada", text.NoSuchSeat("") + "\n" + text.NoSuchSeat("9")},
		{"Hapus kedudukan", text.RemoveSeatAsk(seats[1], madeList())},
		{"Kedudukan dihapus", text.SeatRemoved("2")},
		{"Tanggal tidak terbaca", text.BadDay("lebaran")},
		{"Kata untuk tim", unitWord("tkpkd") + ", " + unitWord("pelaksana")},
	}
}

func unitWord(word string) string { unit, _ := text.UnitOf(word); return string(unit) }

func madeTargets(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	line := func(i indicators.Indicator, year int, low, high string) text.TargetLine {
		l := text.TargetLine{Indicator: i, Target: people.Target{Year: year, Document: "RPJMD 2025–2029", Page: "87"}}
		l.Low, _ = indicators.ParseDecimal(low)
		l.High, _ = indicators.ParseDecimal(high)
		if f, ok := c.InYear("6311", i, year, indicators.Unknown); ok {
			l.Actual = &f
		}
		return l
	}
	lines := []text.TargetLine{line(indicators.P0, 2023, "4.50", "5.30"), line(indicators.P0, 2024, "4.87", "4.87"), line(indicators.P0, 2025, "4.10", "4.35"),
		line(indicators.P0, 2027, "3.80", "4.00"), line(indicators.Poor, 2025, "6.50", "6.60"), line(indicators.Line, 2025, "550000", "550000"), line(indicators.P1, 2024, "0.50", "0.50")}
	targets, _ := text.Targets(c, text.TargetsView{Region: r, Lines: lines, Manages: true})
	none, _ := text.Targets(c, text.TargetsView{Region: r, Only: []indicators.Indicator{indicators.P2}})
	card, _ := text.Card(c, text.CardView{Profile: c.Profile("6311", 2025, indicators.Unknown), Only: []indicators.Indicator{indicators.P0}, Targets: lines[2:3]})
	return []sentence{
		{"Target", targets}, {"Target, kosong", none}, {"Kartu dengan target", card},
		{"Target, cara", text.TargetHow([]string{text.PartIndicator, text.PartYear, text.PartValue, text.PartDocument, text.PartPage})},
		{"Target tidak mungkin", text.BadTarget(indicators.Poor, "6.420")},
		{"Target terbalik", text.TargetReversed("4,35–4,10")},
		{"Target tersimpan", text.TargetSaved(r, lines[2])},
		{"Target diubah", text.TargetChanged(r, lines[2], lines[3])},
		{"Target tidak ada", text.NoSuchTarget()},
		{"Hapus target", text.RemoveTargetAsk(lines[:1]) + "\n" + text.RemoveTargetAsk(lines[:2])},
		{"Target dihapus", text.TargetRemoved()},
	}
}

func madeGroups(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	g := people.Group{ID: "hulu-sungai", Name: "Hulu Sungai", Members: []string{"6306", "6307", "6308"}}
	march := indicators.Period{Year: 2025, Month: indicators.March}
	ranking, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(text.OwnGroup(g), indicators.P0, march), Own: []string{"6306"}})
	return []sentence{
		{"Kelompok", text.OwnGroups(c, r, []people.Group{g}, true)}, {"Kelompok, kosong", text.OwnGroups(c, r, nil, false)},
		{"Peringkat kelompok", ranking},
		{"Kota dalam kelompok", text.OnlyKind(indicators.Kota, text.OwnGroup(g))},
		{"Kelompok, cara", text.GroupHow()},
		{"Kelompok terlalu besar", text.GroupTooLarge(50)},
		{"Nama kelompok terpakai", text.GroupNameTaken("Banua Enam")},
		{"Kelompok bercampur", text.GroupMixed()},
		{"Wilayah kelompok belum pasti", text.WhichMember(c, "banjar", []string{"6303", "3279"})},
		{"Kelompok tersimpan", text.GroupSaved(c, g)},
		{"Kelompok tidak ada", text.NoSuchGroup("") + "\n" + text.NoSuchGroup("hulu")},
		{"Hapus kelompok", text.RemoveGroupAsk(c, g)},
		{"Kelompok dihapus", text.GroupRemoved("Hulu Sungai")},
	}
}

func madeCorrections(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	was := indicators.Decimal{Units: 544169}
	e := indicators.Entry{Region: "6311", Indicator: indicators.Line, Period: indicators.Period{Year: 2025, Month: indicators.March}, Value: indicators.Decimal{Units: 545120},
		Was: &was, Reason: "salah salin", Source: "Tabel BPS Balangan 2025", By: "Kepala BPS Kabupaten Balangan", At: madeAt}
	k, first := text.Correction{Region: r, Entry: e}, text.Correction{Region: r, Entry: e}
	first.Entry.Was = nil
	held := k
	held.Entry.Held = indicators.HeldJump
	list := []sentence{
		{"Koreksi, pastikan", text.CorrectionAsk(k)},
		{"Koreksi tersimpan", text.CorrectionSaved(k) + "\n" + text.CorrectionSaved(first)},
		{"Koreksi, kurang", text.CorrectionNeeds([]string{text.PartRegion, text.PartPeriod, text.PartReason, text.PartSource})},
		{"Koreksi, cara", text.CorrectionHow()},
		{"Koreksi, alasan", text.CorrectionReason(k)}, {"Koreksi, sumber", text.CorrectionSource(k)},
		{"Koreksi, bukan BPS", text.CorrectionUnasked(r)},
		{"Koreksi, sama", text.CorrectionSame(k)},
		{"Koreksi, hanya Maret", text.CorrectionMarch()},
		{"Koreksi ditolak", text.CorrectionRefused(k, indicators.HeldRange)},
		{"Koreksi terakhir", text.Corrections([]text.Correction{k}, true)}, {"Belum ada koreksi", text.Corrections(nil, false)},
		{"Angka ditahan", text.Held(held, 1, 3)}, {"Tidak ada angka ditahan", text.NothingHeld()},
		{"Angka diterima", text.HeldAccepted(k)}, {"Angka ditolak", text.HeldRejected(k)}, {"Angka sudah diputuskan", text.HeldGone()},
	}
	var whys []string
	for _, why := range []string{indicators.HeldJump, indicators.HeldOrder, indicators.HeldLabel, indicators.HeldUnit, indicators.HeldRange, indicators.HeldAmbiguous, indicators.HeldCorrected, ""} {
		whys = append(whys, text.HeldWhy(why))
	}
	return append(list, sentence{"Sebab angka ditahan", strings.Join(whys, "\n")})
}

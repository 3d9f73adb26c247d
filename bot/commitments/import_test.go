package commitments_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

// named knows some SKPD by some of their names.
func named(name string) (string, bool) {
	id, ok := map[string]string{
		"dinsos": "dinsos", "dinas sosial": "dinsos", "disnaker": "disnaker", "dpmd": "dpmd", "dinas pemberdayaan masyarakat dan desa": "dpmd",
		"dinas komunikasi, informatika, statistik, dan persandian": "diskominfo",
	}[strings.ToLower(name)]
	return id, ok
}

func parse(content string) ([]commitments.Commitment, []commitments.LineError) {
	return commitments.ParseCSV(content, date("2026-11-24"), named)
}

// wrongs are errors in short: "3 unknown: dinsoss".
func wrongs(all []commitments.LineError) (lines []string) {
	for _, e := range all {
		what := e.Err.Error()
		for short, is := range map[string]error{
			"columns": commitments.ErrColumns, "resident": commitments.ErrResident, "many": commitments.ErrTooMany, "table": commitments.ErrTable,
			"title": commitments.ErrTitle, "lead": commitments.ErrLead, "unknown": commitments.ErrUnknown, "day": commitments.ErrDay, "over": commitments.ErrOver,
			"measure": commitments.ErrMeasure, "repeat": commitments.ErrRepeated, "serves": commitments.ErrServes, "long": commitments.ErrLong, "twice": commitments.ErrTwice,
			"full": commitments.ErrFull,
		} {
			if errors.Is(e, is) {
				what = short
			}
		}
		lines = append(lines, strings.TrimSuffix(fmt.Sprintf("%d %s: %s", e.Line, what, e.Word), ": "))
	}
	return lines
}

// briefs are commitments in short: "Pelatihan kerja|2026-12-31|dinsos disnaker".
func briefs(list []commitments.Commitment) (lines []string) {
	for _, c := range list {
		var skpds []string
		for _, p := range c.Parties {
			skpds = append(skpds, p.SKPD)
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s", c.Title, c.Deadline, strings.Join(skpds, " ")))
	}
	return lines
}

// A line holds all that a commitment is; nothing else is set.
func TestImportOfAWholeLine(t *testing.T) {
	list, wrong := parse("judul;penanggung jawab utama;pendukung;tenggat;program;target;satuan;dokumen;berulang;keterangan;indikator\r\n" +
		"Pelatihan kerja;Dinsos;Disnaker, DPMD;31/12/2026;Pelatihan Kerja;1.500;Orang;Komitmen bersama 2021;Triwulanan;dua kelas;Indeks kedalaman kemiskinan (P1)\r\n")
	want := []commitments.Commitment{{
		State: commitments.Open, Title: "Pelatihan kerja", Details: "dua kelas", Indicator: "p1", Measure: commitments.Measure{Target: "1500", Unit: "orang"},
		Programme: "pelatihan kerja", Document: "Komitmen bersama 2021", Deadline: date("2026-12-31"), Begun: date("2026-11-24"),
		Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}, {SKPD: "disnaker", Status: commitments.Waiting}, {SKPD: "dpmd", Status: commitments.Waiting}},
		Repeat:  commitments.Quarterly, Anchor: 31, Term: 1,
	}}
	if diff := cmp.Diff(want, list); diff != "" || wrong != nil {
		t.Errorf("%v (-want +got):\n%s", wrong, diff)
	}
}

// The same table is read however a spreadsheet writes it.
func TestImportOfEveryForm(t *testing.T) {
	want := []string{"Pelatihan kerja|2026-12-31|dinsos disnaker", "Bantuan, tahap 2|2027-01-15|dpmd"}
	for name, content := range map[string]string{
		"semicolons":              "judul;utama;pendukung;tenggat\nPelatihan kerja;dinsos;disnaker;31/12/2026\nBantuan, tahap 2;dpmd;;15/01/2027\n",
		"a byte order mark":       "\ufeffjudul;utama;pendukung;tenggat\r\nPelatihan kerja;dinsos;disnaker;31/12/2026\r\nBantuan, tahap 2;dpmd;;15/01/2027\r\n",
		"a mark and quotes":       "\ufeff\"judul\";\"utama\";\"pendukung\";\"tenggat\"\n\"Pelatihan kerja\";dinsos;disnaker;31/12/2026\n\"Bantuan, tahap 2\";dpmd;;15/01/2027",
		"commas":                  "judul,utama,pendukung,tenggat\nPelatihan kerja,dinsos,disnaker,31/12/2026\n\"Bantuan, tahap 2\",dpmd,,15/01/2027\n",
		"tabs":                    "judul\tutama\tpendukung\ttenggat\nPelatihan kerja\tdinsos\tdisnaker\t31/12/2026\nBantuan, tahap 2\tdpmd\t\t15/01/2027\n",
		"another order":           "Tenggat;SKPD Pendukung;Komitmen;No;Penanggung Jawab Utama\n31/12/2026;disnaker;Pelatihan kerja;1;dinsos\n15/01/2027;;Bantuan, tahap 2;2;dpmd\n",
		"line breaks in cells":    "judul;utama;pendukung;tenggat\n\"Pelatihan\n  kerja\";dinsos;disnaker;31/12/2026\n\"Bantuan,\r\ntahap 2\";dpmd;;15/01/2027\n",
		"empty lines":             "judul;utama;pendukung;tenggat\n\nPelatihan kerja;dinsos;disnaker;31/12/2026\n;;;\n  ;\nBantuan, tahap 2;dpmd;;15/01/2027\n\n",
		"blanks":                  " judul ; utama;pendukung ;tenggat\n  Pelatihan  kerja; dinsos;  \"disnaker\";31/12/2026\nBantuan, tahap 2 ;dpmd; ; 15/01/2027 \n",
		"short lines":             "judul;utama;tenggat;pendukung\nPelatihan kerja;dinsos;31/12/2026;disnaker\nBantuan, tahap 2;dpmd;15/01/2027\n",
		"the lead named twice":    "judul;utama;pendukung;tenggat\nPelatihan kerja;dinsos;Dinas Sosial / disnaker;31/12/2026\nBantuan, tahap 2;dpmd;dpmd;15/01/2027\n",
		"all in one column":       "judul;skpd;tenggat\nPelatihan kerja;dinsos dan disnaker;31/12/2026\nBantuan, tahap 2;Dinas Pemberdayaan Masyarakat dan Desa;15/01/2027\n",
		"dates as Excel has them": "judul;utama;pendukung;tenggat\nPelatihan kerja;dinsos;disnaker;31-Dec-26\nBantuan, tahap 2;dpmd;;2027-01-15\n",
		"long dates":              "judul;utama;pendukung;tenggat\nPelatihan kerja;dinsos;disnaker;Kamis, 31 Desember 2026\nBantuan, tahap 2;dpmd;;15-Jan-2027\n",
		"dates in words":          "judul;utama;pendukung;tenggat\nPelatihan kerja;dinsos;disnaker;akhir tahun\nBantuan, tahap 2;dpmd;;Jumat, 15 Januari 2027\n",
	} {
		list, wrong := parse(content)
		if diff := cmp.Diff(want, briefs(list)); diff != "" || wrong != nil {
			t.Errorf("%s: %v (-want +got):\n%s", name, wrongs(wrong), diff)
		}
	}
}

// Marks within a title are part of it, and names of SKPD may hold commas.
func TestImportOfMarks(t *testing.T) {
	for line, want := range map[string]string{
		`Pelatihan "las" 200 orang;dinsos;31/12/2026`:                                          `Pelatihan "las" 200 orang|2026-12-31|dinsos`,
		`Pelatihan las 2";dinsos;31/12/2026`:                                                   `Pelatihan las 2"|2026-12-31|dinsos`,
		`"Pelatihan ""las"" 200; orang";dinsos;31/12/2026`:                                     `Pelatihan "las" 200; orang|2026-12-31|dinsos`,
		`Data;"Dinas Komunikasi, Informatika, Statistik, dan Persandian";31/12/2026`:           `Data|2026-12-31|diskominfo`,
		`Data;Dinas Pemberdayaan Masyarakat dan Desa, dinsos dan disnaker;31/12/2026`:          `Data|2026-12-31|dpmd dinsos disnaker`,
		`=HYPERLINK(1);dinsos;31/12/2026`:                                                      `=HYPERLINK(1)|2026-12-31|dinsos`,
		strings.Repeat("é", commitments.MaxTitle) + `;dinsos;24/11/2026`:                       strings.Repeat("é", commitments.MaxTitle) + `|2026-11-24|dinsos`,
		"Pelatihan\u00a0kerja 320101010101000 orang, 2.000.000.000.000 rupiah;dinsos;31/12/26": "Pelatihan kerja 320101010101000 orang, 2.000.000.000.000 rupiah|2026-12-31|dinsos",
	} {
		list, wrong := parse("judul;skpd;tenggat\n" + line)
		if diff := cmp.Diff([]string{want}, briefs(list)); diff != "" || wrong != nil {
			t.Errorf("%s: %v (-want +got):\n%s", line, wrongs(wrong), diff)
		}
	}
}

// What is wrong is named line by line, all of it, with the part that is wrong.
func TestImportErrorsByLine(t *testing.T) {
	const head = "judul;utama;pendukung;tenggat;target;satuan;berulang;indikator;keterangan\n"
	for _, x := range []struct {
		name, lines string
		want        []string
	}{
		{"no title", ";dinsos;;31/12/2026", []string{"2 title"}},
		{"a long title", strings.Repeat("x", commitments.MaxTitle+1) + ";dinsos;;31/12/2026", []string{"2 title"}},
		{"no lead", "A;;disnaker;31/12/2026", []string{"2 lead"}},
		{"a mark as lead", "A;,;disnaker;31/12/2026", []string{"2 lead"}},
		{"unknown SKPD", "A;dinsoss;disnaker, dpmdd;31/12/2026", []string{"2 unknown: dinsoss", "2 unknown: dpmdd"}},
		{"no deadline", "A;dinsos", []string{"2 day"}},
		{"a deadline that is over", "A;dinsos;;23/11/2026", []string{"2 over: 23/11/2026"}},
		{"a deadline that is no day", "A;dinsos;;31/02/2027", []string{"2 day: 31/02/2027"}},
		{"month and day swapped", "A;dinsos;;12/31/2026", []string{"2 day: 12/31/2026"}},
		{"a deadline that can be two days", "A;dinsos;;TW I 2027", []string{"2 day: TW I 2027"}},
		{"a day as Excel counts it", "A;dinsos;;46387", []string{"2 day: 46387"}},
		{"a target in words", "A;dinsos;;31/12/2026;dua ratus;orang", []string{"2 measure: dua ratus"}},
		{"a repeat that is none", "A;dinsos;;31/12/2026;;;mingguan", []string{"2 repeat: mingguan"}},
		{"an indicator that is none", "A;dinsos;;31/12/2026;;;;IPM", []string{"2 serves: IPM"}},
		{"long details", "A;dinsos;;31/12/2026;;;;;" + strings.Repeat("x", commitments.MaxCell+1), []string{"2 long"}},
		{"the same twice", "A;dinsos;;31/12/2026\na;dpmd;;akhir tahun\nA;dinsos;;30/12/2026", []string{"3 twice: a"}},
		{"several lines", "A;dinsos;;31/12/2026\n;dinsos;;kemarin\n\nB;dinsos;;31/12/2026\nC;x;;?", []string{"3 title", "3 over: kemarin", "6 unknown: x", "6 day: ?"}},
		{"behind a line break in a cell", "\"A\nB\";dinsos;;31/12/2026;;;;;\"a\nb\"\nC;x;;31/12/2026", []string{"3 unknown: x"}},
		{"a quote that is never closed", "A;dinsos;;31/12/2026;;;;;\"a\nB;dinsos;;31/12/2026\nC;dinsos;;31/12/2026", []string{"2 table"}},
		{"a quote closed three lines on", "A;dinsos;;31/12/2026\nB;dinsos;;31/12/2026;;;;;\"a\nC;dinsos;;31/12/2026;;;;;\"b\"", []string{"3 table"}},
		{"words behind a quote", "\"A\" B;dinsos;;31/12/2026", []string{"2 table"}},
		{"letters of another coding", "A;dinsos;;31/12/2026\nPelatihan \xe9;dinsos;;31/12/2026", []string{"3 table"}},
	} {
		list, wrong := parse(head + x.lines)
		if diff := cmp.Diff(x.want, wrongs(wrong)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", x.name, diff)
		}
		if slices.Equal(x.want, []string{"2 table"}) && list != nil {
			t.Errorf("%s: %d commitments are half read", x.name, len(list))
		}
	}
}

// A line names no more SKPD than a commitment can have.
func TestImportOfManySKPD(t *testing.T) {
	for n, want := range map[int]string{commitments.MaxParties: "", commitments.MaxParties + 1: "2 full"} {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprint("skpd", i)
		}
		_, wrong := commitments.ParseCSV("judul;skpd;pendukung;tenggat\nA;"+names[0]+";"+strings.Join(names[1:], ", ")+";besok", date("2026-11-24"),
			func(name string) (string, bool) { return name, slices.Contains(names, name) })
		if got := strings.Join(wrongs(wrong), " "); got != want {
			t.Errorf("%d SKPD: %q; want %q", n, got, want)
		}
	}
}

// A file that is no list of commitments is refused as a whole, and nothing of it is read.
func TestImportRefusesAFile(t *testing.T) {
	long := func(n int) string {
		var b strings.Builder
		b.WriteString("judul;utama;tenggat\n")
		for i := range n {
			fmt.Fprintf(&b, "Kegiatan %d;dinsos;31/12/2026\n", i)
		}
		return b.String()
	}
	for _, x := range []struct{ name, content, want string }{
		{"nothing", "", "1 columns"},
		{"a mark alone", "\ufeff\n\n", "1 columns"},
		{"words", "Mohon dicatat komitmen kami", "1 columns"},
		{"no deadline", "judul;utama\nA;dinsos", "1 columns"},
		{"a line above the headings", "Daftar komitmen\njudul;utama;tenggat\nA;dinsos;31/12/2026", "1 columns"},
		{"another coding", "\xff\xfej\x00u\x00", "1 table"},
		{"3,000 lines", long(3000), fmt.Sprint(commitments.MaxImport+2, " many")},
		{"one line too many", long(commitments.MaxImport + 1), fmt.Sprint(commitments.MaxImport+2, " many")},
		{"NIK", "judul;utama;tenggat;NIK\nA;dinsos;31/12/2026;", "1 resident"},
		{"No. KK", "No. KK;judul;utama;tenggat\n;A;dinsos;31/12/2026", "1 resident"},
		{"names of persons", "judul;utama;tenggat;Nama Lengkap;Alamat\nA;dinsos;31/12/2026;;", "1 resident"},
		{"NIK of heads", "judul;utama;tenggat;NIK Kepala Keluarga\nA;dinsos;31/12/2026;", "1 resident"},
		{"the name of NIK in full", "nomor_induk_kependudukan;judul;utama;tenggat\n;A;dinsos;31/12/2026", "1 resident"},
		{"a resident's number", "judul;utama;tenggat\nA;dinsos;31/12/2026\nBantuan 6311010101010001;dinsos;31/12/2026", "3 resident"},
		{"one in a column that is not read", "judul;utama;tenggat;lain\nA;dinsos;31/12/2026;6311 0101-0101.0001", "2 resident"},
		{"one written as text", "judul;utama;tenggat;lain\nA;dinsos;31/12/2026;'6311010101010001", "2 resident"},
	} {
		list, wrong := parse(x.content)
		if got := wrongs(wrong); len(list) != 0 || len(got) != 1 || got[0] != x.want {
			t.Errorf("%s: %d commitments, and %v; want %s", x.name, len(list), got, x.want)
		}
		for _, e := range wrong {
			if e.Word != "" || strings.ContainsAny(strings.TrimPrefix(e.Error(), fmt.Sprint("line ", e.Line)), "0123456789") {
				t.Errorf("%s: the error quotes the file: %v, %q", x.name, e, e.Word)
			}
		}
	}
	if list, wrong := parse(long(commitments.MaxImport)); len(list) != commitments.MaxImport || wrong != nil {
		t.Errorf("of %d lines %d are read: %v", commitments.MaxImport, len(list), wrong)
	}
}

// Where nothing is wrong every commitment can be kept as it is; every line is read or
// named.
func FuzzParseCSV(f *testing.F) {
	for _, content := range []string{
		"judul;utama;pendukung;tenggat;berulang\nA;dinsos;disnaker;31/12/2026;bulanan\nB;dpmd;;akhir tahun;\n", "judul,skpd,tenggat,target\n\"A\nB\",dinsos,besok,\"1.500 orang\"\n",
		"\ufeffjudul\tutama\ttenggat\r\nA\tdinsos\tTW I\r\n", "judul;utama;tenggat;NIK\nA;dinsos;lusa;1", "judul;utama;tenggat\nA \"B\" C;dinsos;lusa\n\";", "a\xff;b", "",
	} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content string) {
		list, wrong := parse(content)
		at := 0
		for _, e := range wrong {
			if e.Line < max(at, 1) || e.Line > strings.Count(content, "\n")+1 || e.Err == nil {
				t.Fatalf("%q: line %d: %v", content, e.Line, e.Err)
			}
			at = e.Line
		}
		if len(wrong) > 0 {
			return
		}
		seen := map[string]bool{}
		for i, c := range list {
			key := briefs(list[i : i+1])[0]
			if c.Title == "" || c.Lead() == "" || c.Deadline.Before(date("2026-11-24")) || c.State != commitments.Open || strings.ContainsAny(c.Title+c.Document+c.Details, "\n\r") {
				t.Fatalf("%q: %+v", content, c)
			}
			if title := strings.ToLower(c.Title) + c.Deadline.String(); seen[title] {
				t.Fatalf("%q: %s is there twice", content, key)
			} else {
				seen[title] = true
			}
			if c.Repeat != "" && (c.Repeat.Months() == 0 || c.Term != 1 || c.Anchor == 0) {
				t.Fatalf("%q: %+v repeats badly", content, c)
			}
		}
		for _, number := range strings.FieldsFunc(content, func(r rune) bool { return r < '0' || r > '9' }) {
			if len(number) == 16 && len(list) > 0 {
				t.Fatalf("%q holds a resident's number, and is read", content)
			}
		}
	})
}

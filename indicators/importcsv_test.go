package indicators

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

const importHead = "region,indicator,period,value,source\n"

// imported prints cells or faults, one a line.
func imported(c *Catalogue, text string) string {
	cells, errs := ParseImport(strings.NewReader(text), c)
	var b strings.Builder
	for _, t := range cells {
		fmt.Fprintf(&b, "%s %s %s\n", t.Key().ID(), t.Value, t.Table)
	}
	for _, e := range errs {
		fmt.Fprintln(&b, e)
	}
	return b.String()
}

func TestParseImport(t *testing.T) {
	c := realCatalogue(t)
	for _, tt := range []struct{ name, text, want string }{
		{"codes", importHead + "6311,p0,2026-03,4.50,BRS BPS\n6311,line,2026-03,560000,BRS BPS\n",
			"6311:p0:2026-03 4.50 BRS BPS\n6311:line:2026-03 560000 BRS BPS\n"},
		{"names", importHead + "Balangan,n,2026-03,\"6,42\",BRS\nkota banjar,p1,2025,\"0,50\",BRS\nKab. Banjar,gk,2026-03,441.488,BRS\nKalsel,P0,2026-09,\"3,7\",BRS",
			"6311:poor:2026-03 6.42 BRS\n3279:p1:2025 0.50 BRS\n6303:line:2026-03 441488 BRS\n6300:p0:2026-09 3.7 BRS\n"},
		{"spreadsheet", "\ufeffRegion; Indicator;Period;Value;Source\r\n6311;poor_thousand;2026-03;6,42;\"BRS; Juli\"\r\n;;;;\r\n\r\n6311;line_rp;2026-03;Rp560.123,-;BRS\r\n",
			"6311:poor:2026-03 6.42 BRS; Juli\n6311:line:2026-03 560123 BRS\n"},
		{"three decimals", importHead + "0000,p1,2026-03,1.345,BRS\n0000,poor,2026-03,\"23.850,12\",BRS",
			"0000:p1:2026-03 1.345 BRS\n0000:poor:2026-03 23850.12 BRS\n"},
		{"empty", "", "line 1: header: \"\"\n"},
		{"only a header", importHead, ""},
		{"no header", "6311,p0,2026-03,4.50,BRS\n6311,p0,x,4.50,BRS\n", "line 1: header: \"6311,p0,2026-03,4.50,BRS\"\n"},
		{"every bad line", importHead + "6311,p0,2026-03,4.50,BRS\n6399,p0,2026-03,4.50,BRS\nBogor,p0,2026-03,4.50,BRS\nBalngan,p0,2026-03,1,BRS\n6311,ipm,2026-03,70,BRS\n" +
			"6311,p0,Maret 2026,4.5,BRS\n6311,p0,2026-04,4.5,BRS\n6311,p0,9999-03,4.5,BRS\n6311,p1,2026-03,empat,BRS\n6311,p0,2025-03,101,BRS\n6311,p2,2026-03,-0.1,BRS\n6311,poor,2026-03,6.420,BRS\n" +
			"6311,p0,2024-03,4.5,\n6311,p0,2024-03,4.5,0000/621\n6311,p0,2026-03,4.5,BRS\n6311,p0,2026-03\n6311,\"p0,2026-03,4.5,BRS\n6311,p0,2023-03,4.5,\xff\n",
			`line 3: region: "6399"
line 4: ambiguous: "Bogor"
line 5: region: "Balngan"
line 6: indicator: "ipm"
line 7: period: "Maret 2026"
line 8: period: "2026-04"
line 9: period: "9999-03"
line 10: value: "empat"
line 11: value: "101"
line 12: value: "-0.1"
line 13: value: "6.420"
line 14: source: ""
line 15: source: "0000/621"
line 16: repeated: "6311:p0:2026-03"
line 17: columns: "6311,p0,2026-03"
line 18: columns: "6311,\"p0,2026-03,4.5,BRS"
line 19: encoding: "6311,p0,2023-03,4.5,?"
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, imported(c, tt.text)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestImportIsBounded(t *testing.T) {
	c := realCatalogue(t)
	want := []LineError{{Line: 1, Kind: TooLarge}}
	if _, errs := ParseImport(strings.NewReader(strings.Repeat("x", mostImport+1)), c); !cmp.Equal(errs, want) {
		t.Errorf("too large: %v", errs)
	}
	if _, errs := ParseImport(iotest.ErrReader(errors.New("broken")), c); !cmp.Equal(errs, want) {
		t.Errorf("broken: %v", errs)
	}
	long := importHead + "6311,p0,2026-03,4.5," + strings.Repeat("é", longestTitle) + "\n"
	if cells, errs := ParseImport(strings.NewReader(long), c); len(cells) != 1 {
		t.Errorf("longest title: %v", errs)
	}
	_, errs := ParseImport(strings.NewReader(strings.Replace(long, "4.5,", "4.5,é", 1)), c)
	if len(errs) != 1 || errs[0].Kind != BadSource || len(errs[0].Text) > longestQuote {
		t.Errorf("too long a title: %v", errs)
	}
}

// FuzzImport reads anything: there are cells that can be audited and told, or
// faults with lines, never both.
func FuzzImport(f *testing.F) {
	f.Add(importHead + "6311,p0,2026-03,4.50,BRS\nBogor,p0,2026-03,4.50,BRS\n")
	f.Add("\ufeffregion;indicator;period;value;source\r\nBalangan;gk;2026-03;Rp560.123,-;\"BRS; Juli\"\r\n")
	c, err := readSmall(smallFiles())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cells, errs := ParseImport(strings.NewReader(text), c)
		if len(cells) > 0 && len(errs) > 0 {
			t.Fatal("imported by halves")
		}
		for _, e := range errs {
			if e.Line < 1 || e.Line > strings.Count(text, "\n")+1 || e.Kind == "" || len(e.Text) > longestQuote {
				t.Errorf("%+v", e)
			}
		}
		found := Audit(c, cells, auditTime)
		if n := found.Known + len(found.New) + len(found.Revised) + len(found.Held); n != len(cells) || len(found.Ignored) > 0 {
			t.Errorf("%d cells, %d found", len(cells), n)
		}
		d, err := c.With(append(found.New, found.Revised...))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range found.New {
			if f, ok := d.Figure(e.Region, e.Indicator, e.Period); !ok || f.Value.Cmp(e.Value) != 0 {
				t.Errorf("%v is %v", e, f)
			}
		}
	})
}

package summaries

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlainText(t *testing.T) {
	tests := []struct{ name, from, want string }{
		{"text", "Contoh abstrak tanpa tag.", "Contoh abstrak tanpa tag."},
		{"lines of text", "Alinea satu.\r\n\r\nAlinea dua.", "Alinea satu.\nAlinea dua."},
		{"escaped once, blanks twice", `&lt;div&gt;&lt;ul&gt;&lt;li&gt;&lt;span style=&quot;font-size: 10pt;&quot;&gt;Sebesar 8,47&amp;nbsp;persen.&lt;/span&gt;&lt;/li&gt;&lt;li&gt;Jumlahnya 23,85 juta` + "\r\n" + `orang.&lt;/li&gt;&lt;/ul&gt;&lt;/div&gt;&lt;div&gt;&lt;br&gt;&lt;/div&gt;`,
			"• Sebesar 8,47 persen.\n• Jumlahnya 23,85 juta orang."},
		{"escaped in attributes too", `&lt;span style=&quot;font-family: &amp;quot;Segoe UI&amp;quot;;&quot;&gt;Isi &amp;#039;satu&amp;#039;.&lt;/span&gt;&lt;br&gt;&lt;br&gt;Dua.`,
			"Isi 'satu'.\nDua."},
		{"all escaped twice", `&amp;lt;p&amp;gt;Naik 5,32 persen&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;R&amp;amp;amp;D&amp;lt;/p&amp;gt;`, "Naik 5,32 persen\nR&D"},
		{"raw", `Kebumen --&nbsp;Jumat (21/11)<br style="box-sizing: border-box;">Dua.`, "Kebumen -- Jumat (21/11)\nDua."},
		{"words do not glue", `<div>persen.</div><div>Di Jawa</div><p>a</p>b`, "persen.\nDi Jawa\na\nb"},
		{"figures do not part", `<span>5</span><b>,32</b> persen`, "5,32 persen"},
		{"word processor", `<p><span style="mso-list:Ignore">Ø<span>&nbsp; </span></span>Satu</p><p>Ø&nbsp;&nbsp;Dua</p><p>§ Tiga</p><p>` + "\uf0d8 Empat</p><p>v Lima</p><!--[if gte mso 9]><xml>Normal 0</xml><![endif]--><o:p></o:p>",
			"Satu\nDua\nTiga\nEmpat\nLima"},
		{"item of paragraphs", `<ul><li> <p>Satu</p><p>dua</p></li><li>Ø Tiga</li><li></li></ul>`, "• Satu\ndua\n• Tiga"},
		{"table", `<table><tr><th><p>Wilayah</p></th><th>P0</th></tr><tr><td>Balangan<br>(kab)</td><td><p>4,64</p></td></tr></table>`, "Wilayah | P0\nBalangan (kab) | 4,64"},
		{"spans of cells", `<table><tr><td rowspan="2">A</td><td>5,32</td></tr><tr><td>4,64</td></tr></table><table><tr><td>B</td><td>1</td></tr></table>`, "A\n5,32\n4,64\nB | 1"},
		{"hidden", `Satu <span style="display:none">5,99 persen <span>x</span></span>dua <i hidden>tiga</i><s>4,87</s> 4,64<!-- 7 --><script>9</script><style>p{}</style>`, "Satu dua 4,64"},
		{"hidden paragraph", `<p hidden>satu<p>dua</p>tiga`, "dua\ntiga"},
		{"hidden, escaped", `a&lt;span style=&quot;display:none&quot;&gt;5&lt;/span&gt;b`, "ab"},
		{"footnotes", `4,64<sup>1)</sup> persen, 7<sup>*</sup>, 5<sup>ribu</sup>, 3<sup>2`, "4,64 persen, 7, 5ribu, 3"},
		{"no tags", `nilai <5 dan a < b & c, p <0,05; AT&T`, `nilai <5 dan a < b & c, p <0,05; AT&T`},
		{"open tag", `<p>Naik <dari 4,64 menjadi 5,32 persen`, `Naik <dari 4,64 menjadi 5,32 persen`},
		{"marks without width", "5,\u200b32\u00a0persen\ufeff", "5,32 persen"},
		{"nothing", ` <p>&nbsp;</p>• | `, ""},
		{"broken letters", "Ban\xffjar", "Banjar"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := PlainText(tt.from); got != tt.want {
				t.Errorf("%s\ngave %q\nwant %q", tt.from, got, tt.want)
			}
		})
	}
}

func TestPlainLine(t *testing.T) {
	if got := PlainLine("&lt;b&gt;Angka&amp;nbsp;kemiskinan&lt;/b&gt;\n turun<br>lagi"); got != "Angka kemiskinan turun lagi" {
		t.Errorf("%q", got)
	}
	if got := PlainLine("<ul><li>Satu</li></ul>"); got != "Satu" {
		t.Errorf("%q", got)
	}
}

// FuzzPlainText: what comes out is whole letters in lines, is no longer than a constant
// times what went in, and has none of the ends of lines that are used inside.
func FuzzPlainText(f *testing.F) {
	f.Add(`&lt;ul&gt;&lt;li&gt;8,47&amp;nbsp;persen&lt;/li&gt;`)
	f.Add(`<table><tr><td colspan=2>a<td>b</table><sup>1<sup>2</sup><p hidden><li><p>`)
	f.Add(strings.Repeat("<div>", 5000) + "x")
	f.Fuzz(func(t *testing.T, from string) {
		got := PlainText(from)
		if !utf8.ValidString(got) || strings.Contains(got, hardBreak) || len(got) > 8*len(from)+8 {
			t.Errorf("%q gave %q", from, got)
		}
		for line := range strings.Lines(got) {
			if strings.TrimSpace(line) == "" {
				t.Errorf("%q gave an empty line: %q", from, got)
			}
		}
	})
}

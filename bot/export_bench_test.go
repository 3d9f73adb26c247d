package bot

import (
	"fmt"
	"testing"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/text"
)

// BenchmarkExport writes files of 10,000 commitments of three SKPD each.
func BenchmarkExport(b *testing.B) {
	v := text.ExportView{Zone: time.UTC, Today: commitments.NewDate(2026, 11, 24)}
	s := text.ExportPledges()
	for i := range 10_000 {
		c := commitments.Commitment{Number: i + 1, State: commitments.Open, Title: fmt.Sprint("Pelatihan kerja ", i), Deadline: commitments.NewDate(2026, 12, i%31), Parties: []commitments.Party{
			{SKPD: "dinsos", Status: commitments.Running, Progress: 60, Note: "dua kelas"}, {SKPD: "disnaker", Status: commitments.Waiting}, {SKPD: "dpmd", Status: commitments.Waiting}}}
		for _, p := range c.Parties {
			s.Rows = append(s.Rows, text.ExportPledgeRow(v, c, p))
		}
	}
	for name, write := range map[string]func() ([]byte, error){
		"xlsx": func() ([]byte, error) { return workbook([]text.Sheet{s}) },
		"csv":  func() ([]byte, error) { return csvOf(s) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				content, err := write()
				if err != nil || len(content) == 0 {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(content))/1e6, "MB/file")
			}
		})
	}
}

package redisbook

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

// FuzzRecord reads any field: it is an entry that is written and read back the
// same, or an error that says the book cannot be read.
func FuzzRecord(f *testing.F) {
	f.Add("6311:p0:2026-03", `{"v":"4.50","w":"4.640","o":"correction","s":"Surat","r":"salah ketik","b":"BPS","a":1796097600123,"h":"jump"}`)
	f.Add("0000:line:2012", `{"v":"233740"}`)
	f.Add("0000:line", `{`)
	f.Fuzz(func(t *testing.T, field, value string) {
		e, err := decode(field, value)
		if err != nil {
			if !errors.Is(err, indicators.ErrBook) {
				t.Errorf("error is %v", err)
			}
			return
		}
		again, err := encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decode(e.Key().ID(), again); err != nil || !cmp.Equal(e, back) {
			t.Errorf("%+v became %+v, %v", e, back, err)
		}
	})
}

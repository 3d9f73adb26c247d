package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/caarlos0/env/v11"
)

// A figure that an operator imports beside the running service is answered from at
// once, and those who want it hear of it once.
func TestServiceTellsNewFigures(t *testing.T) {
	eachStore(t, func(t *testing.T, environ []string) {
		environ = append(environ, "NEWS_QUIET=0s")
		api := newAPI(t)
		service := startService(t, api, environ...)
		mustSay(t, talk(t, api, "/langganan angka"), "Kabupaten Balangan")
		mustSay(t, talk(t, api, "/pengaturan tenang mati"), "tenang")
		wake(t, environ, person)
		out := beside(t, environ, "impor", figuresFile(t, "6311,p0,2026-03,4.41,Berita Resmi Statistik 2026"))
		mustSay(t, out, "Angka baru: 1", "4,41 persen")
		mustSay(t, next(t, api).Text, "Angka baru BPS", "Maret 2026", "Kabupaten Balangan", "4,41 persen", "turun 0,23 persen poin")
		mustSay(t, talk(t, api, "/indikator balangan"), "4,41", "Maret 2026")
		out = beside(t, environ, "impor", figuresFile(t, "6311,p0,2026-03,4.43,Berita Resmi Statistik 2026"))
		mustSay(t, out, "Angka yang berubah: 1", "semula 4,41, menjadi 4,43 persen")
		revised := next(t, api)
		mustSay(t, revised.Text, "Angka diperbarui", "Semula 4,41, menjadi 4,43 persen")
		if revised.ReplyTo == 0 {
			t.Error("the revision does not reply to the message that told the old value")
		}
		service.end() // has told the store what came of the letters
		if out = beside(t, environ, "antrean"); !strings.Contains(out, "2 terkirim") {
			t.Errorf("the queue says\n%s", out)
		}
	})
}

// figuresFile is a file to import with one line.
func figuresFile(t *testing.T, line string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "angka.csv")
	if err := os.WriteFile(file, []byte("region,indicator,period,value,source\n"+line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// beside runs a subcommand beside the service and gives what it prints.
func beside(t *testing.T, environ []string, args ...string) string {
	t.Helper()
	return besideAt(t, time.Now, environ, args...)
}

// besideAt is beside by a clock.
func besideAt(t *testing.T, now func() time.Time, environ []string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	p := program{environ: env.ToMap(environ), out: &out, errs: &errs, now: now}
	if code := p.run(t.Context(), args); code != exitFine {
		t.Fatalf("%v: exit code %d\n%s%s", args, code, &out, &errs)
	}
	return out.String()
}

// failing runs a subcommand that must fail, and gives its exit code and what it says
// about that.
func failing(t *testing.T, environ []string, args ...string) (int, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), args, environ, &out, &errs)
	if code == exitFine || out.Len() > 0 {
		t.Errorf("%v: exit code %d, printed %q", args, code, &out)
	}
	return code, errs.String()
}

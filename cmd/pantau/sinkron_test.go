package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pantau/indicators"
	"pantau/indicators/bps/bpstest"
	"pantau/indicators/data"
)

// bpsAPI is a Web API that has the figures of two years, and the settings for it.
func bpsAPI(t *testing.T) (*bpstest.Server, []string) {
	t.Helper()
	api := bpstest.New("a-key")
	server := httptest.NewServer(api)
	t.Cleanup(server.Close)
	return api, []string{"BPS_API_KEY=a-key", "BPS_API_URL=" + server.URL + "/v1/api/", "BPS_PAUSE=1ms"}
}

// tables are the tables of the districts' figures.
var tables = [...]string{indicators.P0: "0000/621", indicators.Poor: "0000/619", indicators.Line: "0000/624", indicators.P1: "0000/622", indicators.P2: "0000/623"}

// provincial are the tables of the provinces' figures.
var provincial = map[indicators.Indicator]string{indicators.P0: "0000/192", indicators.Poor: "0000/185", indicators.Line: "0000/195", indicators.P1: "0000/503"}

// publish puts the catalogue's figures of the districts of Kalimantan Selatan for
// March of a year into the tables, with Balangan's P0 as told.
func publish(t *testing.T, api *bpstest.Server, year int, balangan string) {
	t.Helper()
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i, table := range provincial {
		if f, ok := c.Newest("6300", i, indicators.March); ok {
			api.Put(indicators.TableCell{Region: "6300", Label: "KALIMANTAN SELATAN", Indicator: i, Value: f.Value, Period: f.Period, Table: table})
		}
	}
	for _, code := range c.Children("6300") {
		r, _ := c.Region(code)
		for _, i := range indicators.All {
			f, ok := c.Figure(code, i, indicators.Period{Year: min(year, 2025), Month: indicators.March})
			if !ok {
				continue
			}
			if code == "6311" && i == indicators.P0 {
				f.Value, _ = indicators.ParseDecimal(balangan)
			}
			cell := indicators.TableCell{Region: code, Label: r.Name, Indicator: i, Value: f.Value, Table: tables[i],
				Period: indicators.Period{Year: year, Month: indicators.March}}
			if !api.Put(cell) {
				t.Fatalf("the table takes no %v", cell)
			}
		}
	}
}

// A round of sinkron confirms what is known, a later one tells what is new, what was
// revised and what is held back, and the catalogue can be written anew from it.
func TestSinkron(t *testing.T) {
	api, environ := bpsAPI(t)
	environ = append(environ, "DATA_DIR="+t.TempDir())
	publish(t, api, 2025, "4.64")
	first := beside(t, environ, "sinkron")
	mustSay(t, first, "Sama dengan yang sudah ada: ")
	if strings.Contains(first, "Angka baru") || strings.Contains(first, "berubah") {
		t.Errorf("the first round finds news in what is known:\n%s", first)
	}
	publish(t, api, 2025, "4.66")
	publish(t, api, 2026, "464")
	second := beside(t, environ, "sinkron")
	mustSay(t, second, "semula 4,64, menjadi 4,66 persen", "Ditahan karena janggal", "464,00 persen", "Angka baru: 64")
	dir := t.TempDir()
	mustSay(t, beside(t, environ, "sinkron", "--katalog", dir), "3 berkas")
	content, err := os.ReadFile(filepath.Join(dir, "indicators.csv"))
	if err != nil || !strings.Contains(string(content), "4.66") {
		t.Errorf("the catalogue written anew lacks the revision: %v", err)
	}
}

// A key that BPS does not take is told from a server that is away, and neither
// changes anything.
func TestSinkronFails(t *testing.T) {
	_, environ := bpsAPI(t)
	environ = append(environ, "DATA_DIR="+t.TempDir())
	for _, c := range []struct{ setting, words string }{
		{"BPS_API_KEY=another", "kunci ditolak"}, {"BPS_API_KEY=", "belum diisi"},
	} {
		code, errs := failing(t, append(environ, c.setting), "sinkron")
		mustSay(t, errs, c.words)
		if code != exitFailed || strings.Contains(errs, "a-key") || strings.Contains(errs, "another") {
			t.Errorf("exit code %d, said %q", code, errs)
		}
	}
}

// A file with one bad line brings nothing, and every bad line is named.
func TestImportIsWholeOrNothing(t *testing.T) {
	environ := []string{"DATA_DIR=" + t.TempDir()}
	file := figuresFile(t, "6311,p0,2026-03,4.41,BRS\natlantis,p0,2026-03,4.41,BRS\n6311,p9,2026-03,1,BRS")
	code, errs := failing(t, environ, "impor", file)
	mustSay(t, errs, "baris 3: wilayah tidak dikenal", "baris 4: indikator harus", "Tidak ada yang dimasukkan")
	if code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	mustSay(t, beside(t, environ, "impor", figuresFile(t, "6311,p0,2026-03,4.41,BRS")), "Angka baru: 1")
}

// The doctor asks the Web API whether it takes the key.
func TestDoctorAsksBPS(t *testing.T) {
	_, environ := bpsAPI(t)
	environ = append(forDoctor(newAPI(t), "DATA_DIR="+t.TempDir()), environ...)
	if got := pantau(t, environ, "periksa"); got.code != exitFine || !strings.Contains(got.out, "kunci diterima") {
		t.Errorf("exit code %d\n%s", got.code, got.out)
	}
	if got := pantau(t, append(environ, "BPS_API_KEY=another"), "periksa"); got.code != exitFailed || !strings.Contains(got.out, "kunci ditolak") {
		t.Errorf("exit code %d\n%s", got.code, got.out)
	}
}

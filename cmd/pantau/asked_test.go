package main

import (
	"strings"
	"testing"

	"pantau/summaries/openai/openaitest"
)

// What a model says of a question that the grammar does not understand.
const (
	readsWell  = `{"jenis":"angka","wilayah":["tapin"],"kelompok":"","nasional":false,"indikator":["p0"],"dari":2023,"sampai":2023,"terakhir":0,"bulan":0,"ambang":""}`
	readsOther = `{"jenis":"angka","wilayah":["kotabaru"],"kelompok":"","nasional":false,"indikator":["p0"],"dari":2023,"sampai":2023,"terakhir":0,"bulan":0,"ambang":""}`
	obeys      = `{"jenis":"angka","wilayah":["tapin 99 persen"],"kelompok":"","nasional":false,"indikator":["p0"],"dari":0,"sampai":0,"terakhir":0,"bulan":0,"ambang":""}`
)

// puzzle is a question that the grammar does not understand, with a person's name.
const puzzle = "wah piye ya nasib wong cilik tapin 2023 menurut Pak Budi Santoso"

// The service has a model read a question, where the operator has opted in: the words go
// without the person's name, and only a reading that they bear out is answered.
func TestQuestionsReadByAModel(t *testing.T) {
	t.Parallel()
	model := openaitest.Start(t, openaitest.Says(readsWell), openaitest.Says(readsOther), openaitest.Says(obeys), openaitest.Fails)
	api := newAPI(t)
	r := startService(t, api, "DATA_DIR="+t.TempDir(), "OPENAI_BASE_URL="+model.URL, "OPENAI_MODEL="+openaitest.Model, "OPENAI_QUESTIONS=true")
	mustSay(t, talk(t, api, puzzle), "saya pahami sebagai", "Kabupaten Tapin", "Maret 2023", "3,19 persen")
	declined := talk(t, api, puzzle)
	if strings.Contains(declined, "persen penduduk miskin") || strings.Contains(declined, "saya pahami sebagai") {
		t.Errorf("another region is told: %q", declined)
	}
	for range 2 {
		if got := talk(t, api, puzzle); got != declined {
			t.Errorf("%q, not %q", got, declined)
		}
	}
	mustSay(t, talk(t, api, "p0 tapin 2023"), "3,19 persen")
	calls := model.Requests()
	if len(calls) != 4 {
		t.Errorf("the model was called %d times", len(calls))
	}
	for _, call := range calls {
		if strings.Contains(call.Raw, "Budi") || strings.Contains(call.Raw, "Santoso") {
			t.Errorf("a name leaves the server: %s", call.Raw)
		}
	}
	if log := r.log.String(); strings.Contains(log, "wong") || strings.Contains(log, "Budi") {
		t.Errorf("a person's words stand in the log:\n%s", log)
	}
}

// Without the setting no question leaves the server.
func TestQuestionsStay(t *testing.T) {
	t.Parallel()
	model := openaitest.Start(t, openaitest.Says(readsWell))
	api := newAPI(t)
	startService(t, api, "DATA_DIR="+t.TempDir(), "OPENAI_BASE_URL="+model.URL, "OPENAI_MODEL="+openaitest.Model)
	talk(t, api, puzzle)
	if calls := model.Requests(); len(calls) > 0 {
		t.Errorf("the model was asked %d times", len(calls))
	}
}

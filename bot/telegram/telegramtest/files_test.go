package telegramtest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// fetch makes a request for a file, and gives its status and content.
func fetch(t *testing.T, s *telegramtest.Server, how, token, path string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(how, s.URL()+"/file/bot"+token+"/"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Transport().RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(content)
}

// TestFiles fetches what a person has sent: from where getFile says, with the token,
// and not before.
func TestFiles(t *testing.T) {
	s := server(t)
	sent := s.SayWith(telegramtest.Words{Chat: 7, Person: 7, Text: "ini", File: &chat.File{Name: "a.csv", Bytes: []byte("isi")}})
	if status, _ := fetch(t, s, "GET", token, "documents/file_1.csv"); status != 404 || len(s.Violations()) != 1 {
		t.Errorf("fetched before it was asked for: %d, violations %q", status, s.Violations())
	}
	var f struct {
		Path string `json:"file_path"`
		Size int    `json:"file_size"`
	}
	if err := json.Unmarshal(ask(t, s, "getFile", "file_id="+sent.File).Result, &f); err != nil || f.Path != "documents/file_1.csv" || f.Size != 3 {
		t.Fatalf("the file is at %+v, %v", f, err)
	}
	if status, content := fetch(t, s, "GET", token, f.Path); status != 200 || content != "isi" {
		t.Errorf("%d %q", status, content)
	}
	if status, _ := fetch(t, s, "GET", "123:xyz", f.Path); status != 401 {
		t.Errorf("another token gets %d", status)
	}
	if status, _ := fetch(t, s, "POST", token, f.Path); status != 405 || len(s.Violations()) != 2 {
		t.Errorf("a POST gets %d, violations %q", status, s.Violations())
	}
	if n := s.Calls("file"); n != 3 {
		t.Errorf("%d calls", n)
	}
}

// TestFilesRefused asks for files that the API does not give. That may happen to every
// bot.
func TestFilesRefused(t *testing.T) {
	s := server(t)
	large := s.SayWith(telegramtest.Words{Chat: 7, Person: 7, File: &chat.File{Name: "a.zip", Size: 20<<20 + 1}}).File
	for id, says := range map[string]string{"x": "wrong file_id", large: "file is too big"} {
		if r := ask(t, s, "getFile", "file_id="+id); r.OK || r.Code != 400 || !strings.Contains(r.Description, says) {
			t.Errorf("answered %d %q, want %q", r.Code, r.Description, says)
		}
	}
	if len(s.Refusals()) != 2 || len(s.Violations()) != 0 {
		t.Errorf("refusals %q, violations %q", s.Refusals(), s.Violations())
	}
	if r := ask(t, s, "getFile"); r.OK || len(s.Violations()) != 1 {
		t.Errorf("getFile of nothing: %+v", r)
	}
}

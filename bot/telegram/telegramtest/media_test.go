package telegramtest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// upload makes a request with a file, the way bots do; params are "name=value" pairs.
func upload(t *testing.T, s *telegramtest.Server, method, field, name string, content []byte, params ...string) reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, p := range params {
		key, value, _ := strings.Cut(p, "=")
		_ = form.WriteField(key, value)
	}
	part, _ := form.CreateFormFile(field, name)
	_, _ = part.Write(content)
	_ = form.Close()
	client := http.Client{Transport: s.Transport()}
	resp, err := client.Post(s.URL()+"/bot"+token+"/"+method, form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var r reply
	if err := json.NewDecoder(resp.Body).Decode(&r); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	return r
}

// TestStrictFiles brings files as Telegram takes them, and with one thing wrong.
func TestStrictFiles(t *testing.T) {
	isi, caption := []byte("isi"), "caption="+strings.Repeat("a", 1024)
	in := func(kind string) string {
		return fmt.Sprintf(`media={"type":%q,"media":"attach://berkas"}`, kind)
	}
	tests := map[string]struct {
		method, field, name string
		content             []byte
		params              []string // behind chat_id
		says                string   // empty is taken
		code                int
	}{
		"document":                 {"sendDocument", "document", "Rekap Juni (é).xlsx", isi, []string{caption}, "", 200},
		"picture":                  {"sendPhoto", "photo", "photo.png", isi, nil, "", 200},
		"larger":                   {"sendDocument", "document", "a.zip", make([]byte, 50<<20+1), nil, "Too Large", 413},
		"as large as pictures are": {"sendPhoto", "photo", "a.png", make([]byte, 10<<20), nil, "", 200},
		"larger than pictures are": {"sendPhoto", "photo", "a.png", make([]byte, 10<<20+1), nil, "too big for a photo", 400},
		"long caption":             {"sendDocument", "document", "a.csv", isi, []string{caption + "a"}, "caption is too long", 400},
		"nothing in it":            {"sendDocument", "document", "a.csv", nil, nil, "non-empty", 400},
		"no name":                  {"sendDocument", "document", "", isi, nil, "save a file", 400},
		"name in quotes":           {"sendDocument", "document", `"a".csv`, isi, nil, "save a file", 400},
		"name in a folder":         {"sendDocument", "document", "../a.csv", isi, nil, "save a file", 400},
		"name that reads wrong":    {"sendDocument", "document", "a\u202excod.exe", isi, nil, "save a file", 400},
		"long name":                {"sendDocument", "document", strings.Repeat("a", 256), isi, nil, "save a file", 400},
		"another field":            {"sendDocument", "photo", "a.csv", isi, nil, "document", 400},
		"text with a file":         {"sendMessage", "document", "a.csv", isi, []string{"text=a"}, "document", 400},
		"link preview":             {"sendDocument", "document", "a.csv", isi, []string{`link_preview_options={"is_disabled":true}`}, "link_preview", 400},
		"in place of another":      {"editMessageMedia", "berkas", "a.csv", isi, []string{"message_id=1", in("document")}, "", 200},
		"of another type":          {"editMessageMedia", "berkas", "a.csv", isi, []string{"message_id=1", in("audio")}, "audio", 400},
		"of another name":          {"editMessageMedia", "lain", "a.csv", isi, []string{"message_id=1", in("document")}, "lain", 400},
		"in place of words":        {"editMessageMedia", "berkas", "a.csv", isi, []string{"message_id=2", in("document")}, "no media", 400},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := server(t)
			upload(t, s, "sendDocument", "document", "lama.csv", isi, "chat_id=7")
			ask(t, s, "sendMessage", "chat_id=7", "text=a")
			r := upload(t, s, test.method, test.field, test.name, test.content, append(test.params, "chat_id=7")...)
			if r.OK != (test.says == "") || !r.OK && r.Code != test.code || !strings.Contains(r.Description, test.says) {
				t.Errorf("answered %d %q; want %d with %q", r.Code, r.Description, test.code, test.says)
			}
			if mayBe := r.OK || name == "in place of words"; (len(s.Violations()) == 0) != mayBe {
				t.Errorf("violations %q", s.Violations())
			}
		})
	}
}

// TestFilesById sends and changes messages with files that the server keeps.
func TestFilesById(t *testing.T) {
	s := server(t)
	said := func(f chat.File) string {
		return s.SayWith(telegramtest.Words{Chat: 7, Person: 7, File: &f}).File
	}
	photo, document := said(chat.File{Photo: true, Bytes: []byte("jpeg")}), said(chat.File{Name: "a.csv", Bytes: []byte("isi")})
	gone := map[string]bool{"unknown": true, "words in place of a file": true, "no file to caption": true, "same caption": true}
	for _, test := range []struct{ name, method, params, says string }{
		{"picture", "sendPhoto", "photo=" + photo, ""},                                   // message 3
		{"document", "sendDocument", "document=" + document + "|caption=a", ""},          // message 4
		{"words", "sendMessage", "text=a", ""},                                           // message 5
		{"unknown", "sendDocument", "document=x", "wrong file identifier"},               //
		{"address", "sendDocument", "document=https://bps.go.id/a.pdf", "HTTP URL"},      //
		{"picture as a document", "sendDocument", "document=" + photo, "type Photo"},     //
		{"document as a picture", "sendPhoto", "photo=" + document, "type Document"},     //
		{"nothing", "sendDocument", "caption=a", "document"},                             //
		{"caption", "editMessageCaption", "message_id=4|caption=b", ""},                  //
		{"same caption", "editMessageCaption", "message_id=4|caption=b", "not modified"}, //
		{"long caption", "editMessageCaption", "message_id=4|caption=" + strings.Repeat("a", 1025), "caption is too long"},
		{"caption of a colour", "editMessageCaption", "message_id=4|caption=c|colour=red", "colour"},
		{"words in place of a file", "editMessageText", "message_id=4|text=c", "no text in the message"},
		{"no file to caption", "editMessageCaption", "message_id=5|caption=c", "no caption in the message"},
	} {
		before := len(s.Violations())
		r := ask(t, s, test.method, append(strings.Split(test.params, "|"), "chat_id=7")...)
		if r.OK != (test.says == "") || !strings.Contains(r.Description, test.says) {
			t.Errorf("%s: answered %d %q", test.name, r.Code, r.Description)
		}
		if fine := r.OK || gone[test.name]; fine != (len(s.Violations()) == before) {
			t.Errorf("%s: violations %q", test.name, s.Violations()[before:])
		}
	}
	for _, want := range []string{"", "a", "a", "b"} {
		m, err := s.Next(t.Context())
		if err != nil || m.Text != want || (m.File == nil) != (m.Method == "sendMessage") {
			t.Errorf("shown %+v, %v; want %q", m, err, want)
		}
		if m.File != nil && m.File.ID != photo && m.File.ID != document {
			t.Errorf("shown %+v", m.File)
		}
	}
}

// What the bot has sent can be asked for and fetched, and is in the reply.
func TestSentFilesAreKept(t *testing.T) {
	s := server(t)
	r := upload(t, s, "sendDocument", "document", "a.csv", []byte("isi"), "chat_id=7", "caption=a")
	var m struct {
		Caption  string `json:"caption"`
		Document struct {
			ID   string `json:"file_id"`
			Name string `json:"file_name"`
		} `json:"document"`
	}
	if err := json.Unmarshal(r.Result, &m); err != nil || m.Caption != "a" || m.Document.Name != "a.csv" {
		t.Fatalf("the message is %s, %v", r.Result, err)
	}
	if r := ask(t, s, "getFile", "file_id="+m.Document.ID); !r.OK {
		t.Fatalf("getFile says %q", r.Description)
	}
	if status, content := fetch(t, s, "GET", token, "documents/file_1.csv"); status != 200 || content != "isi" {
		t.Errorf("%d %q", status, content)
	}
}

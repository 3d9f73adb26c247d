package telegramtest

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Call is one request to the API. Fetching the content of a file is one of the method
// "file", with the file_path as its parameter.
type Call struct {
	Method string
	Params map[string]string // as they came; objects and lists as JSON
	N      int               // the how manieth of this method, from 1

	files map[string]part
	fetch bool // the content of a file
	at    time.Time
	r     *http.Request
}

// apiError is a refusal as the API gives it.
type apiError struct {
	Code      int
	Text      string
	After     int   // retry_after in seconds
	Moved     int64 // migrate_to_chat_id
	Violation bool  // a bot should never do this
}

func bad(text string) *apiError { return &apiError{Code: 400, Text: "Bad Request: " + text} }
func wrong(text string) *apiError {
	return &apiError{Code: 400, Text: "Bad Request: " + text, Violation: true}
}

// serve answers one request.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	c := &Call{at: time.Now(), r: r}
	path, fetch := strings.CutPrefix(r.URL.Path, "/file")
	token, method, ok := strings.Cut(strings.TrimPrefix(path, "/bot"), "/")
	if !ok || token != s.token {
		reply(w, nil, &apiError{Code: 401, Text: "Unauthorized"})
		return
	}
	if c.Method, c.fetch = method, fetch; fetch {
		c.Method, c.Params = "file", map[string]string{"file_path": method}
	} else if err := c.read(r); err != nil {
		s.refuse(w, c, wrong(err.Error()))
		return
	}
	f := s.struck(c)
	if f.strikes() && !f.Late {
		s.strike(w, r, f)
		return
	}
	result, refused := s.handle(c)
	switch {
	case r.Context().Err() != nil:
	case f.strikes():
		s.strike(w, r, f)
	case refused != nil:
		s.refuse(w, c, refused)
	case c.fetch:
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Length", strconv.Itoa(len(result)))
		_, _ = w.Write(result)
	default:
		reply(w, result, nil)
	}
}

// struck counts a call and decides what goes wrong with it.
func (s *Server) struck(c *Call) Fault {
	s.mu.Lock()
	s.calls[c.Method]++
	c.N = s.calls[c.Method]
	fault := s.fault
	s.mu.Unlock()
	if fault == nil {
		return Fault{}
	}
	return fault(*c)
}

// handle holds a call against the table and does it.
func (s *Server) handle(c *Call) (json.RawMessage, *apiError) {
	if c.fetch {
		return s.content(c)
	}
	if _, known := s.api.methods[c.Method]; !known {
		return nil, &apiError{Code: 404, Text: "Not Found: method not found", Violation: true}
	}
	if msg := s.api.check(c); msg != "" {
		return nil, wrong(msg)
	}
	do, ok := methods[c.Method]
	if !ok {
		return json.RawMessage("true"), nil
	}
	return do(s, c)
}

func (s *Server) refuse(w http.ResponseWriter, c *Call, e *apiError) {
	s.note(c.Method, e)
	reply(w, nil, e)
}

// reply writes a result or an error in the API's envelope.
func reply(w http.ResponseWriter, result json.RawMessage, e *apiError) {
	var body []byte
	status := http.StatusOK
	if e == nil {
		body = append(append([]byte(`{"ok":true,"result":`), result...), '}')
	} else {
		status = e.Code
		parameters := map[string]int64{}
		if e.After > 0 {
			parameters["retry_after"] = int64(e.After)
		}
		if e.Moved != 0 {
			parameters["migrate_to_chat_id"] = e.Moved
		}
		body, _ = json.Marshal(map[string]any{
			"ok": false, "error_code": e.Code, "description": e.Text, "parameters": parameters,
		})
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// maxRequest is the most that is read of a request, in bytes: the largest file that is
// taken, one that is not, and what stands around them.
const maxRequest = mostSent + 1<<20

// read takes the parameters from wherever they are: the address, a form, a form
// with files, or JSON.
func (c *Call) read(r *http.Request) error {
	c.Params = map[string]string{}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return errors.New("unreadable query")
	}
	c.take(query)
	if r.Body == nil || r.Body == http.NoBody {
		return nil
	}
	kind, args, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		return c.readParts(multipart.NewReader(io.LimitReader(r.Body, maxRequest), args["boundary"]))
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequest))
	if err != nil {
		return errors.New("unreadable body")
	}
	if kind == "application/json" {
		return c.readJSON(body)
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return errors.New("unreadable form")
	}
	c.take(form)
	return nil
}

func (c *Call) take(form url.Values) {
	for k, v := range form {
		c.Params[k] = v[0]
	}
}

func (c *Call) readParts(m *multipart.Reader) error {
	c.files = map[string]part{}
	for {
		p, err := m.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errors.New("unreadable multipart form")
		}
		data, err := io.ReadAll(p)
		if err != nil {
			return errors.New("unreadable multipart form")
		}
		if file, ok := readPart(p, data); ok {
			c.files[p.FormName()] = file
		} else {
			c.Params[p.FormName()] = string(data)
		}
	}
}

func (c *Call) readJSON(body []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil {
		return errors.New("unreadable JSON")
	}
	for k, raw := range fields {
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		c.Params[k] = s
	}
	return nil
}

// number is a parameter that the table has checked to be an integer; 0 when
// absent.
func (c *Call) number(name string) int64 {
	n, _ := strconv.ParseInt(c.Params[name], 10, 64)
	return n
}

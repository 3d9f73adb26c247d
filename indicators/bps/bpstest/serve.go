package bpstest

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// ServeHTTP answers below /v1/api/, with or without a host before it.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := r.URL.Query()
	key := q.Get("key")
	q.Del("key")
	path, api := strings.CutPrefix(r.URL.Path, "/v1/api/")
	s.requests = append(s.requests, path+"?"+q.Encode())
	switch {
	case len(s.faults) > 0:
		fault := s.faults[0]
		s.faults = s.faults[1:]
		fault(w, r)
	case !strings.HasPrefix(r.UserAgent(), "Mozilla/5.0"):
		Blocked(w, r)
	case !api || path != "list" && path != "view" && path != "domain":
		page(w, http.StatusNotFound, "404 - Unable to resolve the request")
	case key != s.key:
		complain(w, "You are not Allowed to take this action. Please re-check your key")
	default:
		s.answer(w, path, q)
	}
}

// answer answers by path.
func (s *Server) answer(w http.ResponseWriter, path string, q url.Values) {
	switch path {
	case "view":
		s.view(w, q)
	case "domain":
		s.domains(w, q)
	default:
		s.list(w, q)
	}
}

// list answers by model.
func (s *Server) list(w http.ResponseWriter, q url.Values) {
	t := s.tables[q.Get("domain")+"/"+q.Get("var")]
	switch model := q.Get("model"); {
	case model == "subcat":
		rows(w, q, []object{{"subcat_id": 1, "title": "Sosial dan Kependudukan"}})
	case model == "var":
		rows(w, q, s.variables(q.Get("domain"), q.Get("subject")))
	case model == "th" && t != nil:
		years := []object{}
		for _, y := range t.years() {
			years = append(years, object{"th_id": y - 1900, "th": strconv.Itoa(y)})
		}
		rows(w, q, years)
	case model == "data" && t != nil:
		s.data(w, t, q)
	case models[model].id != "":
		rows(w, q, s.listed(q))
	default:
		empty(w)
	}
}

// variables are the tables of the subject of poverty; one stands there twice.
func (s *Server) variables(domain, subject string) []object {
	all := []object{}
	if domain != "0000" || subject != "23" {
		return all
	}
	for _, name := range slices.Sorted(maps.Keys(s.tables)) {
		t := s.tables[name]
		all = append(all, object{"var_id": t.variable, "title": t.title, "sub_id": 23, "unit": t.unit})
	}
	return append(all[:1:1], all...)
}

// data answers with figures, a complaint, or null.
func (s *Server) data(w http.ResponseWriter, t *table, q url.Values) {
	years, ok := span(q.Get("th"))
	most := s.cap
	if most == 0 {
		most = 3 // a table of the domain 0000, as all are
	}
	switch {
	case !ok:
		complain(w, "'th' parameter is required and must be an integer, separated by colon (:) for range or semicolon (;) for multiple values.")
	case len(years) > most:
		complain(w, fmt.Sprintf("The maximum allowed number of years for the 'th' parameter is %d. You provided %d. Please reduce the number of years accordingly.", most, len(years)))
	case t.large && len(years) > t.most:
		Null(w, nil)
	default:
		if a := t.answer(years); a != nil {
			send(w, a)
			return
		}
		Null(w, nil)
	}
}

// span reads IDs of years: 124, 123;124 or 123:125.
func span(th string) (years []int, ok bool) {
	if from, to, isRange := strings.Cut(th, ":"); isRange {
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		for id := a; id <= min(b, a+100); id++ {
			years = append(years, id+1900)
		}
		return years, errA == nil && errB == nil && len(years) > 0
	}
	for _, id := range strings.Split(th, ";") {
		n, err := strconv.Atoi(id)
		if err != nil {
			return nil, false
		}
		years = append(years, n+1900)
	}
	return years, true
}

// rows sends a page of ten rows.
func rows(w http.ResponseWriter, q url.Values, all []object) {
	const size = 10
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil {
		n = 1
	}
	if from := (n - 1) * size; n < 1 || from >= len(all) {
		empty(w)
		return
	}
	page := all[(n-1)*size : min(n*size, len(all))]
	about := object{"page": n, "pages": (len(all) + size - 1) / size, "per_page": size, "count": len(page), "total": len(all)}
	send(w, object{"status": "OK", "data-availability": "available", "data": []any{about, page}})
}

func send(w http.ResponseWriter, answer object) {
	body, err := json.Marshal(answer)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

func complain(w http.ResponseWriter, message string) {
	send(w, object{"status": "Error", "message": message})
}

func empty(w http.ResponseWriter) {
	send(w, object{"status": "OK", "data-availability": "list-not-available", "data": ""})
}

func page(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(status)
	io.WriteString(w, text)
}

// Null is the answer null, a fault for Fail.
func Null(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, "null")
}

// Blocked is the firewall's page, which prints the address with the key.
func Blocked(w http.ResponseWriter, r *http.Request) {
	page(w, http.StatusForbidden, "<!doctype html>\n<head><title>\n Perimeter WAF Block \n</title></head>\n"+
		"<body><h2>Akses ini ditolak</h2><table><tr><td>URL</td><td>"+html.EscapeString(r.URL.String())+"</td></tr></table></body>\r\n")
}

// Overloaded is a status 503 with a page.
func Overloaded(w http.ResponseWriter, _ *http.Request) {
	page(w, http.StatusServiceUnavailable, "<html>Service Unavailable</html>")
}

// Flood makes a status 429 that asks to wait so many seconds.
func Flood(seconds int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
		page(w, http.StatusTooManyRequests, "Too Many Requests")
	}
}

// CutOff is an answer of which half came.
func CutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, `{"status":"OK","data-availability":"avail`)
}

// RoundTrip makes the server a transport of its own, without sockets.
func (s *Server) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, r)
	res := rec.Result()
	res.Request = r
	return res, nil
}

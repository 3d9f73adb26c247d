package bpstest

import (
	"cmp"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Release is a press release, a news item or a publication of a domain. Dates are
// YYYY-MM-DD.
type Release struct {
	Model  string // pressrelease, news, publication
	Domain string
	ID     string // a whole number; of a publication 24 hexadecimal digits
	Title  string
	Text   string // HTML as an office wrote it: abstract, or text of the news
	Date   string // of release; may be ahead
	NoFile bool   // it has no PDF; news never has one
}

// models are the names of what releases have. None of the API's other lists is here.
var models = map[string]struct{ id, text string }{
	"pressrelease": {"brs_id", "abstract"},
	"news":         {"news_id", "news"},
	"publication":  {"pub_id", "abstract"},
}

// sites are the domains that the server lists.
var sites = []object{
	{"domain_id": "0000", "domain_name": "Pusat", "domain_url": "https://www.bps.go.id"},
	{"domain_id": "6300", "domain_name": "Kalimantan Selatan", "domain_url": "https://kalsel.bps.go.id"},
	{"domain_id": "6310", "domain_name": "Tanah Bumbu", "domain_url": "https://tanahbumbukab.bps.go.id"},
	{"domain_id": "6311", "domain_name": "Balangan", "domain_url": "https://balangankab.bps.go.id"},
}

// Publish puts releases in, each in place of one with its model, domain and ID. It tells
// whether all models are known.
func (s *Server) Publish(releases ...Release) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := true
	for _, r := range releases {
		if models[r.Model].id == "" {
			all = false
			continue
		}
		s.releases = append(slices.DeleteFunc(s.releases, r.same), r)
	}
	return all
}

// Unpublish takes a release away, as when BPS withdraws it.
func (s *Server) Unpublish(model, domain, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.releases = slices.DeleteFunc(s.releases, Release{Model: model, Domain: domain, ID: id}.same)
}

func (r Release) same(o Release) bool {
	return r.Model == o.Model && r.Domain == o.Domain && r.ID == o.ID
}

// listed are the rows of a list, the newest first.
func (s *Server) listed(q url.Values) []object {
	found := slices.DeleteFunc(slices.Clone(s.releases), func(r Release) bool { return !r.fits(q) })
	slices.SortStableFunc(found, func(a, b Release) int { return cmp.Compare(b.Date, a.Date) })
	all := []object{}
	for _, r := range found {
		all = append(all, s.row(r))
	}
	return all
}

// fits tells whether a release is of the list that is asked for.
func (r Release) fits(q url.Values) bool {
	month, _ := strconv.Atoi(q.Get("month")) // news says 07, others 7; none is 0
	return r.Model == q.Get("model") && r.Domain == q.Get("domain") &&
		strings.HasPrefix(r.Date, q.Get("year")) &&
		(month == 0 || strings.Contains(r.Date, fmt.Sprintf("-%02d-", month))) &&
		strings.Contains(strings.ToLower(r.Title), strings.ToLower(q.Get("keyword")))
}

// row is a release in a list.
func (s *Server) row(r Release) object {
	o := s.common(r)
	switch r.Model {
	case "pressrelease":
		o["subj_id"], o["subj"] = 23, "Kemiskinan dan Ketimpangan"
	case "news":
		o["newscat_id"], o["newscat_name"] = "Statistik Lain", "KEGIATAN STATISTIK LAINNYA"
		o["news"] = cut(r.Text)
	case "publication":
		o["updt_date"] = weekBefore(r.Date)
	}
	return o
}

// view answers with one release.
func (s *Server) view(w http.ResponseWriter, q url.Values) {
	wanted := Release{Model: q.Get("model"), Domain: q.Get("domain"), ID: q.Get("id")}
	n := slices.IndexFunc(s.releases, wanted.same)
	if n < 0 {
		send(w, object{"status": "OK", "data-availability": "not-available", "data": ""})
		return
	}
	r := s.releases[n]
	o := s.common(r)
	answer := object{"status": "OK", "data-availability": "available", "data": o}
	switch r.Model {
	case "pressrelease":
		o["hit"] = 4954
	case "news":
		o["news_type"], o["newscat_name"] = "Statistik Lain", "Kegiatan Statistik Lainnya"
	case "publication":
		o["periode"], o["revisi"], o["related"] = "Tahunan", 0, []object{}
		answer["request"] = object{"domain": "http://siantarkota.bps.go.id", "model": r.Model, "lang": "ind", "id": r.ID}
	}
	send(w, answer)
}

// common is what a release has in list and view.
func (s *Server) common(r Release) object {
	m := models[r.Model]
	o := object{m.id: r.number(), "title": r.Title, m.text: html.EscapeString(r.Text), "rl_date": r.Date}
	switch r.Model {
	case "pressrelease":
		o["updt_date"], o["size"], o["slide"] = nil, "0.9 MB", ""
		o["pdf"], o["thumbnail"] = s.file(r), s.sign("cover")
	case "news":
		o["picture"] = ""
	case "publication":
		o["abstract"] = r.Text
		o["id_subject_csa"], o["subject_csa"], o["issn"] = nil, nil, ""
		o["sch_date"], o["updt_date"], o["size"] = r.Date, nil, "10.42 MB"
		o["pdf"], o["cover"] = s.file(r), s.sign("cover")
	}
	return o
}

// number is the ID as BPS sends it: a number, or text for a publication.
func (r Release) number() any {
	if n, err := strconv.Atoi(r.ID); err == nil && r.Model != "publication" {
		return n
	}
	return r.ID
}

// file is the address of a release's PDF, good for this answer only.
func (s *Server) file(r Release) string {
	if r.NoFile {
		return ""
	}
	return s.sign("download")
}

func (s *Server) sign(what string) string {
	s.signed++
	return fmt.Sprintf("https://web-api.bps.go.id/%s.php?f=TOKEN%d", what, s.signed)
}

// mostListed is how much of a news item stands in a list, in letters.
const mostListed = 120

// cut is news as a list has it: raw, cut wherever it happens to be, dots at its end.
func cut(text string) string {
	letters := []rune(text)
	return string(letters[:min(len(letters), mostListed)]) + " ....."
}

// weekBefore is a date of change as recorded: before that of release.
func weekBefore(date string) any {
	var year, month, day int
	if n, _ := fmt.Sscanf(date, "%4d-%2d-%2d", &year, &month, &day); n < 3 || day < 8 {
		return nil
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day-7)
}

// domains are the sites, in one page whose head says less than a list's.
func (s *Server) domains(w http.ResponseWriter, q url.Values) {
	found := slices.DeleteFunc(slices.Clone(sites), func(o object) bool {
		code := o["domain_id"].(string)
		switch q.Get("type") {
		case "prov":
			return !strings.HasSuffix(code, "00")
		case "kab":
			return strings.HasSuffix(code, "00")
		case "kabbyprov":
			return strings.HasSuffix(code, "00") || code[:2] != (q.Get("prov") + "  ")[:2]
		}
		return q.Get("type") != "all"
	})
	if len(found) == 0 {
		empty(w)
		return
	}
	send(w, object{"status": "OK", "data-availability": "available",
		"data": []any{object{"page": 1, "pages": 1, "total": len(found)}, found}})
}

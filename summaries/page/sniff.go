package page

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
)

// Form is what a file is, as far as its reading goes.
type Form string

// The forms.
const (
	HTML  Form = "html"
	Plain Form = "plain"
	PDF   Form = "pdf"
	XML   Form = "xml" // a feed, say; not read here
	Other Form = ""
)

// Sniff tells the form of a file by its first bytes, and by its MIME type (or "") where
// they do not tell. Servers name types wrongly often enough to be believed last.
func Sniff(content []byte, kind string) Form {
	head := content[:min(len(content), 1024)]
	if bytes.Contains(head, []byte("%PDF-")) {
		return PDF
	}
	named := byName(kind)
	guess, _, _ := mime.ParseMediaType(http.DetectContentType(head))
	switch guess {
	case "text/html":
		return HTML
	case "text/xml":
		return xmlForm(head)
	case "text/plain":
		return plainForm(head, named)
	}
	return Other
}

// plainForm is the form of text that does not begin like HTML: a piece of a page when the
// server calls it one, or when it has a tag that only pages have.
func plainForm(head []byte, named Form) Form {
	lower := bytes.ToLower(bytes.TrimSpace(head))
	if named == HTML || bytes.HasPrefix(lower, []byte("<")) && hasTag(lower) {
		return HTML
	}
	if named == XML {
		return XML
	}
	return Plain
}

// hasTag tells whether text has one of the tags that prose is put in.
func hasTag(lower []byte) bool {
	for _, tag := range []string{"<html", "<body", "<div", "<p>", "<p ", "<article", "<section", "<main", "<span", "<meta", "<ul", "<h2"} {
		if bytes.Contains(lower, []byte(tag)) {
			return true
		}
	}
	return false
}

// xmlForm parts pages written as XML from other XML.
func xmlForm(head []byte) Form {
	if bytes.Contains(bytes.ToLower(head), []byte("<html")) {
		return HTML
	}
	return XML
}

// byName is the form that a MIME type names.
func byName(kind string) Form {
	name, _, _ := mime.ParseMediaType(kind)
	switch {
	case name == "text/html" || name == "application/xhtml+xml":
		return HTML
	case name == "text/plain":
		return Plain
	case name == "application/pdf" || name == "application/x-pdf":
		return PDF
	case name == "text/xml" || name == "application/xml" || strings.HasSuffix(name, "+xml"):
		return XML
	}
	return Other
}

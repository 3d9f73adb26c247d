package feed

import (
	"net/url"
	"strings"
)

// isWeb tells whether an address is one that people can open.
func isWeb(u *url.URL) bool {
	return u != nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// resolve reads an address that stands in a document; nil when it is none, or none of the
// web. Without a base it must be whole.
func resolve(base *url.URL, text string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || strings.TrimSpace(text) == "" {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if !isWeb(u) {
		return nil
	}
	return u
}

// withoutTracking is an address without user, place in the page, and what only tells who
// has sent the reader. What is left keeps its order.
func withoutTracking(u *url.URL) string {
	clean := *u
	clean.User, clean.Fragment, clean.RawFragment = nil, "", ""
	clean.Scheme, clean.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	var kept []string
	for _, part := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(part, "=")
		if part != "" && !isTracking(strings.ToLower(name)) {
			kept = append(kept, part)
		}
	}
	clean.RawQuery, clean.ForceQuery = strings.Join(kept, "&"), false
	return clean.String()
}

// isTracking tells whether a parameter of an address says nothing about the page.
func isTracking(name string) bool {
	for _, beginning := range []string{"utm_", "mc_", "pk_", "at_", "hsa_", "_hs"} {
		if strings.HasPrefix(name, beginning) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "dclid", "yclid", "msclkid", "igshid", "twclid", "ttclid", "_ga", "_gl", "xtor", "ocid", "cmpid",
		"ref", "ref_src", "referrer", "traffic_source", "wt_mc", "spm", "feature", "campaign":
		return true
	}
	return false
}

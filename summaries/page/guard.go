package page

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"pantau/summaries"
)

// guard lets requests through to addresses that may be fetched. It is a RoundTripper, so
// that each hop of a redirect passes it, and the dialler beneath, so that what is checked
// is what is called.
type guard struct {
	allowed allowed
	lookup  func(ctx context.Context, host string) ([]netip.Addr, error)
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	inner   http.RoundTripper
}

// newGuard sets a guard up. No proxy is used, whatever the environment says: behind one
// it could not be told where a request goes.
func newGuard(cfg Config, open allowed) *guard {
	g := &guard{allowed: open, lookup: cfg.Lookup, dial: cfg.Dial}
	if g.lookup == nil {
		g.lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if g.dial == nil {
		g.dial = (&net.Dialer{Timeout: 5 * time.Second}).DialContext
	}
	g.inner = &http.Transport{
		DialContext:            g.dialChecked,
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           10,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
	return g
}

// RoundTrip sends a request whose address may be fetched. The address a reader came from
// is not told: it may be a signed one.
func (g *guard) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := g.checkURL(req.URL); err != nil {
		return nil, err
	}
	req = req.Clone(req.Context())
	req.Header.Del("Referer")
	return g.inner.RoundTrip(req)
}

// checkURL is summaries.ErrAddress for an address that is refused by its looks.
func (g *guard) checkURL(u *url.URL) error {
	host, port := u.Hostname(), portOf(u)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: neither http nor https", summaries.ErrAddress)
	case u.User != nil:
		return fmt.Errorf("%w: it has credentials in it", summaries.ErrAddress)
	case host == "":
		return fmt.Errorf("%w: it has no host", summaries.ErrAddress)
	case isNumber(host):
		return fmt.Errorf("%w: its host is a number", summaries.ErrAddress)
	case portNumber(port) == 0:
		return fmt.Errorf("%w: its port", summaries.ErrAddress)
	}
	return nil
}

// dialChecked resolves the host of an address and dials what may be dialled of that.
func (g *guard) dialChecked(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%w: it has no port", summaries.ErrAddress)
	}
	ips, err := g.resolve(ctx, host)
	if err != nil {
		return nil, err
	}
	err = fmt.Errorf("%w: it is not on the public web", summaries.ErrAddress)
	for _, ip := range ips {
		if !g.allowed.may(host, port, ip) {
			continue
		}
		var conn net.Conn
		if conn, err = g.dial(ctx, network, net.JoinHostPort(ip.Unmap().String(), port)); err == nil {
			return conn, nil
		}
	}
	return nil, err
}

// resolve gives the addresses of a host, which may be an address itself.
func (g *guard) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	ips, err := g.lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	return ips[:min(len(ips), mostAddresses)], nil
}

// mostAddresses is how many addresses of one host are tried.
const mostAddresses = 6

// isNumber tells whether a host that is no plain IP address would be read as one by a
// lenient resolver: its last label is a number (octal and hexadecimal ones too).
func isNumber(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if _, err := strconv.ParseUint(last, 0, 64); err == nil {
		return true
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}

// portOf is the port of an address, the scheme's when it has none.
func portOf(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "http":
		return "80"
	}
	return "443"
}

// portNumber is a port as a number, 0 when it is none.
func portNumber(port string) uint16 {
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return 0
	}
	return uint16(n)
}

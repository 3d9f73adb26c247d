package page

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"

	"pantau/summaries"
)

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"8.8.8.8": true, "104.16.1.1": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true, "172.32.0.1": true, "100.128.0.1": true,
		"127.0.0.1": false, "127.255.255.254": false, "0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "172.16.0.1": false,
		"172.31.255.255": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false, "100.127.255.255": false,
		"192.0.0.1": false, "192.0.2.1": false, "198.18.0.1": false, "198.19.255.255": false, "198.51.100.1": false, "203.0.113.9": false,
		"192.88.99.1": false, "224.0.0.1": false, "239.255.255.255": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::7f00:1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false,
		"64:ff9b::7f00:1": false, "64:ff9b::808:808": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2001::1": false,
		"2001:db8::1": false, "3fff::1": false, "fc00::1": false, "fd00:ec2::254": false, "fe80::1": false, "fec0::1": false, "ff02::1": false,
		"100::1": false, "5f00::1": false,
	} {
		if got := public(netip.MustParseAddr(text)); got != want {
			t.Errorf("public(%s) = %v", text, got)
		}
	}
	if public(netip.MustParseAddr("2606:4700::1111%eth0")) || public(netip.Addr{}) {
		t.Error("an address with a zone, or none, passes")
	}
}

// dialled is a Dial that notes where it was sent and leads to one server.
type dialled struct {
	to   string
	mu   sync.Mutex
	seen []string
}

func (d *dialled) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d.mu.Lock()
	d.seen = append(d.seen, address)
	d.mu.Unlock()
	if d.to == "" {
		return nil, errors.New("nobody is there")
	}
	return (&net.Dialer{}).DialContext(ctx, network, d.to)
}

// hosts is a Lookup by table; each further lookup of a name gives the next answer.
type hosts map[string][]string

func (n hosts) lookup(_ context.Context, host string) (ips []netip.Addr, err error) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	answers := n[host]
	if len(answers) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(answers) > 1 {
		n[host] = answers[1:]
	}
	for ip := range strings.FieldsSeq(answers[0]) {
		ips = append(ips, netip.MustParseAddr(ip))
	}
	return ips, nil
}

// TestRefused lists addresses that are refused before anything is dialled.
func TestRefused(t *testing.T) {
	table := hosts{"dalam.example": {"10.0.0.5"}, "metadata.example": {"169.254.169.254"}, "localhost": {"127.0.0.1 ::1"}, "publik.example": {"93.184.216.34"}}
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
		"http://017700000001/", "http://127.0.0.1./", "http://127.0.1/", "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/",
		"http://[fe80::1%25lo]/", "http://localhost/", "http://LOCALHOST./", "http://dalam.example/", "https://dalam.example/", "http://metadata.example/latest/meta-data",
		"http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://publik.example:22/", "http://publik.example:6379/", "http://publik.example:0/", "http://publik.example:99999/",
		"http://orang:sandi@publik.example/", "http://orang@publik.example/", "ftp://publik.example/", "file:///etc/passwd", "gopher://publik.example/", "javascript:alert(1)",
		"//publik.example/", "publik.example", "", "http://", "http:///a", "http:publik.example", "http://publik.example\\@127.0.0.1/", "http://%31%32%37.0.0.1/", "http://１２７.0.0.1/",
		"http://publik.example /", "http://\x00/", "data:text/html,halo", "unix:///run/docker.sock",
	} {
		d := &dialled{}
		f, err := New(Config{Lookup: table.lookup, Dial: d.dial})
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Fetch(t.Context(), address)
		if len(d.seen) > 0 {
			t.Errorf("%q dials %v", address, d.seen)
		}
		if !errors.Is(err, summaries.ErrAddress) && !(errors.Is(err, summaries.ErrGone) && strings.Contains(address, "１２７")) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// TestChecked dials the very address that was checked: a name that is public when it is
// asked first and private thereafter gains nothing, and of mixed answers only the public
// ones are tried.
func TestChecked(t *testing.T) {
	table := hosts{
		"berubah.example":   {"93.184.216.34", "127.0.0.1"},
		"campur.example":    {"127.0.0.1 10.0.0.1 93.184.216.34 ::1 2606:4700::1111"},
		"menumpang.example": {"::ffff:93.184.216.34"},
	}
	for host, want := range map[string]string{
		"berubah.example":   "93.184.216.34:80",
		"campur.example":    "93.184.216.34:80 [2606:4700::1111]:80",
		"menumpang.example": "93.184.216.34:80",
	} {
		d := &dialled{}
		f, err := New(Config{Lookup: table.lookup, Dial: d.dial})
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Fetch(t.Context(), "http://"+host+"/")
		if got := strings.Join(d.seen, " "); got != want || !errors.Is(err, summaries.ErrGone) {
			t.Errorf("%s dials %s, %v", host, got, err)
		}
		_, err = f.Fetch(t.Context(), "http://"+host+"/")
		if host == "berubah.example" && (len(d.seen) != 1 || !errors.Is(err, summaries.ErrAddress)) {
			t.Errorf("a name that changes its mind: dials %v, %v", d.seen, err)
		}
	}
}

// TestRedirected follows redirects to public addresses only.
func TestRedirected(t *testing.T) {
	var referers []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		referers = append(referers, r.Header.Get("Referer"))
		if to := r.URL.Query().Get("to"); to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		w.Write([]byte("Persentase penduduk miskin 5,32 persen."))
	}))
	defer server.Close()
	for to, want := range map[string]error{
		"http://127.0.0.1/":                  summaries.ErrAddress,
		"http://dalam.example/":              summaries.ErrAddress,
		"http://[::1]/":                      summaries.ErrAddress,
		"http://2130706433/":                 summaries.ErrAddress,
		"http://a:b@publik.example/":         summaries.ErrAddress,
		"http://publik.example:6379/":        summaries.ErrAddress,
		"ftp://publik.example/":              summaries.ErrAddress,
		"http://publik.example:x/?rahasia=1": summaries.ErrGone,
		"http://publik.example/lain":         nil,
		"/lain":                              nil,
	} {
		d := &dialled{to: server.Listener.Addr().String()}
		table := hosts{"publik.example": {"93.184.216.34"}, "dalam.example": {"10.0.0.5"}}
		f, err := New(Config{Lookup: table.lookup, Dial: d.dial})
		if err != nil {
			t.Fatal(err)
		}
		p, err := f.Fetch(t.Context(), "http://publik.example/awal?kunci=rahasia&to="+url.QueryEscape(to))
		if !errors.Is(err, want) || want == nil && (err != nil || p.Address != "http://publik.example/lain") {
			t.Errorf("to %s: %v, %s", to, err, p.Address)
		}
		if err != nil && strings.Contains(err.Error(), "rahasia") {
			t.Errorf("the error tells the query: %v", err)
		}
		for _, seen := range d.seen {
			if seen != "93.184.216.34:80" {
				t.Errorf("to %s: dials %s", to, seen)
			}
		}
	}
	if strings.Join(referers, "") != "" {
		t.Errorf("servers are told where a reader comes from: %q", referers)
	}
}

func TestAllow(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("Isi berita.")) }))
	defer server.Close()
	port := server.URL[strings.LastIndex(server.URL, ":")+1:]
	for entry, ok := range map[string]bool{
		"127.0.0.1": true, "127.0.0.1:" + port: true, "127.0.0.0/8": true, " 127.0.0.1 ": true, "0.0.0.0/0": true,
		"127.0.0.2": false, "127.0.0.1:1": false, "10.0.0.0/8": false, "localhost": false, "": false, "::1": false, "example.org": false,
	} {
		f, err := New(Config{Allow: []string{entry}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Fetch(t.Context(), server.URL)
		if ok != (err == nil) || !ok && !errors.Is(err, summaries.ErrAddress) {
			t.Errorf("allow %q: %v", entry, err)
		}
	}
	for entry, host := range map[string]string{"intranet.example": "intranet.example", "Intranet.Example:" + port: "INTRANET.example", "[::1]:" + port: "[::1]", "[::1]": "[::1]", "::1/128": "[::1]"} {
		d := &dialled{to: server.Listener.Addr().String()}
		f, err := New(Config{Allow: []string{entry}, Lookup: hosts{"intranet.example": {"10.0.0.5"}}.lookup, Dial: d.dial})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Fetch(t.Context(), "http://"+host+":"+port+"/"); err != nil {
			t.Errorf("allow %s: %v", entry, err)
		}
	}
	for _, entry := range []string{"10.0.0.0/40", "http://a.example", "a b", "a@b", ":80", "a.example:80:80"} {
		if _, err := New(Config{Allow: []string{entry}}); err == nil {
			t.Errorf("allow %q passes", entry)
		}
	}
}

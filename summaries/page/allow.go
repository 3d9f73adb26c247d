package page

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// allowed is what the operator has opened.
type allowed struct {
	hosts    map[string]bool // "host" or "host:port", lower case
	networks []netip.Prefix
}

// readAllowed reads entries such as "intranet.example", "localhost:8081", "10.1.0.0/16",
// "127.0.0.1" and "[::1]:8080".
func readAllowed(entries []string) (allowed, error) {
	a := allowed{hosts: map[string]bool{}}
	for _, entry := range entries {
		entry = strings.ToLower(strings.TrimSpace(entry))
		if entry == "" {
			continue
		}
		if strings.Contains(entry, "/") {
			p, err := netip.ParsePrefix(entry)
			if err != nil {
				return allowed{}, fmt.Errorf("reading what may be fetched: %q is no network", entry)
			}
			a.networks = append(a.networks, p.Masked())
			continue
		}
		host, ok := hostEntry(entry)
		if !ok {
			return allowed{}, fmt.Errorf("reading what may be fetched: %q is no host", entry)
		}
		a.hosts[host] = true
	}
	return a, nil
}

// hostEntry is an entry of a host as it is looked up.
func hostEntry(entry string) (string, bool) {
	if ip, err := netip.ParseAddr(strings.Trim(entry, "[]")); err == nil {
		return ip.String(), true
	}
	host, port, err := net.SplitHostPort(entry)
	if err != nil {
		host, port = entry, ""
	}
	if host == "" || strings.ContainsAny(host, " :@?#[]") {
		if _, err := netip.ParseAddr(host); err != nil {
			return "", false
		}
	}
	if port == "" {
		return strings.TrimSuffix(host, "."), !strings.Contains(entry, ":")
	}
	return net.JoinHostPort(strings.TrimSuffix(host, "."), port), true
}

// host tells whether a host is open by name, whatever it resolves to.
func (a allowed) host(host, port string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return a.hosts[host] || a.hosts[net.JoinHostPort(host, port)]
}

// address tells whether one of the operator's networks has an address.
func (a allowed) address(ip netip.Addr) bool {
	return within(a.networks, ip.Unmap()) || a.hosts[ip.Unmap().String()]
}

// ports are the ones of web servers; others are for hosts and networks that were opened.
var ports = []string{"80", "443", "8080", "8443"}

// may tells whether an address may be dialled for a host.
func (a allowed) may(host, port string, ip netip.Addr) bool {
	return a.host(host, port) || a.address(ip) || a.hosts[netip.AddrPortFrom(ip.Unmap(), portNumber(port)).String()] ||
		public(ip) && slices.Contains(ports, port)
}

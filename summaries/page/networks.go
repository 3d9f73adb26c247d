package page

import "net/netip"

// closed are the networks of IPv4 that are not of the public internet, by the registry of
// special-purpose addresses (RFC 6890 and successors).
var closed = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)

// global is where public addresses of IPv6 are given out, and closed6 what in it is not:
// protocol assignments with Teredo, documentation, 6to4. NAT64, mapped, unique local,
// link-local and multicast addresses lie outside.
var (
	global  = netip.MustParsePrefix("2000::/3")
	closed6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)

func prefixes(texts ...string) (all []netip.Prefix) {
	for _, t := range texts {
		all = append(all, netip.MustParsePrefix(t))
	}
	return all
}

func within(all []netip.Prefix, a netip.Addr) bool {
	for _, p := range all {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// public tells whether an address is one of the public internet. An address of IPv4 in
// the clothes of IPv6 is judged as what it is.
func public(a netip.Addr) bool {
	a = a.Unmap()
	switch {
	case !a.IsValid() || a.Zone() != "":
		return false
	case a.Is4():
		return !within(closed, a)
	}
	return global.Contains(a) && !within(closed6, a)
}

package indicators

// Kind is the kind of a region.
type Kind uint8

// The kinds of regions.
const (
	Nation Kind = iota
	Province
	Kabupaten
	Kota
)

// IsDistrict tells whether the region is a kabupaten or a kota.
func (k Kind) IsDistrict() bool { return k == Kabupaten || k == Kota }

// Region is Indonesia, a province, a kabupaten or a kota.
type Region struct {
	Code       string // BPS code, four digits; differs from Kemendagri's in places
	Name       string // short name, "Balangan"; 28 of them belong to two or three regions
	Full       string // official name, "Kabupaten Balangan"
	Kind       Kind
	Parent     string   // code of the province, of the nation, or empty
	Aliases    []string // common abbreviations, each of one region only
	Label      string   // as BPS's tables write it, "Kota Pematang Siantar"; here and there an older name
	Kemendagri string   // code of the Ministry of Home Affairs, "63.11"
	Lon, Lat   float64  // a point inside its largest part, degrees
	Neighbours []string // codes of kabupaten and kota with a common land border
	Since      int      // first year with figures, where the region is a new one; 0 is always
	Territory  int      // first year after losing part of its territory to new regions; 0 is never
}

// Group is a named set of regions to be compared or ranked.
type Group struct {
	ID      string   // "around:6311", "banua6", "6300"
	Name    string   // as told: "Banua Enam", "kabupaten sekitar Balangan", "Kalimantan Selatan"
	Members []string // codes
}

package people

import (
	"slices"
	"strings"
)

// usual are the kinds that a group gets once it is bound to a region. A private
// chat gets nothing until it chooses.
func usual() []Kind { return []Kind{NewFigures, Releases, Commitments} }

// Set subscribes to a kind or ends that, also where an office would bring it. The order
// of Wants and Off is that of Kinds.
func (s *Settings) Set(k Kind, on bool) {
	s.Off = slices.DeleteFunc(slices.Clone(s.Off), func(kind Kind) bool { return kind == k })
	if !on && s.Talks != group && (k == Commitments || k == Digest) {
		s.Off = append(s.Off, k)
		slices.Sort(s.Off)
	}
	if len(s.Off) == 0 {
		s.Off = nil
	}
	var wants []Kind
	for _, kind := range Kinds {
		if kind == k && on || kind != k && slices.Contains(s.Wants, kind) {
			wants = append(wants, kind)
		}
	}
	s.Wants = wants
}

// Has tells whether the chat has subscribed to a kind.
func (s Settings) Has(k Kind) bool { return slices.Contains(s.Wants, k) }

// BindTo lets what people of the region make be read in this chat, and has a group
// told of the usual kinds, unless it is bound already and only its SKPD changes.
// skpd may be empty.
func (s *Settings) BindTo(region, skpd string) {
	if s.Bound == "" && s.Talks == group {
		for _, k := range usual() {
			s.Set(k, true)
		}
	}
	s.Bound, s.SKPD = region, skpd
}

// SKPDIn is whose chat this is within a region; empty where it is nobody's, or bound
// elsewhere.
func (s Settings) SKPDIn(region string) string {
	if s.Bound != region {
		return ""
	}
	return s.SKPD
}

// Unbind ends what BindTo allowed. Reminders go with it; the rest stays.
func (s *Settings) Unbind() {
	s.Bound, s.SKPD = "", ""
	s.Wants = slices.DeleteFunc(slices.Clone(s.Wants), func(k Kind) bool { return k == Commitments })
}

// Stop ends all subscriptions and what comes with an office; what else is settled stays.
func (s *Settings) Stop() {
	for _, k := range Kinds {
		s.Set(k, false)
	}
}

// group is Talks of a room of many.
const group = "group"

// Follows tells whether a chat with these settings wants a kind for a region. own
// is the chat's own region; see Where. It says nothing of rights: what people of a
// region make is for chats bound to it and persons with an office there.
func (s Settings) Follows(k Kind, region, own string) bool {
	if !s.Has(k) {
		return false
	}
	return slices.ContainsFunc(s.Where(own), func(r string) bool { return covers(r, region) })
}

// covers tells whether an entry of Settings.Regions means the region.
func covers(entry, region string) bool {
	if !isWhole(entry) {
		return entry == region
	}
	return isDistrict(region) && entry == Whole(ProvinceOf(region))
}

// Lists are the lists of chats that may want a kind for a region: to tell all of
// them, page through each; a chat may stand on both.
func Lists(k Kind, region string) []string {
	lists := []string{Index(k, region)}
	if isDistrict(region) {
		lists = append(lists, Index(k, Whole(ProvinceOf(region))))
	}
	return lists
}

// SetRegions names what the subscriptions are about: codes, and Whole of provinces,
// whose code may be given by its first two digits. None is the chat's own region.
// What stands twice is kept once. ErrRegion, ErrFull.
func (s *Settings) SetRegions(regions []string) error {
	var kept []string
	for _, r := range regions {
		if p, whole := strings.CutSuffix(r, "*"); whole && len(p) == 2 {
			r = Whole(p + "00")
		}
		if !isRegion(r) && !isWhole(r) {
			return ErrRegion
		}
		if !slices.Contains(kept, r) {
			kept = append(kept, r)
		}
	}
	if len(kept) > MaxRegions {
		return ErrFull
	}
	s.Regions = kept
	return nil
}

// ProvinceOf is the code of the province that a region lies in: of 6311 it is 6300.
// It is empty when region is no code.
func ProvinceOf(region string) string {
	if !isRegion(region) {
		return ""
	}
	return region[:2] + "00"
}

func isRegion(code string) bool { return len(code) == 4 && digits(code) }

// isDistrict tells a kabupaten or kota from a province and the nation.
func isDistrict(code string) bool { return isRegion(code) && code[2:] != "00" }

func isWhole(entry string) bool {
	p, whole := strings.CutSuffix(entry, "*")
	return whole && isRegion(p) && !isDistrict(p) && p != "0000"
}

package people

import "slices"

// MaxProgrammes is how many programmes a region may name.
const MaxProgrammes = 20

// usualProgrammes are those of commitments where a region has named none. Every call
// gives a new list.
func usualProgrammes() []string {
	return []string{"lapangan kerja", "pelatihan kerja", "potensi daerah", "bantuan sosial", "pendidikan", "kesehatan", "infrastruktur dasar", "data dan koordinasi"}
}

// ProgrammesOf are the programmes of the region.
func (p Policy) ProgrammesOf() []string {
	if len(p.Programmes) == 0 {
		return usualProgrammes()
	}
	return slices.Clone(p.Programmes)
}

// EscalatesAfter is how many working days a commitment is overdue before it goes up.
func (p Policy) EscalatesAfter() int {
	if p.Escalate == 0 {
		return 7
	}
	return p.Escalate
}

// Takes tells whether something of a kind may be told to the chat: when it has
// subscribed to it, or when it comes with an office and was not turned off.
func (s Settings) Takes(k Kind, byOffice bool) bool {
	return s.Has(k) || byOffice && !slices.Contains(s.Off, k)
}

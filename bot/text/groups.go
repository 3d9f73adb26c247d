package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// ownPrefix marks the ID of a group of regions that people have put together.
const ownPrefix = "own:"

// OwnGroup is a group of people's own as it is ranked. Its ID leads buttons to the
// name, which is read there as a user's would be.
func OwnGroup(g people.Group) indicators.Group {
	return indicators.Group{ID: ownPrefix + strings.ToLower(g.Name), Name: g.Name, Members: g.Members}
}

// OwnGroups lists a region's own groups with their members.
func OwnGroups(c *indicators.Catalogue, r indicators.Region, groups []people.Group, manages bool) string {
	var b strings.Builder
	b.WriteString("<b>Kelompok wilayah " + r.Full + "</b>\n\n")
	if len(groups) == 0 {
		b.WriteString("Belum ada kelompok sendiri.\n")
	}
	for _, g := range groups {
		b.WriteString("<b>" + chat.Escape(g.Name) + "</b>: " + shorts(c, g.Members) + "\n")
	}
	if len(groups) > 0 {
		b.WriteString("\nMemakai: <code>/peringkat " + chat.Escape(strings.ToLower(groups[0].Name)) + "</code> · <code>/bandingkan " + chat.Escape(strings.ToLower(groups[0].Name)) + "</code>\n")
	}
	if manages {
		b.WriteString("\nMembuat: " + groupExample + "\nMenghapus: <code>/kelompok hapus hulu sungai</code>")
	}
	return strings.TrimSpace(b.String())
}

const groupExample = "<code>/kelompok baru “Hulu Sungai” hss hst hsu</code>"

// shorts names regions in a list.
func shorts(c *indicators.Catalogue, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = c.ShortName(code)
	}
	return strings.Join(names, ", ")
}

// GroupHow says how a group is made.
func GroupHow() string {
	return "Mohon sebutkan nama kelompok dalam tanda kutip, lalu paling sedikit dua wilayahnya: " + groupExample
}

// GroupTooLarge says that there are more regions than a group holds.
func GroupTooLarge(most int) string {
	return "Satu kelompok memuat paling banyak " + strconv.Itoa(most) + " wilayah."
}

// GroupNameTaken says that the name would be read as something else.
func GroupNameTaken(name string) string {
	return "Nama " + quote(name) + " sudah berarti wilayah, indikator, atau kelompok bawaan. Mohon pilih nama lain."
}

// GroupMixed says that regions of one group are of one level.
func GroupMixed() string {
	return "Satu kelompok memuat kabupaten/kota saja atau provinsi saja, karena peringkatnya hanya berarti di antara yang setingkat."
}

// WhichMember says that a name means several regions, or none.
func WhichMember(c *indicators.Catalogue, words string, codes []string) string {
	if len(codes) == 0 {
		return UnknownRegion(words, false)
	}
	names := make([]string, len(codes))
	for i, code := range codes {
		r, _ := c.Region(code)
		names[i] = r.Full
	}
	return "Nama " + quote(words) + " belum pasti. Mohon tulis lengkap, misalnya " + strings.Join(names, ", ") + "."
}

// GroupSaved confirms a group.
func GroupSaved(c *indicators.Catalogue, g people.Group) string {
	return "Tersimpan. Kelompok <b>" + chat.Escape(g.Name) + "</b>: " + shorts(c, g.Members) + ".\nMemakai: <code>/peringkat " + chat.Escape(strings.ToLower(g.Name)) + "</code> · <code>/bandingkan " + chat.Escape(strings.ToLower(g.Name)) + "</code>"
}

// NoSuchGroup says that no group has the name.
func NoSuchGroup(word string) string {
	if word == "" {
		return "Mohon sebutkan nama kelompoknya. Daftar: /kelompok"
	}
	return "Tidak ada kelompok bernama " + quote(word) + ". Daftar: /kelompok"
}

// RemoveGroupAsk asks before a group is removed.
func RemoveGroupAsk(c *indicators.Catalogue, g people.Group) string {
	return "Hapus kelompok <b>" + chat.Escape(g.Name) + "</b> (" + shorts(c, g.Members) + ")?"
}

// GroupRemoved confirms that there is no such group any more.
func GroupRemoved(name string) string { return "Kelompok " + quote(name) + " sudah tidak ada." }

// GroupCommand names a group on a button.
func GroupCommand(name string) string { return "Peringkat " + name }

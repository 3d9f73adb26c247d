package people

import (
	"slices"
	"strings"
)

// MatchSKPD are those of the list that the words may mean, in the order of the
// list: those whose abbreviation, alias or whole name they are, else those whose name has all
// the words, or words that begin so, else those one mistake in typing away.
func MatchSKPD(list []SKPD, words string) []SKPD {
	id := FoldID(words)
	if id == "" {
		return nil
	}
	for _, fits := range []func(SKPD) bool{
		func(s SKPD) bool { return s.isCalled(func(name string) bool { return squeeze(name) == squeeze(id) }) },
		func(s SKPD) bool { return s.isNamed(id, strings.HasPrefix) },
		func(s SKPD) bool {
			return s.isCalled(func(name string) bool { return near(squeeze(name), squeeze(id)) })
		},
		func(s SKPD) bool { return s.isNamed(id, near) },
	} {
		if found := slices.DeleteFunc(slices.Clone(list), func(s SKPD) bool { return !fits(s) }); len(found) > 0 {
			return found
		}
	}
	return nil
}

// isCalled tells whether an abbreviation or the whole name of the SKPD is as asked.
func (s SKPD) isCalled(is func(name string) bool) bool {
	return is(s.ID) || is(FoldID(s.Abbr)) || is(FoldID(s.Name)) || slices.ContainsFunc(s.Aliases, is)
}

// isNamed tells whether each word of id is like one of the SKPD's name.
func (s SKPD) isNamed(id string, like func(has, asked string) bool) bool {
	name := strings.Split(FoldID(s.Name), "-")
	for word := range strings.SplitSeq(id, "-") {
		if !slices.ContainsFunc(name, func(has string) bool { return like(has, word) }) {
			return false
		}
	}
	return true
}

// squeeze makes "diskop-ukm" and "diskopukm" one.
func squeeze(id string) string { return strings.ReplaceAll(id, "-", "") }

// near tells whether words of at least four letters are the same but for one letter
// too many, missing, another, or swapped with its neighbour.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 || len(y)-len(x) > 1 {
		return string(x) == string(y)
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	rest := func(r []rune, n int) string { return string(r[min(n, len(r)):]) }
	if len(x) < len(y) {
		return rest(x, i) == rest(y, i+1)
	}
	swapped := i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && rest(x, i+2) == rest(y, i+2)
	return swapped || rest(x, i+1) == rest(y, i+1)
}

// CommonSKPDs is a list to begin with: the departments that most regions have and
// that take part in reducing poverty, with their usual abbreviations. Names differ
// from region to region, so it is made to be edited. Every call gives a new list.
func CommonSKPDs() []SKPD {
	list := make([]SKPD, 0, len(common))
	for _, c := range common {
		s := SKPD{ID: FoldID(c[0]), Abbr: c[0], Name: c[1]}
		if c[2] != "" {
			s.Aliases = strings.Fields(c[2])
		}
		list = append(list, s)
	}
	return list
}

// common is abbreviation, name and other abbreviations.
var common = [...][3]string{
	{"Setda", "Sekretariat Daerah", "sekda sekretariat"},
	{"Bapperida", "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah", "bappeda bappelitbangda bappedalitbang bapelitbang"},
	{"BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah", "bpkpad bkad bpkd"},
	{"BPBD", "Badan Penanggulangan Bencana Daerah", ""},
	{"Inspektorat", "Inspektorat Daerah", "itda"},
	{"Dinsos", "Dinas Sosial", "dinsosp3a dinsosp3ap2kb"},
	{"Dinkes", "Dinas Kesehatan", "dinkesppkb"},
	{"RSUD", "Rumah Sakit Umum Daerah", "rs"},
	{"Disdik", "Dinas Pendidikan dan Kebudayaan", "disdikbud dikbud dindik"},
	{"DPMD", "Dinas Pemberdayaan Masyarakat dan Desa", "dispmd pmd dpmdes dinpermasdes"},
	{"DP3AP2KB", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana", "dp3akb dp3ap2kb dppkb dp3a dppkbp3a p3ap2kb"},
	{"Disnaker", "Dinas Tenaga Kerja", "disnakertrans dinaker"},
	{"Diskop UKM", "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, dan Perdagangan", "diskopukm diskumdag diskoperindag dkukmp disperindag diskopumkm"},
	{"PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "dpupr dpu pu dinas-pu"},
	{"Disperkim", "Dinas Perumahan Rakyat dan Kawasan Permukiman", "perkim dprkp dpkp disperkimtan disperkim-lh"},
	{"DKPP", "Dinas Ketahanan Pangan dan Pertanian", "distan dkp3 ketapang dispertan diskp"},
	{"Diskan", "Dinas Perikanan", "dkp disperikanan"},
	{"DLH", "Dinas Lingkungan Hidup", "dislh"},
	{"Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "dukcapil"},
	{"Diskominfo", "Dinas Komunikasi, Informatika, Statistik, dan Persandian", "kominfo diskominfosp diskominfosantik"},
	{"DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "ptsp dpmptsptk"},
	{"Kesra", "Bagian Kesejahteraan Rakyat Sekretariat Daerah", "bagian-kesra"},
}

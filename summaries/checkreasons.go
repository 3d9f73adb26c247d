package summaries

// Why a claim cannot be held against the catalogue, or differs in other than its value.
const (
	whyNoRegion     = "wilayah tidak dikenal"
	whyPlaceOpen    = "belum jelas wilayahnya"
	whyYearOpen     = "belum jelas tahunnya"
	whyTopicOpen    = "belum jelas indikatornya"
	whyTarget       = "target, bukan realisasi"
	whyNoAreas      = "tabel Pantau tidak memuat perkotaan dan perdesaan"
	whyNotInData    = "belum ada di data Pantau"
	whyNoSeptember  = "BPS tidak menerbitkan angka September untuk kabupaten/kota"
	whyNotYet       = "wilayah belum terbentuk pada tahun itu"
	whyYearOnly     = "hanya tahun yang disebut: Maret atau September tidak jelas"
	whyMonthUnknown = "bulan survei pada tabel tahun itu tidak diketahui"
	whyNoSurvey     = "bukan bulan survei Susenas"
	whyFlagged      = "angka pada tabel belum dicocokkan; perubahan tidak dihitung"
	whyWritten      = "cara menulis angka keliru"
	whyWayIs        = "arah menurut tabel: "
	whyRounds       = "dibulatkan menjadi "
	whyPoints       = "selisih persentase dalam persen poin"
)

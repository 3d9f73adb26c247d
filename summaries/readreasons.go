package summaries

// Why a claim of a page is not used. The secretariat reads these.
const (
	whyBetweenPlaces = "selisih antarwilayah, bukan perubahan"
	whyWhichPlace    = "wilayah tidak jelas"
	whyWhichPeriod   = "periode tidak jelas"
	whyWhichTopic    = "indikator tidak jelas"
	whyWhichArea     = "perkotaan atau perdesaan tidak jelas"
	whyWhichOrder    = "urutan angka tidak jelas"
	whyWhichUnit     = "satuan tidak jelas"
	whyWhichRole     = "tidak jelas tingkat atau perubahan"
	whyNoDirection   = "arah perubahan tidak disebut"
	whySelf          = "dibandingkan dengan periode yang sama"
	whyRange         = "rentang, bukan satu angka"
	whyAbout         = "angka kira-kira"
	whyNegated       = "disangkal dalam teks"
	whyMisprint      = "diduga salah tulis: "
	whyHeadline      = "judul menyebut tingkat sebagai perubahan"
	whyBodyWins      = "judul berbeda dengan isi"
	whyContradicted  = "bertentangan dengan angka lain di halaman"
	whyDifference    = "tidak sama dengan selisih kedua tingkat"
	whyDirection     = "arah berlawanan dengan kedua tingkat"
	whyPercentOfRate = "persen dari persentase, bukan persen poin"
	whyRateRange     = "persentase di luar 0–100"
	whyPopulation    = "tidak cocok dengan persentasenya"
	whyHeadlineRate  = "persentase utama pada halaman saling bertentangan"
	whyAreaSum       = "perkotaan dan perdesaan tidak sama dengan jumlahnya"
)

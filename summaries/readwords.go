package summaries

import "strings"

// wordRow is a row of the reader's word list before it is taken apart.
type wordRow struct {
	kind markKind
	reference
	list string // phrases parted by semicolons, in lower case, each mark with blanks around
}

// wordRows are the words that have a meaning for the reader, besides numbers, units,
// periods and regions.
var wordRows = []wordRow{
	{topicMark, reference{topic: "p0"}, "persentase penduduk miskin;persentase penduduk miskinnya;persentase kemiskinannya;tingkat kemiskinannya;angka kemiskinannya;persentase kemiskinan;persentase orang miskin;persentase warga miskin;persentase masyarakat miskin;presentase penduduk miskin;presentase kemiskinan;prosentase penduduk miskin;prosentase kemiskinan;tingkat kemiskinan;angka kemiskinan;laju kemiskinan;rasio kemiskinan;rasio penduduk miskin;proporsi penduduk miskin;persentase angka kemiskinan;persentase tingkat kemiskinan;jumlah persentase kemiskinan;jumlah persentase penduduk miskin;angka persentase kemiskinan;angka persentase penduduk miskin;tingkat penduduk miskin;p0;p 0;kemiskinan;kemiskinannya"},
	{topicMark, reference{topic: "poor"}, "jumlah penduduk miskin;jumlah orang miskin;jumlah warga miskin;jumlah masyarakat miskin;banyaknya penduduk miskin;penduduk miskin;penduduk miskinnya;jumlah penduduk miskinnya;jumlah warga miskinnya;warga miskinnya;orang miskin;warga miskin;masyarakat miskin;jiwa miskin;populasi miskin;jumlah kemiskinan;jumlah jiwa miskin;jml penduduk miskin;jml org miskin;jumlah org miskin;jml orang miskin;org miskin;angka penduduk miskin;penduduk yang miskin;yang miskin;yg miskin;tergolong miskin;masih miskin;hidup miskin;di bawah garis kemiskinan;dibawah garis kemiskinan;jumlah dan persentase penduduk miskin;persentase dan jumlah penduduk miskin;penduduk dalam kategori miskin;kategori miskin;kategori penduduk miskin"},
	{topicMark, reference{topic: "line"}, "garis kemiskinan;gk;batas kemiskinan;garis kemiskinannya"},
	{topicMark, reference{topic: "p1"}, "indeks kedalaman kemiskinan;indeks kedalaman;kedalaman kemiskinan;tingkat kedalaman kemiskinan;p1;p 1;indeks p1;angka kedalaman kemiskinan"},
	{topicMark, reference{topic: "p2"}, "indeks keparahan kemiskinan;indeks keparahan;keparahan kemiskinan;tingkat keparahan kemiskinan;p2;p 2;indeks p2;angka keparahan kemiskinan"},
	{topicMark, reference{topic: "gk_makanan"}, "garis kemiskinan makanan;gkm;komponen makanan;makanan;komoditas makanan;komoditi makanan"},
	{topicMark, reference{topic: "gk_bukan_makanan"}, "garis kemiskinan bukan makanan;garis kemiskinan non makanan;garis kemiskinan non - makanan;garis kemiskinan nonmakanan;gkbm;gknm;bukan makanan;non makanan;nonmakanan;komponen bukan makanan;komoditas bukan makanan"},
	{topicMark, reference{topic: "gk_rumah_tangga"}, "garis kemiskinan per rumah tangga;garis kemiskinan rumah tangga;garis kemiskinan per rumah tangga miskin;garis kemiskinan keluarga"},
	{topicMark, reference{topic: "ekstrem"}, "kemiskinan ekstrem;kemiskinan ekstrim;penduduk miskin ekstrem;penduduk miskin ekstrim;angka kemiskinan ekstrem;angka kemiskinan ekstrim;tingkat kemiskinan ekstrem;tingkat kemiskinan ekstrim;persentase kemiskinan ekstrem;persentase penduduk miskin ekstrem;jumlah penduduk miskin ekstrem;jumlah kemiskinan ekstrem;miskin ekstrem;miskin ekstrim;warga miskin ekstrem"},
	{topicMark, reference{topic: "program"}, "penanggulangan kemiskinan;pengentasan kemiskinan;percepatan penurunan kemiskinan;percepatan pengentasan kemiskinan;menekan kemiskinan;mengatasi kemiskinan;mengentaskan kemiskinan;menanggulangi kemiskinan;memberantas kemiskinan;program kemiskinan;penghapusan kemiskinan;pemberantasan kemiskinan;strategi pengentasan kemiskinan;dana kemiskinan;kantong kemiskinan;kantong - kantong kemiskinan"},
	{topicMark, reference{topic: "kelompok"}, "kemiskinan anak;kemiskinan multidimensi;kemiskinan perempuan;kemiskinan lansia;penduduk miskin yang bekerja;penduduk miskin bekerja;penduduk miskin usia;penduduk miskin berusia;penduduk miskin dengan pendidikan;penduduk miskin yang tidak bekerja;kepala rumah tangga miskin;pekerja miskin;penduduk hampir miskin;hampir miskin;rentan miskin;penduduk rentan miskin;sangat miskin;fakir miskin;anak miskin;siswa miskin;petani miskin;lansia miskin;desa miskin;kecamatan miskin"},
	{topicMark, reference{topic: "tpt"}, "tingkat pengangguran terbuka;tingkat pengangguran;tpt;pengangguran;angka pengangguran;penganggur"},
	{topicMark, reference{topic: "gini"}, "gini ratio;rasio gini;gini rasio;indeks gini;koefisien gini;gini;tingkat ketimpangan;ketimpangan pengeluaran;ketimpangan pendapatan"},
	{topicMark, reference{topic: "ipm"}, "indeks pembangunan manusia;ipm"},
	{topicMark, reference{topic: "inflasi"}, "inflasi;tingkat inflasi;deflasi"},
	{topicMark, reference{topic: "ekonomi"}, "pertumbuhan ekonomi;laju pertumbuhan ekonomi;ekonomi;pdrb;pdb;konsumsi rumah tangga"},
	{topicMark, reference{topic: "stunting"}, "stunting;prevalensi stunting;angka stunting"},
	{topicMark, reference{topic: "ntp"}, "nilai tukar petani;ntp;upah buruh;upah minimum;ump;umk;upah"},
	{topicMark, reference{topic: "sumbangan"}, "sumbangan;kontribusi;peranan;peran;andil;komoditas;komoditi;beras;rokok;share;proporsi;distribusi;responden;sampel;serapan;partisipasi;cakupan"},
	{topicMark, reference{topic: "penduduk"}, "jumlah penduduk;total penduduk;populasi;jumlah seluruh penduduk;total populasi;seluruh penduduk"},
	{topicMark, reference{topic: "rumah tangga"}, "rumah tangga miskin;keluarga miskin;kk miskin;kepala keluarga miskin;anggota rumah tangga;jumlah rumah tangga;jumlah keluarga;rata - rata rumah tangga miskin"},
	{topicMark, reference{topic: "pengeluaran"}, "pengeluaran per kapita;pengeluaran;pengeluaran penduduk;konsumsi"},
	{topicMark, reference{topic: "anggaran"}, "anggaran;dana;alokasi;pagu;apbd;apbn;biaya"},
	{topicMark, reference{topic: "bantuan"}, "bantuan;bansos;blt;bantuan sosial;santunan;pkh;bpnt;subsidi;insentif"},
	{sameMark, reference{}, "angka;angka itu;angka ini;angka tersebut;angkanya;nilai ini;nilai itu;nilai tersebut;nilainya;capaian itu;capaian ini;capaian tersebut;kondisi ini;kondisi itu;kondisi tersebut;besarannya;indeks ini;indeks itu;indeks tersebut;indeksnya;hal itu;hal ini"},
	{sameMark, reference{topic: "p0"}, "persentase;persentasenya;persentase ini;persentase itu;persentase tersebut;presentase;presentasenya;prosentase;prosentasenya;tingkatnya"},
	{sameMark, reference{topic: "poor"}, "jumlah;jumlahnya;jumlah ini;jumlah itu;jumlah tersebut;secara absolut;secara jumlah"},
	{moveMark, reference{direction: Fell, verb: true}, "turun;menurun;berkurang;menyusut;merosot;anjlok;melandai;terpangkas;susut"},
	{moveMark, reference{direction: Fell}, "penurunan;pengurangan;menurunkan;mengurangi;menurunnya;turunnya;berkurangnya;ditekan;menekan;diturunkan;lebih rendah;lebih kecil;lebih sedikit;keluar dari kemiskinan;lepas dari kemiskinan;terentaskan;dientaskan;entas"},
	{moveMark, reference{direction: Rose, verb: true}, "naik;meningkat;bertambah;melonjak;membengkak;melambung;menanjak"},
	{moveMark, reference{direction: Rose}, "kenaikan;peningkatan;penambahan;pertambahan;meningkatnya;naiknya;bertambahnya;lebih tinggi;lebih besar;lebih banyak;menaikkan"},
	{moveMark, reference{direction: Steady, verb: true}, "sama dengan;sama seperti;tidak berubah;stagnan;tidak mengalami perubahan;tetap sama"},
	{becomeMark, reference{}, "menjadi;jadi;tinggal;tersisa;ke angka;ke level;ke posisi;ke;menyentuh;menyentuh angka"},
	{levelMark, reference{}, "sebesar;sebanyak;tercatat;realisasi;realisasinya;adalah;yaitu;yakni;sejumlah;berjumlah;berada di;berada pada;berada di angka;berada pada angka;berada di level;berada pada level;berada di posisi;berada di kisaran;bertahan di angka;pada angka;pada level;pada posisi;di angka;di posisi;di level;ialah;masih;ada;sekarang;kini;saat ini;bertengger di;="},
	{reachMark, reference{}, "mencapai;hingga;sampai;hingga mencapai;sampai mencapai"},
	{fromMark, reference{}, "dari;semula;dari semula;dari sebelumnya;yang semula;yang sebelumnya;sebelumnya"},
	{compareMark, reference{}, "dibanding;dibandingkan;dibandingkan dengan;dibanding dengan;dibandingkan pada;daripada;ketimbang;terhadap;sejak;di atas;di bawah;diatas;dibawah;melampaui;jika dibandingkan dengan;bila dibandingkan dengan"},
	{areaMark, reference{area: Urban}, "perkotaan;daerah perkotaan;wilayah perkotaan;kawasan perkotaan;di kota;penduduk kota;kemiskinan kota"},
	{areaMark, reference{area: Rural}, "perdesaan;pedesaan;daerah perdesaan;wilayah perdesaan;daerah pedesaan;wilayah pedesaan;di desa;penduduk desa;kemiskinan desa"},
	{areaMark, reference{area: Total}, "perkotaan + perdesaan;perkotaan dan perdesaan secara keseluruhan;kota + desa;k + d;gabungan perkotaan dan perdesaan;perkotaan + pedesaan"},
	{targetMark, reference{}, "target;targetnya;menargetkan;targetkan;mentargetkan;menarget;bidik;proyeksikan;perkirakan;rencanakan;merencanakan;upayakan;usahakan;ditargetkan;diharapkan;berharap;sasaran;proyeksi;diproyeksikan;memproyeksikan;diprediksi;diperkirakan;memperkirakan;bertekad;direncanakan;rencana;rencananya;rpjmd;akan;hendak;optimistis;optimis;ingin;dipatok;mematok;meminta;diminta;minta;menjanjikan;berjanji;janji;wajib;harus;idealnya;membidik;berupaya;upaya;agar;supaya;rpjpd"},
	{aboutMark, reference{about: around}, "sekitar;kurang lebih;lebih kurang;kira - kira;di kisaran;kisaran;berkisar;sekira;± "},
	{aboutMark, reference{about: under}, "hampir;nyaris;mendekati;hampir mencapai;kurang dari"},
	{aboutMark, reference{about: over}, "lebih dari;sedikit di atas;tak kurang dari;tidak kurang dari;lebih dari sekitar"},
	{eachMark, reference{}, "masing - masing;berturut - turut;secara berurutan;secara berturut - turut"},
	{andMark, reference{}, "dan;serta;maupun;dengan;&;vs;versus"},
	{orMark, reference{}, "atau;setara;setara dengan;atau setara"},
	{whichMark, reference{}, "yang"},
	{atMark, reference{}, "dari total penduduk;dari jumlah penduduk;dari seluruh penduduk;dari total populasi;terhadap total penduduk;dari jumlah keseluruhan penduduk;dari keseluruhan penduduk;dari penduduk;pada;di;per;untuk;dalam;selama;posisi;kondisi;keadaan;periode;bulan;tahun;harus diakui;harus disyukuri;harus kita syukuri;harus kita akui;harus saya akui;harus kami akui"},
	{contrastMark, reference{}, "sedangkan;sementara;sementara itu;tetapi;tapi;namun;adapun;sebaliknya;meski;meskipun;walau;walaupun;akan tetapi"},
	{officeMark, reference{}, "bps;badan pusat statistik;bupati;wakil bupati;gubernur;wakil gubernur;wali kota;walikota;wakil wali kota;wakil walikota;pemkab;pemkot;pemprov;pemda;pemerintah;dinas;dinsos;disnaker;bappeda;bapperida;bappedalitbangda;bapelitbangda;sekda;sekretariat;dprd;dprk;polres;kodim;kepala;ketua;rsud;universitas;kantor;setda;diskominfo;kejaksaan;hotel;bank;menteri;kementerian;presiden;republik;survei sosial ekonomi;anggota;baznas;korem;polda;kapolres;dandim;kadis;kadinsos"},
	{notMark, reference{}, "bukan;tidak;tak;belum;bukannya"},
	{openMark, reference{}, "("},
	{closeMark, reference{}, ")"},
	{commaMark, reference{}, ",;:;|"},
}

// phrases is the word list by first word.
var phrases = phrasesOf(wordRows)

func phrasesOf(rows []wordRow) map[string][]phrase {
	by := map[string][]phrase{}
	for _, row := range rows {
		for _, p := range strings.Split(row.list, ";") {
			if words := strings.Fields(p); len(words) > 0 {
				by[words[0]] = append(by[words[0]], phrase{words, row.kind, row.reference})
			}
		}
	}
	by[";"] = []phrase{{words: []string{";"}, kind: commaMark}}
	return by
}

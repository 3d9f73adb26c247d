package indicators

// Query is what words ask of the catalogue: which regions, indicators and
// periods, and what to do with them. It is the one form in which a question
// reaches an answer, however it was worded.
type Query struct {
	Places        []Place     // regions named, in order
	Group         GroupWord   // a set of regions meant besides or instead of Places
	Island        string      // "sumatera": the one whose provinces are among Places, all of them
	Indicators    []Indicator // asked for, in order of mention; empty means all five
	From, To      int         // years; both 0 means the newest; From == To is one year
	Years         []int       // two or more years named singly ("2015 dan 2025"), in order, of which From and To are the ends; empty means a span
	Since         bool        // "sejak 2021": the change from From (0: not said) to the newest; To is 0; "tiap tahun" is since 2015
	Last          int         // "lima tahun terakhir": the newest so many years
	Ago           int         // "tahun lalu" is 1: so many years before the present one, which the caller knows
	ThisYear      bool        // "tahun ini": the present year, which the caller knows
	Step          int         // "tahun sebelumnya" is -1, "tahun berikutnya" 1: beside the year that was spoken of before
	Thence        bool        // "dari situ": from the year that was spoken of before
	Newest        bool        // "sekarang", "terbaru" is said: whatever was spoken of before, the newest
	Month         Month       // the one named; Unknown means none, or both
	BothMonths    bool        // March and September are both named
	Value         *Decimal    // a value whose year is asked ("5,32 itu tahun berapa"), in full ("544 rb" is 544000)
	Bounds        []Bound     // limits that figures are held against, of SinceWhen and ListWhere; at most two
	Moved         *Bound      // of Movers: those alone that moved the Way by more or less than this ("turun lebih dari 0,5 persen poin")
	Guessed       bool        // the indicator was not named, and is told by the size of the bounds, or by the unit of a change
	Steepest      bool        // of Change with When: in which year the rise or fall was largest
	Share         bool        // of Change: the number of poor moved by how many percent
	Streak        bool        // of Change: for how long it has gone one way ("sejak kapan turun", "berapa tahun berturut-turut")
	Turn          Turn        // of SinceWhen: which of the times is asked
	Top           int         // of Highest, Lowest and Movers: so many regions ("3 kabupaten termiskin"); of Show so many as a question before is to be told of ("kalau 5?"); 0 when not said
	Op            Op          // what to do
	Way           Way         // of Change and Movers: whether falls or rises were asked for
	When          bool        // "tahun berapa": the year of a value or of an extreme is asked
	Here          bool        // "kita", "di sini": the chat's own region
	National      bool        // rank or extremes among all districts ("nasional nomor berapa"); with a province named, its rank among provinces
	OnlyKota      bool        // of the districts ordered, kota alone are meant ("kota termiskin", "kota mana")
	OnlyKabupaten bool        // kabupaten alone ("kabupaten saja"); "kabupaten mana" commonly means kota too
	BothEnds      bool        // of Highest: the lowest too ("tertinggi dan terendah")
	Whose         bool        // "di kalsel urutan berapa": the place is asked of a region that is not named
	Apart         bool        // "selisihnya", "bedanya" is said: of two regions that were spoken of, how far apart they are
	HowMuch       bool        // of Change: "naik berapa", not whether
	Kin           GroupWord   // "kotanya?", "provinsinya?": KinKota, KinKabupaten or KinProvince of the region spoken of before; or OwnProvince
	Crossed       bool        // indicators or years were named with one place each ("p0 balangan dan p1 tabalong"), and are told of all
	Follows       bool        // the words lean on what was said before ("kalau tabalong?", "p1 nya?")
	Unclear       []string    // words that were not understood, as typed, at most eight
	Beyond        []string    // words that change what is asked and that no operation takes into account ("kecuali"), as typed, at most eight: nothing may be answered in their place
	Outside       Topic       // a subject that the catalogue does not hold
}

// Place is a stretch of the words that names a region, or several that bear the name.
type Place struct {
	Words string // as typed
	Match Match
}

// Op is what a query wants done.
type Op uint8

// The operations. Show is the default.
const (
	Show      Op = iota // the figures
	Compare             // regions beside each other
	Rank                // order within a group
	Movers              // who fell or rose most
	Highest             // the highest of a group
	Lowest              // the lowest of a group
	WhichYear           // in which year a value stood ("5,32 itu tahun berapa", "441.448 benar?")
	Change              // rise or fall
	Gap                 // distance to province and nation
	Define              // what an indicator means ("apa itu garis kemiskinan")
	Brief               // a text to be forwarded ("bahan sambutan")
	SinceWhen           // in which years figures lay within bounds ("sejak kapan di bawah 5 persen")
	ListWhere           // which regions of a group lie within bounds ("kabupaten mana saja yang di atas 6 persen")
)

// Bound is a limit that figures are held against.
type Bound struct {
	Below   bool    // figures lie below it, else above
	OrEqual bool    // figures at the limit count too ("antara 4 dan 5", "minimal 5")
	Value   Decimal // in the unit of the query's first indicator, unless Than is set
	Than    string  // code of the region whose figure of the same survey is the limit; or one of these:
}

// What Than is where no region is named.
const (
	ThanProvince = "provinsi" // the province of the region meant
	ThanHere     = "sini"     // the asker's region: a code must be put in its place
)

// Turn chooses among the times at which figures lay within bounds.
type Turn uint8

// The turns.
const (
	Ever      Turn = iota // since when, or in which years
	FirstTime             // "pertama kali"
	LastTime              // "terakhir kali"
	AnyTime               // "pernah": whether at any time
)

// Way is a direction in which figures move.
type Way int8

// The ways. Both covers "naik atau turun" as well as nothing said.
const (
	Fall Way = -1
	Both Way = 0
	Rise Way = 1
)

// GroupWord is a set of regions named by a word.
type GroupWord string

// The groups that words can name. Where the words also name the province whose
// districts are meant, it is the last of Places.
const (
	NoGroup   GroupWord = ""
	Around    GroupWord = "around" // the neighbours of the region meant
	BanuaEnam GroupWord = "banua6"
	Districts GroupWord = "districts" // all kabupaten and kota of the province meant
	Provinces GroupWord = "provinces" // all provinces
)

// The kin of a region: its namesake of the other kind, or its province.
const (
	KinKota      GroupWord = "kota"
	KinKabupaten GroupWord = "kabupaten"
	KinProvince  GroupWord = "provinsi"
	OwnProvince  GroupWord = "provinsi kita" // of the chat's own region, beside Places
)

// Topic is a subject beside the five indicators that people ask about; each has
// its fixed reply.
type Topic string

// The topics outside the catalogue.
const (
	NoTopic    Topic = ""
	Villages   Topic = "villages"  // kecamatan, desa
	Registry   Topic = "registry"  // DTSEN, DTKS, desil, the figures of Dinas Sosial
	Extreme    Topic = "extreme"   // extreme poverty
	OtherStats Topic = "other"     // IPM, stunting, unemployment
	Forecast   Topic = "forecast"  // predictions
	Wage       Topic = "wage"      // a person's wage against the line
	Causes     Topic = "causes"    // why it rose or fell
	PerHead    Topic = "perhead"   // is the line per head or per household
	Residents  Topic = "residents" // lists of poor persons, by name by address
	Target     Topic = "target"    // the plan's targets (RPJMD)
	Subgroups  Topic = "subgroups" // a part of the people: children, women, the towns or the countryside
	Opinion    Topic = "opinion"   // whether a policy or an official is good, elections, blame
	Abroad     Topic = "abroad"    // another country
	Sources    Topic = "sources"   // where the figures come from
	Aside      Topic = "aside"     // jokes, instructions to the bot, questions about it
)

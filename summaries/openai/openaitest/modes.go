package openaitest

// Mode is what a server does with a call.
type Mode string

// Good arranges the tokens of the prompt into sentences.
const Good Mode = "good"

// Says is a model that sends this content, whatever it is asked.
func Says(content string) Mode { return says + Mode(content) }

const says Mode = "says "

// Words that a model may write and must not: they come as an answer should.
const (
	AltersDigit    Mode = "alters a digit"   // writes a figure of its own for a token
	AddsDigit      Mode = "adds a digit"     // writes a figure beside the token
	SwapsScale     Mode = "swaps the scale"  // ribu becomes juta
	SwapsFigures   Mode = "swaps figures"    // two tokens exchanged
	SwapsLast      Mode = "swaps the last"   // the last two levels exchanged, such as P1 and P2
	SwapsChanges   Mode = "swaps changes"    // the tokens of two changes exchanged
	Invents        Mode = "invents"          // a figure of another thing
	InventsInWords Mode = "invents in words" // a figure without a digit
	WrongYear      Mode = "wrong year"       // another period for its token
	WrongRegion    Mode = "wrong region"     // another region for its token
	WrongArea      Mode = "wrong area"       // says that it is of the towns
	FlipsDirection Mode = "flips direction"  // turun becomes naik
	NamesCause     Mode = "names a cause"    // that is not in the page
	Obeys          Mode = "obeys"            // an instruction in the page
	English        Mode = "English"          // another language
	Long           Mode = "long"             // over sixty words
	Leaks          Mode = "leaks"            // the prompt
	Marks          Mode = "marks"            // markup and a link
	RepeatsToken   Mode = "repeats a token"  // one stands twice
	DropsToken     Mode = "drops a token"    // one is missing
	UnknownToken   Mode = "unknown token"    // one of its own
	EmptyText      Mode = "empty text"       // of the schema, without words
)

// Answers that are none.
const (
	Empty         Mode = "empty"            // no body
	NoChoices     Mode = "no choices"       // an empty list
	Refuses       Mode = "refuses"          // a refusal
	Filtered      Mode = "filtered"         // ended by a filter
	FilteredEarly Mode = "filtered early"   // refused by a filter before the model
	PlainText     Mode = "plain text"       // instead of JSON
	OtherSchema   Mode = "other schema"     // JSON of its own
	CallsTool     Mode = "calls a tool"     // that nobody has offered
	CutOff        Mode = "cut off"          // at the limit of tokens
	Endless       Mode = "endless"          // a text without end
	EndlessBlank  Mode = "endless blank"    // blanks without end before the answer
	TooMany       Mode = "429"              // with Retry-After: 7
	TooManyLater  Mode = "429 with a date"  // with Retry-After as a date in 2099
	TooManyAtAll  Mode = "429 without time" // without Retry-After
	NoKey         Mode = "401"              // and quotes the key
	Fails         Mode = "500"              //
	Loading       Mode = "503"              // with Retry-After: 30
	BadGateway    Mode = "502"              // HTML
	Page          Mode = "page"             // HTML with status 200
	ErrorText     Mode = "error text"       // {"error":"text"} with status 500
	ErrorInside   Mode = "error inside"     // an error with status 200
	Redirects     Mode = "redirects"        // to another host
	Stalls        Mode = "stalls"           // never answers
	StallsInside  Mode = "stalls inside"    // stops in the midst of its answer
)

// Wordy are the modes whose answers are of the schema: what is wrong is in the words.
var Wordy = []Mode{
	AltersDigit, AddsDigit, SwapsScale, SwapsFigures, SwapsLast, SwapsChanges, Invents, InventsInWords, WrongYear, WrongRegion, WrongArea,
	FlipsDirection, NamesCause, Obeys, English, Long, Leaks, Marks, RepeatsToken, DropsToken, UnknownToken, EmptyText,
}

// Broken are the modes without words.
var Broken = []Mode{
	Empty, NoChoices, Refuses, Filtered, FilteredEarly, PlainText, OtherSchema, CallsTool, CutOff, Endless, EndlessBlank,
	TooMany, TooManyLater, TooManyAtAll, NoKey, Fails, Loading, BadGateway, Page, ErrorText, ErrorInside, Redirects,
	Stalls, StallsInside,
}

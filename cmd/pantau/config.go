package main

import (
	"errors"
	"log/slog"
	"maps"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/caarlos0/env/v11"

	"pantau/bot/outbox"
	"pantau/bot/text"
	"pantau/indicators/chart"
)

// config is every setting there is; the environment is its only source. A
// variable that is set but empty counts as not set, as Compose files leave them.
type config struct {
	Token         secret     `env:"TELEGRAM_TOKEN"`
	APIURL        string     `env:"TELEGRAM_API_URL" envDefault:"https://api.telegram.org"`
	WebhookURL    string     `env:"TELEGRAM_WEBHOOK_URL"`
	WebhookSecret secret     `env:"TELEGRAM_WEBHOOK_SECRET"`
	Listen        string     `env:"LISTEN_ADDR" envDefault:"127.0.0.1:8080"`
	Redis         secret     `env:"REDIS_URL"`
	DataDir       string     `env:"DATA_DIR" envDefault:"./data"`
	Region        string     `env:"REGION" envDefault:"6311"`
	Operator      string     `env:"OPERATOR"`
	Admins        adminIDs   `env:"ADMIN_IDS"`
	LogLevel      slog.Level `env:"LOG_LEVEL" envDefault:"info"`
	LogFormat     logFormat  `env:"LOG_FORMAT" envDefault:"text"`
	Pace          pace       `env:"SEND_PACE" envDefault:"30/s,1/s,20/m"`
	BPSKey        secret     `env:"BPS_API_KEY"`
	BPSURL        string     `env:"BPS_API_URL" envDefault:"https://webapi.bps.go.id/v1/api/"`
	BPSEvery      interval   `env:"BPS_EVERY" envDefault:"6h"`
	BPSDomains    domains    `env:"BPS_DOMAINS" envDefault:"0000"`
	BPSPause      interval   `env:"BPS_PAUSE" envDefault:"1s"`
	BPSContact    string     `env:"BPS_CONTACT"`
	NewsQuiet     interval   `env:"NEWS_QUIET" envDefault:"30m"`
	ReleaseEvery  interval   `env:"RELEASE_EVERY" envDefault:"15m"`
	Feeds         addresses  `env:"RELEASE_FEEDS"`
	ReleaseWords  words      `env:"RELEASE_WORDS"`
	FetchAllow    words      `env:"FETCH_ALLOW"`
	ModelKey      secret     `env:"OPENAI_API_KEY"`
	ModelURL      string     `env:"OPENAI_BASE_URL"`
	Model         string     `env:"OPENAI_MODEL"`
	ModelDaily    int        `env:"OPENAI_DAILY" envDefault:"200"`
	ModelAsked    bool       `env:"OPENAI_QUESTIONS"`
	MediaChat     int64      `env:"MEDIA_CHAT"`
	Map           shapes     `env:"MAP_GEOJSON"`
}

// fromFiles are the settings that may stand in a file named by NAME_FILE.
var fromFiles = []string{"TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "REDIS_URL", "BPS_API_KEY", "OPENAI_API_KEY"}

// problem is a setting that cannot stand, and what to do about it in words.
type problem struct{ name, words string }

// problems are all that is wrong with the environment, by variable.
type problems []problem

// about keeps the problems of the named variables.
func (ps problems) about(names ...string) problems {
	return slices.DeleteFunc(slices.Clone(ps), func(p problem) bool { return !slices.Contains(names, p.name) })
}

// String lists the problems, one a line.
func (ps problems) String() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.words
	}
	return strings.Join(lines, "\n")
}

// readConfig reads the whole environment and names every problem at once. known
// tells whether a region's code is in the catalogue. No value is ever repeated
// in a problem, since it may be a secret in the wrong place.
func readConfig(environ map[string]string, known func(code string) bool) (config, problems) {
	settings := maps.Clone(environ)
	maps.DeleteFunc(settings, func(_, value string) bool { return value == "" })
	found := readFiles(settings)
	var cfg config
	found = append(found, parseErrors(env.ParseWithOptions(&cfg, env.Options{Environment: settings}))...)
	found = append(found, cfg.check(known)...)
	slices.SortStableFunc(found, func(a, b problem) int { return strings.Compare(a.name, b.name) })
	return cfg, slices.CompactFunc(found, func(a, b problem) bool { return a.name == b.name })
}

// readFiles puts the contents of the NAME_FILE variables in place of NAME.
func readFiles(settings map[string]string) (found problems) {
	for _, name := range fromFiles {
		path, named := settings[name+"_FILE"]
		if !named {
			continue
		}
		if _, both := settings[name]; both {
			found = append(found, problem{name, text.SettingTwice(name)})
			continue
		}
		content, err := os.ReadFile(path)
		value := strings.TrimSpace(string(content))
		if err != nil || value == "" {
			found = append(found, problem{name, text.SettingFile(name, path)})
			continue
		}
		settings[name] = value
	}
	return found
}

// parseErrors turns the library's errors, which name fields and repeat values,
// into problems, which name variables and repeat nothing.
func parseErrors(err error) (found problems) {
	var all env.AggregateError
	if !errors.As(err, &all) {
		return nil
	}
	for _, err := range all.Errors {
		var parse env.ParseError
		if errors.As(err, &parse) {
			found = append(found, wrong(variable(parse.Name)))
		}
	}
	return found
}

// variable is the name of the variable that fills a field.
func variable(field string) string {
	f, _ := reflect.TypeFor[config]().FieldByName(field)
	return f.Tag.Get("env")
}

func wrong(name string) problem { return problem{name, text.SettingWrong(name)} }

// adminIDs are the persons who look after the service, by the messenger's number.
type adminIDs []int64

// UnmarshalText reads numbers parted by commas.
func (a *adminIDs) UnmarshalText(words []byte) error {
	for field := range strings.SplitSeq(string(words), ",") {
		id, err := strconv.ParseInt(strings.TrimSpace(field), 10, 64)
		if err != nil || id <= 0 {
			return errors.New("not a person's number")
		}
		*a = append(*a, id)
	}
	return nil
}

// logFormat is text or json.
type logFormat string

// UnmarshalText refuses other formats.
func (f *logFormat) UnmarshalText(words []byte) error {
	*f = logFormat(words)
	if *f != "text" && *f != "json" {
		return errors.New("neither text nor json")
	}
	return nil
}

// interval is a length of time.
type interval time.Duration

// UnmarshalText reads "90s", "30m" or "6h".
func (i *interval) UnmarshalText(words []byte) error {
	d, err := time.ParseDuration(string(words))
	if err != nil || d < 0 {
		return errors.New("not a length of time")
	}
	*i = interval(d)
	return nil
}

// domains are the BPS sites that are read, by their four digits.
type domains []string

// UnmarshalText reads codes parted by commas.
func (d *domains) UnmarshalText(words []byte) error {
	for field := range strings.SplitSeq(string(words), ",") {
		code := strings.TrimSpace(field)
		if n, err := strconv.Atoi(code); err != nil || n < 0 || len(code) != 4 {
			return errors.New("not a domain's four digits")
		}
		*d = append(*d, code)
	}
	return nil
}

// words are parted by commas.
type words []string

// UnmarshalText reads words; blanks around them do not count.
func (w *words) UnmarshalText(text []byte) error {
	for field := range strings.SplitSeq(string(text), ",") {
		if word := strings.TrimSpace(field); word != "" {
			*w = append(*w, word)
		}
	}
	return nil
}

// addresses are pages on the web, parted by commas or blanks.
type addresses []string

// UnmarshalText refuses what is no http or https address.
func (a *addresses) UnmarshalText(text []byte) error {
	for _, field := range strings.FieldsFunc(string(text), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		u, err := url.Parse(field)
		if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
			return errors.New("not an address on the web")
		}
		*a = append(*a, field)
	}
	return nil
}

// shapes are the regions' shapes for maps; none draws tiles.
type shapes struct{ *chart.Borders }

// UnmarshalText reads the file of that name.
func (s *shapes) UnmarshalText(path []byte) error {
	file, err := os.Open(string(path))
	if err != nil {
		return errors.New("no such file")
	}
	defer file.Close()
	s.Borders, err = chart.ReadBorders(file)
	return err
}

// pace is how fast may be sent.
type pace struct{ outbox.Pace }

// UnmarshalText reads the form of SEND_PACE.
func (p *pace) UnmarshalText(words []byte) (err error) {
	p.Pace, err = outbox.ParsePace(string(words))
	return err
}

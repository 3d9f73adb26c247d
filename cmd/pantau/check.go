package main

import (
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pantau/bot/redisstore"
	"pantau/bot/text"
	"pantau/summaries/page"
)

// What each kind of program reads; problems of other variables are no concern of
// it, and only the service demands a token.
var (
	terminalSettings = []string{"REGION", "LOG_LEVEL", "LOG_FORMAT"}
	demoSettings     = append([]string{"DATA_DIR"}, terminalSettings...)
	storeSettings    = append([]string{"REDIS_URL", "SEND_PACE"}, demoSettings...)
	pageSettings     = append([]string{"DATA_DIR", "FETCH_ALLOW", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"}, terminalSettings...)
	bpsSettings      = append([]string{"BPS_API_KEY", "BPS_API_URL", "BPS_DOMAINS"}, storeSettings...)
)

// leastEvery is the shortest time between two rounds over the BPS Web API.
const leastEvery = interval(10 * time.Minute)

// leastLook is the shortest time between two looks at the sources of releases.
const leastLook = interval(time.Second)

// isFetchable tells whether the fetcher can open what is to be opened.
func isFetchable(allow []string) bool {
	_, err := page.New(page.Config{Allow: allow})
	return err == nil
}

// webhookSecret is what Telegram lets a secret be.
var webhookSecret = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

// tokenForm is what can stand in a path as a token. Telegram's own have the form
// number:key; servers of one's own may hand out others.
var tokenForm = regexp.MustCompile(`^[A-Za-z0-9:_.~-]+$`)

// tokenPath finds the part of an address that the program puts there itself.
var tokenPath = regexp.MustCompile(`/bot([0-9]+:|/?$)`)

// check finds what no single value shows. A field that could not be read at all
// is zero here and reported already.
func (c config) check(known func(code string) bool) (found problems) {
	refuse := func(bad bool, name string) {
		if bad {
			found = append(found, wrong(name))
		}
	}
	refuse(c.Token != "" && !tokenForm.MatchString(string(c.Token)), "TELEGRAM_TOKEN")
	refuse(!isAPI(c.APIURL), "TELEGRAM_API_URL")
	refuse(c.WebhookURL != "" && !isHook(c.WebhookURL), "TELEGRAM_WEBHOOK_URL")
	refuse(c.WebhookSecret != "" && !webhookSecret.MatchString(string(c.WebhookSecret)), "TELEGRAM_WEBHOOK_SECRET")
	refuse(!isListen(c.Listen), "LISTEN_ADDR")
	refuse(c.Redis != "" && !isRedis(string(c.Redis)), "REDIS_URL")
	refuse(!known(c.Region), "REGION")
	refuse(!isAPI(c.BPSURL), "BPS_API_URL")
	refuse(c.BPSEvery != 0 && c.BPSEvery < leastEvery, "BPS_EVERY")
	refuse(c.ReleaseEvery != 0 && c.ReleaseEvery < leastLook, "RELEASE_EVERY")
	refuse(!isFetchable(c.FetchAllow), "FETCH_ALLOW")
	refuse(c.ModelURL != "" && !isAPI(c.ModelURL), "OPENAI_BASE_URL")
	refuse(c.ModelDaily < 0, "OPENAI_DAILY")
	refuse(c.MediaChat > 0, "MEDIA_CHAT")
	for name, lacking := range c.lacking() {
		if lacking {
			found = append(found, problem{name, text.SettingMissing(name)})
		}
	}
	return found
}

// lacking tells which settings the service cannot do without.
func (c config) lacking() map[string]bool {
	return map[string]bool{
		"TELEGRAM_TOKEN":          c.Token == "",
		"TELEGRAM_WEBHOOK_SECRET": c.WebhookURL != "" && c.WebhookSecret == "",
		"OPENAI_MODEL":            (c.ModelURL != "" || c.ModelKey != "" || c.ModelAsked) && c.Model == "",
	}
}

// isAPI tells whether a Bot API server can be reached by the address: the path
// with the token is put behind it.
func isAPI(address string) bool {
	u, err := url.Parse(address)
	return err == nil && isWeb(u) && !tokenPath.MatchString(u.Path)
}

// isHook tells whether updates can be sent to the address. Telegram itself takes
// https only; Bot API servers of one's own take http too.
func isHook(address string) bool {
	u, err := url.Parse(address)
	return err == nil && isWeb(u) && u.Path != healthPath && u.Path != metricsPath && !strings.ContainsAny(u.Path, "{}")
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.RawQuery == "" && u.User == nil
}

// isListen tells whether the address is host:port; port 0 asks for a free one.
func isListen(address string) bool {
	_, port, err := net.SplitHostPort(address)
	n, bad := strconv.Atoi(port)
	return err == nil && bad == nil && 0 <= n && n < 1<<16
}

func isRedis(address string) bool {
	s, err := redisstore.Open(address, redisstore.Options{})
	if err != nil {
		return false
	}
	_ = s.Disconnect()
	return true
}

// isSecure tells whether an address is one of https.
func isSecure(address string) bool { return strings.HasPrefix(address, "https://") }

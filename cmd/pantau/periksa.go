package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
)

// doctorTime bounds what the doctor asks of others; the BPS Web API alone may take
// half of it, at its polite pace.
const doctorTime = 40 * time.Second

// examine is the doctor: it looks at everything the service needs and says what
// to do about each. It fails when something must be mended. With --hidup it only
// asks the running service whether it is alive.
func (p program) examine(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("periksa", flag.ContinueOnError)
	alive := flags.Bool("hidup", false, "")
	words, err := parse(flags, args)
	if err != nil {
		return p.badFlags("periksa", err)
	}
	if len(words) > 0 {
		return p.refuse(text.BadArguments("periksa"))
	}
	ctx, cancel := context.WithTimeout(ctx, doctorTime)
	defer cancel()
	cat, err := indicators.Load(data.Files)
	if err != nil {
		return p.fail(text.ProgramFault(), err.Error())
	}
	cfg, wrong := readConfig(p.environ, knownIn(cat))
	if *alive {
		return p.askHealth(ctx, cfg, wrong)
	}
	return p.report(doctor{cat, cfg, wrong}.examine(ctx, p.now()))
}

// report prints what was found and returns the exit code.
func (p program) report(findings []text.Finding) int {
	bad := 0
	for _, f := range findings {
		fmt.Fprintln(p.out, f)
		if f.Grade == text.Bad {
			bad++
		}
	}
	fmt.Fprintln(p.out, text.DoctorVerdict(bad))
	if bad > 0 {
		return exitFailed
	}
	return exitFine
}

// doctor knows the settings as they are, with what is wrong with them.
type doctor struct {
	cat   *indicators.Catalogue
	cfg   config
	wrong problems
}

func (d doctor) examine(ctx context.Context, now time.Time) []text.Finding {
	findings := d.settings()
	findings = append(findings, d.telegram(ctx)...)
	findings = append(findings, d.store(ctx)...)
	findings = append(findings, d.bps(ctx)...)
	return append(findings, d.data(now))
}

func (d doctor) settings() (findings []text.Finding) {
	for _, w := range d.wrong {
		findings = append(findings, text.SettingBad(w.words))
	}
	if len(findings) > 0 {
		return findings
	}
	region, _ := d.cat.Region(d.cfg.Region)
	return []text.Finding{text.SettingsFine(region.Full, len(d.cfg.Admins))}
}

// usable tells whether none of the variables has a problem.
func (d doctor) usable(names ...string) bool { return len(d.wrong.about(names...)) == 0 }

// telegram asks the Bot API who the bot is.
func (d doctor) telegram(ctx context.Context) []text.Finding {
	if !d.usable("TELEGRAM_TOKEN", "TELEGRAM_API_URL") {
		return nil
	}
	client := telegram.New(telegram.Config{Token: string(d.cfg.Token), APIURL: d.cfg.APIURL, Log: slog.New(slog.DiscardHandler)})
	me, err := client.Me(ctx)
	switch {
	case errors.Is(err, telegram.ErrToken):
		return []text.Finding{text.TokenUnknown()}
	case err != nil:
		return []text.Finding{text.TokenUnchecked(err.Error())}
	}
	findings := []text.Finding{text.TokenFine(me.Username), text.GroupsRead(me.ReadsGroups), text.InlineOn(me.Inline)}
	findings = append(findings, d.media(ctx, client, me.Inline)...)
	return append(findings, d.delivery(ctx, client)...)
}

// media tells whether new pictures can be put where inline cards take them from.
func (d doctor) media(ctx context.Context, client *telegram.Client, inline bool) []text.Finding {
	switch {
	case !d.usable("MEDIA_CHAT"):
		return nil
	case d.cfg.MediaChat == 0 && inline:
		return []text.Finding{text.MediaOff()}
	case d.cfg.MediaChat == 0:
		return nil
	}
	writes, err := client.Writes(ctx, d.cfg.MediaChat)
	switch {
	case errors.Is(err, chat.ErrGone):
		return []text.Finding{text.MediaBad(false)}
	case err != nil:
		return []text.Finding{text.MediaUnchecked(err.Error())}
	case !writes:
		return []text.Finding{text.MediaBad(true)}
	}
	return []text.Finding{text.MediaFine()}
}

// delivery tells how updates reach the service, and how that went.
func (d doctor) delivery(ctx context.Context, client *telegram.Client) []text.Finding {
	if d.cfg.WebhookURL == "" {
		return []text.Finding{text.DeliveryPoll()}
	}
	findings := []text.Finding{text.DeliveryHook(d.cfg.WebhookURL, isSecure(d.cfg.WebhookURL))}
	if h, err := client.Hook(ctx); err == nil && h.LastError != "" {
		findings = append(findings, text.DeliveryFails(h.Pending, h.LastError))
	}
	return findings
}

// bps asks the BPS Web API whether it takes the key.
func (d doctor) bps(ctx context.Context) []text.Finding {
	switch {
	case !d.usable("BPS_API_KEY", "BPS_API_URL"):
		return nil
	case d.cfg.BPSKey == "":
		return []text.Finding{text.BPSOff()}
	}
	client, err := newBPS(d.cfg, slog.New(slog.DiscardHandler))
	if err == nil {
		err = client.Check(ctx)
	}
	if err != nil {
		return []text.Finding{text.BPSBad(text.BPSTrouble(troubleKind(err)))}
	}
	return []text.Finding{text.BPSFine()}
}

// data tells how much the catalogue holds, and whether it has grown old.
func (d doctor) data(now time.Time) text.Finding {
	first, last := d.cat.Years()
	read, err := time.Parse(time.DateOnly, d.cat.Checked())
	if err == nil && now.After(read.AddDate(1, 0, 0)) {
		return text.DataOld(d.cat.Count(), first, last, d.cat.Checked())
	}
	return text.DataFine(d.cat.Count(), first, last, d.cat.Checked())
}

// askHealth asks the service on this machine whether it is alive.
func (p program) askHealth(ctx context.Context, cfg config, wrong problems) int {
	if wrong = wrong.about("LISTEN_ADDR"); len(wrong) > 0 {
		return p.fail(wrong.String())
	}
	ctx, cancel := context.WithTimeout(ctx, 4*time.Second)
	defer cancel()
	address := "http://" + reachable(cfg.Listen) + healthPath
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return p.fail(text.NotAlive(address))
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return p.fail(text.NotAlive(address))
	}
	defer reply.Body.Close()
	if reply.StatusCode != http.StatusOK {
		return p.fail(text.NotAlive(address))
	}
	fmt.Fprintln(p.out, text.Alive())
	return exitFine
}

// reachable is where a listener can be reached from its own machine: one that
// listens everywhere is on loopback too.
func reachable(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return listen
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

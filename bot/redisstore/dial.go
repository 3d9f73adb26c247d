package redisstore

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// ErrURL is an address of Redis that cannot be understood.
var ErrURL = errors.New("the address of Redis must look like redis://[user:password@]host[:port][/database], " +
	"rediss:// for TLS, with ?addr=host:port for each further node of a cluster, " +
	"or ?master_name=NAME&addr=host:port for Sentinels")

// patience is how long a call waits for a connection, a request and a reply each.
const patience = 500 * time.Millisecond

// Dial is a client for the address, in the forms of go-redis: redis://, rediss://
// and unix:// for a server; several nodes by &addr=host:port for a cluster; and
// &master_name= with Sentinels as the nodes. Options in the address hold, such as
// read_timeout=2s; the rest is set for answers that must not wait. It uses no
// network yet. Errors wrap ErrURL and hold neither user nor password.
func Dial(address string) (redis.UniversalClient, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, ErrURL // what url says of it may hold the password
	}
	switch q := u.Query(); {
	case q.Has("master_name"):
		return dialSentinels(address)
	case q.Has("addr"):
		return dialCluster(address)
	default:
		return dialServer(address)
	}
}

// Patient is an address with waits as long as that in the place of those that Dial would
// set: for a command that somebody runs and sees at work. What the address says holds.
func Patient(address string, wait time.Duration) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	q := u.Query()
	for _, option := range []string{"dial_timeout", "read_timeout", "write_timeout", "pool_timeout"} {
		if !q.Has(option) {
			q.Set(option, wait.String())
		}
	}
	u.RawQuery = q.Encode()
	return u.String()
}

func dialServer(address string) (redis.UniversalClient, error) {
	o, err := redis.ParseURL(address)
	if err != nil {
		return nil, urlError(err)
	}
	setDefaults(timing{
		&o.DialTimeout, &o.ReadTimeout, &o.WriteTimeout, &o.PoolTimeout, &o.MaxRetries, &o.DialerRetries,
		&o.PipelinePoolSize, &o.ReadBufferSize, &o.WriteBufferSize,
	})
	o.ContextTimeoutEnabled, o.DisableIdentity, o.MaintNotificationsConfig = true, true, quiet()
	return redis.NewClient(o), nil
}

func dialCluster(address string) (redis.UniversalClient, error) {
	o, err := redis.ParseClusterURL(address)
	if err != nil {
		return nil, urlError(err)
	}
	setDefaults(timing{
		&o.DialTimeout, &o.ReadTimeout, &o.WriteTimeout, &o.PoolTimeout, &o.MaxRetries, &o.DialerRetries,
		&o.PipelinePoolSize, &o.ReadBufferSize, &o.WriteBufferSize,
	})
	o.ContextTimeoutEnabled, o.DisableIdentity, o.MaintNotificationsConfig = true, true, quiet()
	return redis.NewClusterClient(o), nil
}

func dialSentinels(address string) (redis.UniversalClient, error) {
	o, err := redis.ParseFailoverURL(address)
	if err != nil {
		return nil, urlError(err)
	}
	setDefaults(timing{
		&o.DialTimeout, &o.ReadTimeout, &o.WriteTimeout, &o.PoolTimeout, &o.MaxRetries, &o.DialerRetries,
		&o.PipelinePoolSize, &o.ReadBufferSize, &o.WriteBufferSize,
	})
	o.ContextTimeoutEnabled, o.DisableIdentity = true, true
	return redis.NewFailoverClient(o), nil
}

// timing points at what the three kinds of options have in common.
type timing struct {
	dial, read, write, pool                     *time.Duration
	retries, dials, pipelines, reading, writing *int
}

// setDefaults fills in what the address leaves open. A call is tried once, since
// the breaker and the next update come sooner than a second try would help;
// pipelines use the common pool; small buffers are enough for small values.
func setDefaults(t timing) {
	for _, d := range []*time.Duration{t.dial, t.read, t.write, t.pool} {
		if *d == 0 {
			*d = patience
		}
	}
	for _, n := range []struct {
		at *int
		to int
	}{{t.retries, -1}, {t.dials, 1}, {t.pipelines, -1}, {t.reading, 8 << 10}, {t.writing, 8 << 10}} {
		if *n.at == 0 {
			*n.at = n.to
		}
	}
}

// quiet leaves out a handshake that only one vendor's managed servers know.
func quiet() *maintnotifications.Config {
	return &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

// urlError passes on what go-redis itself says of an address, which names single
// options; anything else may quote the address with its password.
func urlError(err error) error {
	if said, ok := strings.CutPrefix(err.Error(), "redis: "); ok {
		return fmt.Errorf("%w (%s)", ErrURL, said)
	}
	return ErrURL
}

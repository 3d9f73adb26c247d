package redisstore

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/redis/go-redis/v9"
)

// LogTo sends what go-redis says of connections, one line for each that fails, to
// log on level debug, instead of to the standard error. go-redis has one logger a
// process, so this is for main, before the first client. The breaker of a Store
// says in two lines what these say in hundreds.
func LogTo(log *slog.Logger) { redis.SetLogger(lines{log}) }

type lines struct{ log *slog.Logger }

// Printf implements the logger of go-redis.
func (l lines) Printf(ctx context.Context, format string, v ...any) {
	if l.log.Enabled(ctx, slog.LevelDebug) {
		l.log.DebugContext(ctx, "go-redis", "says", fmt.Sprintf(format, v...))
	}
}

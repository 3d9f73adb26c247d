package web

import (
	"context"
	"io"
	"net/http"
	"time"
)

// healthTime bounds one check, so that a probe hears "no" before it gives up.
const healthTime = 2 * time.Second

// Health answers GET /healthz: 200 "ok" when check returns nil within two
// seconds, 503 "unavailable" otherwise. The error's own words stay inside,
// because anyone who reaches the port may read the answer. A nil check always
// passes.
func Health(check func(context.Context) error) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		if !healthy(r.Context(), check) {
			w.WriteHeader(http.StatusServiceUnavailable)
			io.WriteString(w, "unavailable\n")
			return
		}
		io.WriteString(w, "ok\n")
	})
	return mux
}

func healthy(ctx context.Context, check func(context.Context) error) bool {
	if check == nil {
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	return check(ctx) == nil
}

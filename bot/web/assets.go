package web

import (
	"embed"
	"net/http"
	"path"
)

//go:embed page
var assets embed.FS

// contentTypes is a table of our own, because the machine's may call a script
// plain text, and then no browser runs it.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
}

// serveAsset serves one embedded file.
func serveAsset(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		kind, known := contentTypes[path.Ext(name)]
		file, err := assets.ReadFile("page/" + name)
		if !known || err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "no-cache")
		w.Write(file)
	}
}

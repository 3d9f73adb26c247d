package bot_test

import (
	"context"
	"sync"

	"pantau/indicators"
	"pantau/indicators/data"
)

// loaded is the real catalogue, read once for all tests.
var loaded = sync.OnceValues(func() (*indicators.Catalogue, error) { return indicators.Load(data.Files) })

// firstIsAdmin says that person 1 administers every group.
func firstIsAdmin(_ context.Context, _, person int64) (bool, error) { return person == 1, nil }

package indicators_test

import (
	"testing"

	"pantau/indicators"
	"pantau/indicators/booktest"
)

func TestMemoryBook(t *testing.T) {
	booktest.Test(t, func(*testing.T) booktest.Book { return indicators.NewMemoryBook() })
}

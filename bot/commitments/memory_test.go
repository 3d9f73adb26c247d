package commitments_test

import (
	"testing"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/commitments/commitmentstest"
)

func TestMemory(t *testing.T) {
	commitmentstest.TestStore(t, func(*testing.T) (commitments.Store, commitmentstest.Pass) {
		return commitments.NewMemory(), func(*testing.T, time.Duration) {}
	})
}

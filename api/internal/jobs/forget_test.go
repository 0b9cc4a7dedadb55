package jobs

import (
	"testing"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/tenant"
)

// errand is a job of a tenant.
type errand struct {
	TenantID tenant.ID `json:"tenantId"`
	N        int       `json:"n"`
}

func (errand) Kind() string { return "errand" }

func TestForgettingATenantLeavesTheOthersJobs(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		for n := range 3 {
			insert(t, q, errand{"ten_a", n}, nil)
			insert(t, q, errand{"ten_a", n}, &river.InsertOpts{ScheduledAt: time.Now().Add(time.Hour)})
			insert(t, q, errand{"ten_ab", n}, nil)
		}
		insert(t, q, letter{"ten_a"}, nil)
		for range 2 {
			if err := q.Forget(t.Context(), "ten_a"); err != nil {
				t.Fatal(err)
			}
		}
		state(t, q, "available", 4)
		state(t, q, "scheduled", 0)
	})
}

package mongostore_test

import (
	"context"
	"testing"
	"time"

	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// open gives an empty store with all its indexes, and fails the test on a query that none
// of them serves.
func open(t *testing.T) *mongostore.Store {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	s, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// The two teams of every test; neither may notice the other.
const (
	ours   tenant.ID = "ten_ours"
	theirs tenant.ID = "ten_theirs"
)

func scopeOf(in tenant.ID) tenant.Scope { return tenant.System(in, "test").Scope() }

// everyone is the scope of sweeps.
func everyone() tenant.Scope { return tenant.AllTenants("test") }

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

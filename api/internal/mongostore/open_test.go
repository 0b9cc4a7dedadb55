package mongostore_test

import (
	"context"
	"encoding/base64"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/seal"
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
	s := connect(t, harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()), mongostore.WithSigner(signer(t)))
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// connect opens a connection of its own, as a further process would.
func connect(t testing.TB, address string, with ...mongostore.Option) *mongostore.Store {
	t.Helper()
	s, err := mongostore.Open(t.Context(), address, with...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// signer signs the audit log; every process of a test has the same key.
func signer(t testing.TB) audit.Signer {
	t.Helper()
	ring, err := seal.NewRing("k1:" + base64.StdEncoding.EncodeToString([]byte("thirty-two bytes, for tests only")))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ring.Signer(audit.Purpose)
	if err != nil {
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

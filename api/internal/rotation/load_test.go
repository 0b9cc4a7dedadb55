package rotation_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/tenant"
)

// How much there is: 10,000 secrets.
const (
	manyTeams    = 4000
	manyPeople   = 1500
	manyProfiles = 500
)

// crowd changes secrets while they are sealed anew, as processes of the product do.
type crowd struct {
	*stage
	mu      [64]sync.Mutex // by document: what it must be is known to whoever changes it
	noted   sync.Mutex
	changes atomic.Int64
	stop    atomic.Bool
	// restarted says that no process seals with the old key any more.
	restarted atomic.Bool
}

func TestTenThousandSecretsSealedAnewUnderLoadLoseNone(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), manyTeams, manyPeople, manyProfiles)
	c := &crowd{stage: s}
	var working, restarting sync.WaitGroup
	for range 2 {
		working.Go(func() { c.work(ring(t, "k2", "k1"), &c.stop) })
		restarting.Go(func() { c.work(ring(t, "k1", "k2"), &c.restarted) }) // knows the new key, and seals with the old one
	}
	rounds, before := 0, int64(0)
	r, err := s.process("worker", "k2", "k1").Run(t.Context(), func(r rotation.Rotation) {
		if r.Phase == rotation.Sealing && before == 0 {
			before = c.changes.Load() + 1
		}
		if r.Phase == rotation.Sealing && r.Counts[1].Done > 0 && !c.restarted.Swap(true) {
			restarting.Wait() // what they sealed is behind the first look
		}
		if r.Phase == rotation.Sealing && r.Counts[0].Verified > 0 {
			rounds = 2
		}
	})
	during := c.changes.Load() - before
	c.stop.Store(true)
	working.Wait()
	ended(t, r, err, rotation.Done)
	if total, _, done, failed := counts(r); total < 10_000-during || total != done || failed != 0 {
		t.Errorf("it counts %+v", r.Counts)
	}
	if during < 200 || rounds < 2 {
		t.Errorf("only %d changes were made meanwhile, in %d rounds: that proves nothing", during, rounds)
	}
	s.assertWhole("k2")
	t.Logf("%d secrets, %d changes meanwhile: %+v", len(s.plain), during, r.Counts)
}

// work changes one document after the other until it is stopped.
func (c *crowd) work(r *seal.Ring, stop *atomic.Bool) {
	for !stop.Load() {
		if rand.IntN(3) == 0 {
			c.rename(rand.IntN(manyPeople), r)
		} else {
			c.change(tenant.ID(fmt.Sprintf("ten_%05d", rand.IntN(manyTeams))), r)
		}
		c.changes.Add(1)
	}
}

// change gives a team another key and leaves its other secret as it was read.
func (c *crowd) change(in tenant.ID, r *seal.Ring) {
	id := string(in) + ".gemini"
	lock := c.lock(id)
	defer lock.Unlock()
	scope, secret := tenant.System(in, "test").Scope(), fmt.Sprintf("planted changed %d", rand.Uint64())
	_, err := revise.Do(0, revise.Steps[integration.Settings]{
		Load: func() (integration.Settings, error) {
			x, _, err := c.settings.Settings(c.t.Context(), scope, id)
			return x, err
		},
		Version: func(x integration.Settings) int64 { return x.Version },
		Change: func(x *integration.Settings) error {
			x.Secrets[0].Sealed = r.Seal(secret, integration.PlaceOf(in, integration.Gemini, "apiKey"))
			return nil
		},
		Save: func(x integration.Settings, was int64) (integration.Settings, error) {
			x.Version = was + 1
			return x, c.settings.Save(c.t.Context(), scope, x, was)
		},
	})
	c.note(id+" apiKey", secret, err)
}

// rename stores a person as they were read, with another name, and now and then with
// another authenticator.
func (c *crowd) rename(n int, r *seal.Ring) {
	id := fmt.Sprintf("usr_%05d", n)
	lock := c.lock(id)
	defer lock.Unlock()
	secret := ""
	if rand.IntN(2) == 0 {
		secret = fmt.Sprintf("planted changed %d", rand.Uint64())
	}
	_, err := revise.Do(0, revise.Steps[identity.User]{
		Load:    func() (identity.User, error) { return c.people.User(c.t.Context(), id) },
		Version: func(u identity.User) int64 { return u.Version },
		Change: func(u *identity.User) error {
			u.Name = fmt.Sprint(rand.Uint64())
			if secret != "" {
				u.Factor.Secret = r.Seal(secret, identity.FactorPlace(id))
			}
			return nil
		},
		Save: func(u identity.User, was int64) (identity.User, error) {
			u.Version = was + 1
			return u, c.people.SaveUser(c.t.Context(), grace, u, was)
		},
	})
	c.note(id+" factor.secret", secret, err)
}

func (c *crowd) lock(id string) *sync.Mutex {
	sum := 0
	for _, b := range []byte(id) {
		sum = sum*31 + int(b)
	}
	lock := &c.mu[uint(sum)%uint(len(c.mu))]
	lock.Lock()
	return lock
}

// note keeps what a secret is now; a change that was told to try again is none.
func (c *crowd) note(what, secret string, err error) {
	if errors.Is(err, fault.ErrContended) {
		return
	}
	if err != nil {
		c.t.Errorf("%s: %v", what, err)
	}
	if secret == "" {
		return
	}
	c.noted.Lock()
	defer c.noted.Unlock()
	c.plain[what] = secret
}

package identity_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

var errDied = errors.New("the process died here")

// fuse ends a process at one of its writes: before the write, or after it was done and
// before anybody heard of it. Nothing works after that.
type fuse struct {
	left  int
	after bool
	blown bool
}

func (f *fuse) burn(write func() error) error {
	if f.blown {
		return errDied
	}
	f.left--
	f.blown = f.left < 0
	if f.blown && !f.after {
		return errDied
	}
	err := write()
	if f.blown {
		return errDied
	}
	return err
}

type mortalUsers struct {
	identity.Users
	*fuse
}

func (m mortalUsers) CreateUser(ctx context.Context, by tenant.Actor, u identity.User) error {
	return m.burn(func() error { return m.Users.CreateUser(ctx, by, u) })
}

func (m mortalUsers) SaveUser(ctx context.Context, by tenant.Actor, u identity.User, was int64) error {
	return m.burn(func() error { return m.Users.SaveUser(ctx, by, u, was) })
}

type mortalTeams struct {
	identity.Teams
	*fuse
}

func (m mortalTeams) EnsureTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant) error {
	return m.burn(func() error { return m.Teams.EnsureTenant(ctx, scope, t) })
}

func (m mortalTeams) EnsureMember(ctx context.Context, scope tenant.Scope, x identity.Membership) error {
	return m.burn(func() error { return m.Teams.EnsureMember(ctx, scope, x) })
}

type mortalPlans struct {
	identity.Plans
	*fuse
}

func (m mortalPlans) Begin(ctx context.Context, in tenant.ID, trial bool) error {
	return m.burn(func() error { return m.Plans.Begin(ctx, in, trial) })
}

type mortalOutbox struct {
	identity.Outbox
	*fuse
}

func (m mortalOutbox) Ask(ctx context.Context, p identity.Purpose, email string) error {
	return m.burn(func() error { return m.Outbox.Ask(ctx, p, email) })
}

// mortal is the same service in a process that dies at a write.
func (w *town) mortal(f *fuse) *identity.Service {
	n := w.Needs
	n.Users, n.Teams = mortalUsers{n.Users, f}, mortalTeams{n.Teams, f}
	n.Plans, n.Outbox = mortalPlans{n.Plans, f}, mortalOutbox{n.Outbox, f}
	return identity.New(n)
}

// writes is how many writes a registration makes up to its end: account, team,
// membership, trial, mail, and the account again.
const writes = 6

func TestARegistrationSurvivesAProcessThatDiesAtAnyWrite(t *testing.T) {
	recoveries := map[string]func(*town) error{
		"the same registration again": func(w *town) error {
			_, err := w.service().Register(context.Background(), ada())
			if errors.Is(err, identity.ErrEmailTaken) {
				return nil // all of it was done, only the answer was lost
			}
			return err
		},
		"the sweep": func(w *town) error {
			w.clock.Advance(2 * time.Minute)
			return w.service().FinishRegistrations(context.Background())
		},
		"the next sign-in": func(w *town) error {
			_, _, err := w.service().Login(context.Background(), email, good)
			return err
		},
	}
	for recovery, recover := range recoveries {
		for n := range writes {
			for _, after := range []bool{false, true} {
				if n == 0 && !after && recovery != "the same registration again" {
					continue // nothing was written, so there is nothing to recover
				}
				t.Run(fmt.Sprintf("%s/write %d/after %v", recovery, n, after), func(t *testing.T) {
					w := newTown(t)
					f := &fuse{left: n, after: after}
					_, _ = w.mortal(f).Register(t.Context(), ada())
					if !f.blown {
						t.Fatal("the process did not die: count the writes again")
					}
					if err := recover(w); err != nil {
						t.Fatalf("recovery: %v", err)
					}
					w.complete(t)
				})
			}
		}
	}
}

// complete checks that Ada has one account, one team that she owns, and its trial.
func (w *town) complete(t *testing.T) {
	t.Helper()
	got, err := w.login(t, email, good)
	if err != nil {
		t.Fatalf("sign-in: %v", err)
	}
	if got.User.Founding != nil || got.Tenant == nil || got.Role != tenant.Owner {
		t.Errorf("the registration is unfinished: founding %v, team %v, role %q", got.User.Founding, got.Tenant, got.Role)
	}
	everyone := tenant.AllTenants("test")
	people, _ := w.Users.CountUsers(t.Context())
	teams, _ := w.Teams.ListTenants(t.Context(), everyone, page.Request{Limit: 10})
	if people != 1 || len(teams.Items) != 1 {
		t.Fatalf("%d accounts and %d teams, want one each", people, len(teams.Items))
	}
	members, _ := w.Teams.MembersOf(t.Context(), everyone, []tenant.ID{teams.Items[0].ID})
	if len(members) != 1 {
		t.Errorf("%d memberships, want 1", len(members))
	}
	if len(w.plans.tenants) == 0 || w.plans.tenants[0] != teams.Items[0].ID {
		t.Errorf("the trial began for %v", w.plans.tenants)
	}
	if len(w.post.take()) == 0 {
		t.Error("nobody asked for the confirmation mail")
	}
}

func TestAnAddressHasOneAccountWhateverItsSpelling(t *testing.T) {
	w := newTown(t)
	w.register(t)
	again := ada()
	again.Email = " ada@EXAMPLE.com "
	_, err := w.service().Register(t.Context(), again)
	wants(t, "the same address in capitals", err, identity.ErrEmailTaken)
}

func TestAnUnfinishedRegistrationIsResumedByItsOwnPasswordOnly(t *testing.T) {
	w := newTown(t)
	_, _ = w.mortal(&fuse{left: 2}).Register(t.Context(), ada())
	thief := ada()
	thief.Password = "another set of words"
	_, err := w.service().Register(t.Context(), thief)
	wants(t, "another password", err, identity.ErrEmailTaken)
}

func TestParallelRegistrationsOfOneAddressMakeOneAccount(t *testing.T) {
	w := newTown(t)
	done := make(chan error)
	for range 8 {
		go func() {
			_, err := w.service().Register(context.Background(), ada())
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil && !errors.Is(err, identity.ErrEmailTaken) {
			t.Errorf("a registration: %v", err)
		}
	}
	w.complete(t)
}

func TestARegistrationNamesEveryWrongFieldAtOnce(t *testing.T) {
	w := newTown(t)
	_, err := w.service().Register(t.Context(), identity.Registration{Email: "x", Password: "short", Timezone: "Mars"})
	f, _ := fault.As(err)
	if f == nil {
		t.Fatalf("Register: %v", err)
	}
	got := map[string]bool{}
	for _, field := range f.Fields {
		got[field.Field] = true
	}
	for _, want := range []string{"email", "password", "name", "tenantName", "timezone"} {
		if !got[want] {
			t.Errorf("field %s is not named in %v", want, f.Fields)
		}
	}
}

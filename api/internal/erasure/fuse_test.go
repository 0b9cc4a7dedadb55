package erasure_test

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// errDead is all that a dead process gets done.
var errDead = errors.New("the process is dead")

// fuse kills the process at its n-th write: before it, or right after it.
type fuse struct {
	at    int
	after bool
	count int
	blown bool
}

func (f *fuse) do(act func() error) error {
	if f.blown {
		return errDead
	}
	if f.count++; f.count == f.at {
		f.blown = true
		if f.after {
			_ = act()
		}
		return errDead
	}
	return act()
}

// wire leads every write through the fuse.
func (f *fuse) wire(n erasure.Needs) erasure.Needs {
	n.Teams = fusedTeams{n.Teams, f}
	n.Accounts = fusedAccounts{n.Accounts, f}
	n.Receipts = fusedReceipts{n.Receipts, f}
	n.Estate = fusedEstate{n.Estate, f}
	n.Objects = fusedObjects{n.Objects, f}
	n.Provider = fusedProvider{n.Provider, f}
	n.Queue, n.Cache = fusedTrace{n.Queue, f}, fusedTrace{n.Cache, f}
	n.Book = fusedBook{n.Book, f}
	n.Audit, n.Mailer, n.Notices = fusedAudit{n.Audit, f}, fusedMailer{n.Mailer, f}, fusedNotices{n.Notices, f}
	return n
}

type fusedTeams struct {
	erasure.Teams
	f *fuse
}

func (x fusedTeams) SaveTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant, was int64) error {
	return x.f.do(func() error { return x.Teams.SaveTenant(ctx, scope, t, was) })
}

type fusedAccounts struct {
	erasure.Accounts
	f *fuse
}

func (x fusedAccounts) RemoveAccount(ctx context.Context, userID string) error {
	return x.f.do(func() error { return x.Accounts.RemoveAccount(ctx, userID) })
}

type fusedReceipts struct {
	erasure.Receipts
	f *fuse
}

func (x fusedReceipts) CreateReceipt(ctx context.Context, r erasure.Receipt) error {
	return x.f.do(func() error { return x.Receipts.CreateReceipt(ctx, r) })
}

func (x fusedReceipts) SaveReceipt(ctx context.Context, r erasure.Receipt, was int64) error {
	return x.f.do(func() error { return x.Receipts.SaveReceipt(ctx, r, was) })
}

type fusedEstate struct {
	erasure.Estate
	f *fuse
}

func (x fusedEstate) CloseDoors(ctx context.Context, scope tenant.Scope) error {
	return x.f.do(func() error { return x.Estate.CloseDoors(ctx, scope) })
}

func (x fusedEstate) Clear(ctx context.Context, scope tenant.Scope) error {
	return x.f.do(func() error { return x.Estate.Clear(ctx, scope) })
}

func (x fusedEstate) RemoveTenant(ctx context.Context, scope tenant.Scope) error {
	return x.f.do(func() error { return x.Estate.RemoveTenant(ctx, scope) })
}

type fusedObjects struct {
	erasure.Objects
	f *fuse
}

func (x fusedObjects) Clear(ctx context.Context, prefix string) error {
	return x.f.do(func() error { return x.Objects.Clear(ctx, prefix) })
}

func (x fusedObjects) Hide(ctx context.Context, keys ...string) error {
	return x.f.do(func() error { return x.Objects.Hide(ctx, keys...) })
}

type fusedProvider struct {
	erasure.Provider
	f *fuse
}

func (x fusedProvider) Forget(ctx context.Context, in tenant.ID) (outcome string, err error) {
	err = x.f.do(func() error {
		outcome, err = x.Provider.Forget(ctx, in)
		return err
	})
	return outcome, err
}

type fusedTrace struct {
	erasure.Trace
	f *fuse
}

func (x fusedTrace) Forget(ctx context.Context, in tenant.ID) error {
	return x.f.do(func() error { return x.Trace.Forget(ctx, in) })
}

type fusedBook struct {
	erasure.Book
	f *fuse
}

func (x fusedBook) Erase(ctx context.Context, in tenant.ID) error {
	return x.f.do(func() error { return x.Book.Erase(ctx, in) })
}

type fusedAudit struct {
	audit.Recorder
	f *fuse
}

func (x fusedAudit) Record(ctx context.Context, in tenant.ID, by tenant.By, e audit.Entry) error {
	return x.f.do(func() error { return x.Recorder.Record(ctx, in, by, e) })
}

type fusedMailer struct {
	identity.Mailer
	f *fuse
}

func (x fusedMailer) Send(ctx context.Context, l identity.Letter) error {
	return x.f.do(func() error { return x.Mailer.Send(ctx, l) })
}

type fusedNotices struct {
	erasure.Notices
	f *fuse
}

func (x fusedNotices) Tell(ctx context.Context, actor tenant.Actor, kind, text, path string) error {
	return x.f.do(func() error { return x.Notices.Tell(ctx, actor, kind, text, path) })
}

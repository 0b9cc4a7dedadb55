package erasure

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// begin makes the erasure of a team final, and writes down what there is. From here on the
// receipt leads: it outlives the team, so that what dies in between is taken up again.
func (s *Service) begin(ctx context.Context, in tenant.ID) error {
	if _, err := s.Receipts.Receipt(ctx, in); err == nil || !errors.Is(err, ErrNotFound) {
		return err
	}
	final := false
	t, err := s.change(ctx, system(in), func(t *identity.Tenant) error {
		final = t.Erase(s.Clock.Now())
		return nil
	})
	if errors.Is(err, identity.ErrNoTenant) || err == nil && !final {
		return nil // it was restored, or another worker was faster
	}
	if err != nil {
		return err
	}
	r, err := s.draw(ctx, t)
	if err != nil {
		return err
	}
	if err := s.Receipts.CreateReceipt(ctx, r); !errors.Is(err, ErrExists) {
		return err
	}
	return nil
}

// system acts for the platform within one team.
func system(in tenant.ID) tenant.Actor { return tenant.System(in, "erasure") }

// prefix begins the key of every private object of a team.
func prefix(in tenant.ID) string { return string(in) + "/" }

// draw writes down what a team has and who belongs to it.
func (s *Service) draw(ctx context.Context, t identity.Tenant) (Receipt, error) {
	scope := system(t.ID).Scope()
	r := Receipt{
		ID: t.ID, NameSum: sumOf(t.Name), AskedBy: t.Closing.By, AskedAt: t.Closing.At, BegunAt: s.Clock.Now(),
		Work: &Work{Name: t.Name}, Version: 1,
	}
	var err error
	if r.Documents, err = s.Estate.Count(ctx, scope); err != nil {
		return r, err
	}
	if r.Payments, err = s.Estate.Payments(ctx, scope); err != nil {
		return r, err
	}
	if r.Objects, r.Bytes, err = s.Objects.Holdings(ctx, prefix(t.ID)); err != nil {
		return r, err
	}
	return r, s.meet(ctx, scope, &r)
}

// meet notes the team's people, and whom of them the receipt is sent to: the owners.
func (s *Service) meet(ctx context.Context, scope tenant.Scope, r *Receipt) error {
	members, err := s.Teams.MembersOf(ctx, scope, []tenant.ID{r.ID})
	if err != nil {
		return err
	}
	owners := []string{}
	for _, m := range members {
		r.Work.People = append(r.Work.People, m.UserID)
		if m.Role == tenant.Owner {
			owners = append(owners, m.UserID)
		}
	}
	people, err := s.Accounts.UsersByID(ctx, owners)
	for _, u := range people {
		r.Work.Letters = append(r.Work.Letters, Address{u.Email, u.Name, u.Locale})
	}
	return err
}

// step is one part of an erasure. It may be repeated, since its process may die before it is
// noted that it was done.
type step struct {
	name string
	do   func(ctx context.Context, r *Receipt) error
}

// steps is the order: first nobody gets in any more, and last the owners are told.
func (s *Service) steps() []step {
	return []step{
		{"doors", func(ctx context.Context, r *Receipt) error { return s.Estate.CloseDoors(ctx, system(r.ID).Scope()) }},
		{"provider", s.forgetProfile},
		{"public", s.hide},
		{"objects", func(ctx context.Context, r *Receipt) error { return s.Objects.Clear(ctx, prefix(r.ID)) }},
		{"records", func(ctx context.Context, r *Receipt) error { return s.Estate.Clear(ctx, system(r.ID).Scope()) }},
		{"queue", func(ctx context.Context, r *Receipt) error { return s.Queue.Forget(ctx, r.ID) }},
		{"cache", func(ctx context.Context, r *Receipt) error { return s.Cache.Forget(ctx, r.ID) }},
		{"people", s.partWithPeople},
		{"team", func(ctx context.Context, r *Receipt) error { return s.Estate.RemoveTenant(ctx, system(r.ID).Scope()) }},
		{"book", s.closeBook},
		{"check", s.check},
		{"letters", s.confirm},
	}
}

// goOn takes an erasure from its first step that is not done to its end.
func (s *Service) goOn(ctx context.Context, r Receipt) error {
	for _, step := range s.steps() {
		if r.done(step.name) {
			continue
		}
		if err := step.do(ctx, &r); err != nil {
			return fmt.Errorf("erase %s, %s: %w", r.ID, step.name, err)
		}
		r.Work.Done = append(r.Work.Done, step.name)
		if err := s.save(ctx, &r); err != nil {
			return ignoreStale(err)
		}
	}
	return s.conclude(ctx, r)
}

// save stores the receipt's next version. Faults: fault.ErrStale where another worker goes
// on with it.
func (s *Service) save(ctx context.Context, r *Receipt) error {
	was := r.Version
	r.Version++
	return s.Receipts.SaveReceipt(ctx, *r, was)
}

func ignoreStale(err error) error {
	if errors.Is(err, fault.ErrStale) {
		return nil
	}
	return err
}

// maxTries bounds how often the publishing provider is asked to remove a profile.
const maxTries = 5

// forgetProfile removes the profile at the publishing provider. Where that does not work,
// even after a while, the receipt says so and an operator does it by hand.
func (s *Service) forgetProfile(ctx context.Context, r *Receipt) error {
	outcome, err := s.Provider.Forget(ctx, r.ID)
	if err == nil {
		r.Provider = outcome
		return nil
	}
	if r.Work.Tries++; r.Work.Tries >= maxTries {
		s.Log.WarnContext(ctx, "a profile has to be removed by hand", "tenant", r.ID, "error", err)
		r.Provider = outcome
		return nil
	}
	return errors.Join(err, ignoreStale(s.save(ctx, r)))
}

// hide removes what was shown to the networks. Those objects do not carry the team's name;
// the records that name them are removed later.
func (s *Service) hide(ctx context.Context, r *Receipt) error {
	return s.Estate.PublicKeys(ctx, system(r.ID).Scope(), func(key string) error { return s.Objects.Hide(ctx, key) })
}

// partWithPeople removes the accounts of those who belong to no other team; operators keep
// theirs.
func (s *Service) partWithPeople(ctx context.Context, r *Receipt) error {
	people, err := s.Accounts.UsersByID(ctx, r.Work.People)
	if err != nil {
		return err
	}
	for _, u := range people {
		if u.PlatformRole != "" || u.Founding != nil {
			continue
		}
		elsewhere, err := s.Accounts.MembershipsOf(ctx, u.ID)
		if err != nil {
			return err
		}
		if len(elsewhere) > 0 {
			continue
		}
		if err := s.partWith(ctx, r, u.ID); err != nil {
			return err
		}
	}
	return nil
}

// partWith counts an account as removed, once, and removes it: one that is gone would not
// be found by whoever repeats this.
func (s *Service) partWith(ctx context.Context, r *Receipt, userID string) error {
	if !slices.Contains(r.Work.Gone, userID) {
		r.Work.Gone = append(r.Work.Gone, userID)
		r.Accounts = len(r.Work.Gone)
		if err := s.save(ctx, r); err != nil {
			return err
		}
	}
	return s.Accounts.RemoveAccount(ctx, userID)
}

// closeBook notes where the audit log ended, and removes it.
func (s *Service) closeBook(ctx context.Context, r *Receipt) error {
	end, ok, err := s.Book.End(ctx, r.ID)
	if err != nil || !ok {
		return err
	}
	r.Book = end
	if err := s.save(ctx, r); err != nil {
		return err
	}
	return s.Book.Erase(ctx, r.ID)
}

// check looks whether anything came to be meanwhile, by a request or a job that was under
// way, and removes it. Faults: ErrLeft, so that it is looked once more.
func (s *Service) check(ctx context.Context, r *Receipt) error {
	scope := system(r.ID).Scope()
	left, err := s.Estate.Count(ctx, scope)
	if err != nil {
		return err
	}
	objects, _, err := s.Objects.Holdings(ctx, prefix(r.ID))
	if err != nil {
		return err
	}
	if len(left) == 0 && objects == 0 {
		return nil
	}
	err = errors.Join(s.hide(ctx, r), s.Estate.CloseDoors(ctx, scope), s.Objects.Clear(ctx, prefix(r.ID)), s.Estate.Clear(ctx, scope), s.Book.Erase(ctx, r.ID))
	return errors.Join(err, ErrLeft.Because(fmt.Errorf("%v and %d objects", left, objects)))
}

// conclude drops from the receipt what only the work needed: names and addresses.
func (s *Service) conclude(ctx context.Context, r Receipt) error {
	err := s.Audit.Record(ctx, "", system("").By(), audit.Entry{
		Kind: "tenant", Verb: "erased", TargetID: string(r.ID), Changes: []audit.Change{{Field: "accounts", Before: fmt.Sprint(r.Accounts)}},
	})
	if err != nil {
		return err
	}
	r.Work, r.ErasedAt = nil, s.Clock.Now()
	return ignoreStale(s.save(ctx, &r))
}

package erasure

import (
	"context"
	"fmt"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// warn writes to the owners of teams that are closing. Where this process dies before that
// is noted, they are written to once more.
func (s *Service) warn(ctx context.Context) error {
	all := tenant.AllTenants("find teams whose owners must be told that they are closing")
	untold, err := s.Teams.ClosingUntold(ctx, all, sweepLimit)
	if err != nil {
		return err
	}
	for _, t := range untold {
		if err := s.warnOne(ctx, t); err != nil {
			return fmt.Errorf("tell the owners of %s: %w", t.ID, err)
		}
	}
	return nil
}

func (s *Service) warnOne(ctx context.Context, t identity.Tenant) error {
	owners, err := s.owners(ctx, t.ID)
	if err != nil {
		return err
	}
	err = s.Notices.Tell(ctx, system(t.ID), "tenant.closing",
		"This team is deleted on "+t.Closing.DeletesAt.Format(time.DateOnly)+". Until then an owner can restore it.", "/settings/data")
	if err != nil {
		return err
	}
	for _, u := range owners {
		if err := s.post(ctx, s.warning(u, t)); err != nil {
			return err
		}
	}
	return s.told(ctx, t.ID)
}

// told notes that the owners know.
func (s *Service) told(ctx context.Context, in tenant.ID) error {
	scope := system(in).Scope()
	_, err := revise.Do(0, revise.Steps[identity.Tenant]{
		Load:    func() (identity.Tenant, error) { return s.Teams.Tenant(ctx, scope) },
		Version: func(t identity.Tenant) int64 { return t.Version },
		Change: func(t *identity.Tenant) error {
			if t.Closing != nil {
				t.Closing.Told = true
			}
			return nil
		},
		Save: func(t identity.Tenant, was int64) (identity.Tenant, error) {
			t.Version = was + 1
			return t, s.Teams.SaveTenant(ctx, scope, t, was)
		},
	})
	return err
}

// owners are the people who own a team.
func (s *Service) owners(ctx context.Context, in tenant.ID) ([]identity.User, error) {
	members, err := s.Teams.MembersOf(ctx, system(in).Scope(), []tenant.ID{in})
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, m := range members {
		if m.Role == tenant.Owner {
			ids = append(ids, m.UserID)
		}
	}
	return s.Accounts.UsersByID(ctx, ids)
}

// confirm sends the receipt to those who owned the team.
func (s *Service) confirm(ctx context.Context, r *Receipt) error {
	for _, to := range r.Work.Letters {
		if err := s.post(ctx, s.confirmation(to, *r)); err != nil {
			return err
		}
	}
	return nil
}

// post sends a letter; an address that takes nothing is no reason to try again.
func (s *Service) post(ctx context.Context, l identity.Letter) error {
	err := s.Mailer.Send(ctx, l)
	if fault.KindOf(err) == fault.Invalid {
		return nil
	}
	return err
}

// warning tells an owner that the team is closing.
func (s *Service) warning(u identity.User, t identity.Tenant) identity.Letter {
	l := identity.Letter{To: u.Email, Link: s.link("/settings/data")}
	if u.Locale == "de" {
		date := t.Closing.DeletesAt.Format("02.01.2006")
		l.Subject, l.Action = "Ihr Team wird gelöscht", "Team ansehen"
		l.Lines = []string{
			"Guten Tag " + u.Name + ",", "das Team „" + t.Name + "“ wird am " + date + " mit allem gelöscht, was dazugehört.",
			"Bis dahin können Sie alles lesen und exportieren, und jede Inhaberin und jeder Inhaber kann die Löschung zurücknehmen.",
		}
		l.Footer = "Geplante Beiträge gehen in dieser Zeit nicht hinaus. Wenn Sie das nicht wollten, stellen Sie das Team wieder her und ändern Sie Ihr Passwort."
		return l
	}
	l.Subject, l.Action = "Your team is going to be deleted", "See the team"
	l.Lines = []string{
		"Hello " + u.Name + ",", "the team “" + t.Name + "” will be deleted on " + t.Closing.DeletesAt.Format("2 January 2006") + ", with all that belongs to it.",
		"Until then you can read and export everything, and any owner can take the deletion back.",
	}
	l.Footer = "Planned posts do not go out meanwhile. If you did not want this, restore the team and change your password."
	return l
}

// confirmation tells a former owner what was erased.
func (s *Service) confirmation(to Address, r Receipt) identity.Letter {
	documents := int64(0)
	for _, n := range r.Documents {
		documents += n
	}
	l := identity.Letter{To: to.Email, Link: s.link("/")}
	if to.Locale == "de" {
		l.Subject, l.Action = "Ihr Team ist gelöscht", "Zu Campaign OS"
		l.Lines = []string{
			"Guten Tag " + to.Name + ",", "das Team „" + r.Work.Name + "“ und alles, was dazugehörte, ist gelöscht.",
			fmt.Sprintf("Quittung %s: verlangt am %s, gelöscht am %s; %d Datensätze, %d Dateien mit %d Bytes, %d Konten.",
				r.ID, r.AskedAt.Format("02.01.2006"), s.Clock.Now().Format("02.01.2006"), documents, r.Objects, r.Bytes, r.Accounts),
		}
		l.Footer = "Wir behalten nur diese Zahlen und die Summen der Zahlungen. Das lässt sich nicht rückgängig machen."
		return l
	}
	l.Subject, l.Action = "Your team was deleted", "Go to Campaign OS"
	l.Lines = []string{
		"Hello " + to.Name + ",", "the team “" + r.Work.Name + "” and all that belonged to it has been erased.",
		fmt.Sprintf("Receipt %s: asked for on %s, erased on %s; %d records, %d files of %d bytes, %d accounts.",
			r.ID, r.AskedAt.Format("2 January 2006"), s.Clock.Now().Format("2 January 2006"), documents, r.Objects, r.Bytes, r.Accounts),
	}
	l.Footer = "We keep these figures and the sums of payments, and nothing else. This can't be undone."
	return l
}

func (s *Service) link(path string) string { return strings.TrimRight(s.AppURL, "/") + path }

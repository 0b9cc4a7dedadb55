package identity_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

func TestAChangedPasswordEndsAllButThisDevice(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	other := must(w.login(t, email, good))(t)
	who := w.actor(t, got)
	const fresh = "new unrelated words"
	_, err := w.service().ChangePassword(t.Context(), who, good, "Password2026!")
	if f, _ := fault.As(err); f == nil || len(f.Fields) != 1 || f.Fields[0].Field != "newPassword" {
		t.Errorf("a common password: %v", err)
	}
	again := must(w.service().ChangePassword(t.Context(), who, good, fresh))(t)
	for name, old := range map[string]identity.SignIn{"this device's old sign-in": got, "another device's": other} {
		_, err := w.service().Authenticate(t.Context(), old.AccessToken)
		wants(t, name, err, identity.ErrCredential)
		_, err = w.service().Refresh(t.Context(), old.RefreshToken)
		wants(t, name+", renewed", err, identity.ErrRefresh)
	}
	if who = w.actor(t, again); who.TenantID != got.Tenant.ID {
		t.Errorf("this device is in %q now, want %q", who.TenantID, got.Tenant.ID)
	}
	must(w.service().Refresh(t.Context(), again.RefreshToken))(t)
}

func TestOnePasswordIsSetHoweverManyChangeItAtOnce(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	if n := race(4, func(i int) error {
		_, err := w.service().ChangePassword(context.Background(), who, good, fmt.Sprintf("new unrelated words %d", i))
		return err
	}); n != 1 {
		t.Errorf("%d changes succeeded, want one", n)
	}
}

func TestSignInsAreListedAndEndedOneByOne(t *testing.T) {
	w := newTown(t)
	w.register(t)
	const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
	away := tenant.WithOrigin(t.Context(), tenant.Origin{Address: "2001:db8::1", Device: phone})
	w.clock.Advance(time.Minute)
	desk, _, err := w.service().Login(from(t, "203.0.113.7"), email, good)
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	mobile, _, err := w.service().Login(away, email, good)
	if err != nil {
		t.Fatal(err)
	}
	who := must(w.service().Authenticate(from(t, "203.0.113.7"), desk.AccessToken))(t)
	theirs := must(w.service().ListSessions(t.Context(), who))(t)
	if len(theirs) != 3 || theirs[1].ID != who.SessionID {
		t.Fatalf("the list is %+v", theirs)
	}
	if s := theirs[0]; s.Device != "Safari on iPhone" || s.Address != "2001:db8::1" {
		t.Errorf("the telephone is %s at %s", s.Device, s.Address)
	}
	if s := theirs[1]; s.Device != "Firefox on Linux" || s.Address != "203.0.113.7" {
		t.Errorf("the desk is %s at %s", s.Device, s.Address)
	}
	if err := w.service().EndSession(t.Context(), who, theirs[0].ID); err != nil {
		t.Fatal(err)
	}
	_, err = w.service().Authenticate(t.Context(), mobile.AccessToken)
	wants(t, "the telephone, at its next request", err, identity.ErrCredential)
	wants(t, "ending it again", w.service().EndSession(t.Context(), who, theirs[0].ID), identity.ErrNoSession)
	must(w.service().Enrol(t.Context(), "eve@example.com", "Eve", good, true))(t)
	eve := w.actor(t, must(w.login(t, "eve@example.com", good))(t))
	wants(t, "ending somebody else's", w.service().EndSession(t.Context(), eve, who.SessionID), identity.ErrNoSession)
	if err := w.service().EndSessions(t.Context(), who, true); err != nil {
		t.Fatal(err)
	}
	if left := must(w.service().ListSessions(t.Context(), who))(t); len(left) != 1 || left[0].ID != who.SessionID {
		t.Errorf("after ending all others the list is %+v", left)
	}
	if err := w.service().EndSessions(t.Context(), who, false); err != nil {
		t.Fatal(err)
	}
	_, err = w.service().Authenticate(t.Context(), desk.AccessToken)
	wants(t, "after signing out everywhere", err, identity.ErrCredential)
	w.actor(t, must(w.login(t, "eve@example.com", good))(t))
}

func TestTheLastUseIsNotedOnceAMinute(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	who := w.actor(t, got)
	began := w.clock.Now()
	look := func() identity.Session { return must(w.Sessions.Session(t.Context(), who.SessionID))(t) }
	w.clock.Advance(59 * time.Second)
	must(w.service().Authenticate(from(t, "203.0.113.7"), got.AccessToken))(t)
	if s := look(); !s.UsedAt.Equal(began) {
		t.Errorf("a use within the minute is noted at %s", s.UsedAt)
	}
	w.clock.Advance(time.Second)
	race(8, func(int) error {
		_, err := w.service().Authenticate(from(t, "203.0.113.7"), got.AccessToken)
		return err
	})
	if s := look(); !s.UsedAt.Equal(w.clock.Now()) || s.Address != "203.0.113.7" || !s.ExpiresAt.After(began.Add(30*24*time.Hour)) {
		t.Errorf("after a minute it is %+v", s)
	}
}

func TestAUseDoesNotBringAnEndedSignInBack(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	stale := must(w.Sessions.Session(t.Context(), who.SessionID))(t)
	if err := w.service().EndSessions(t.Context(), who, false); err != nil {
		t.Fatal(err)
	}
	stale.UsedAt, stale.ExpiresAt = w.clock.Now().Add(time.Hour), w.clock.Now().Add(time.Hour)
	wants(t, "noting a use", w.Sessions.TouchSession(t.Context(), stale, w.clock.Now()), identity.ErrNoSession)
	stale.Version++
	wants(t, "storing what was read before", w.Sessions.SaveSession(t.Context(), stale, stale.Version-1), fault.ErrStale)
}

func TestAReusedRefreshTokenIsToldOnce(t *testing.T) {
	w := newTown(t)
	first := w.register(t)
	must(w.service().Refresh(t.Context(), first.RefreshToken))(t)
	w.clock.Advance(time.Minute)
	w.post.notices()
	race(20, func(int) error {
		_, err := w.service().Refresh(context.Background(), first.RefreshToken)
		return err
	})
	ids := map[string]bool{}
	for _, n := range w.post.notices() {
		if n.Kind == identity.RefreshReused {
			ids[n.ID] = true
		}
	}
	if len(ids) != 1 {
		t.Errorf("the family was told of under %d ids, want 1", len(ids))
	}
	if n := w.log.count("session.refresh_reused"); n != 1 {
		t.Errorf("the audit log has it %d times, want once", n)
	}
}

func TestASignInFromElsewhereIsTold(t *testing.T) {
	w := newTown(t)
	if _, err := w.service().Register(from(t, "203.0.113.7"), ada()); err != nil {
		t.Fatal(err)
	}
	told := func(address string) bool {
		if _, _, err := w.service().Login(from(t, address), email, good); err != nil {
			t.Fatal(err)
		}
		for _, n := range w.post.notices() {
			if n.Kind == identity.NewDevice && n.Address == address {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		address string
		want    bool
	}{{"203.0.113.7", false}, {"203.0.200.1", false}, {"198.51.100.4", true}, {"198.51.100.4", false}} {
		if told(c.address) != c.want {
			t.Errorf("a sign-in from %s is told: %v, want %v", c.address, !c.want, c.want)
		}
	}
}

// clicks sends the letters of a change of address and gives the tokens of its links.
func (w *town) clicks(t *testing.T) (old, fresh string) {
	t.Helper()
	for _, n := range w.post.notices() {
		if err := w.service().Notify(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		switch n.Kind {
		case identity.ConfirmOld:
			old = w.link(t)
			if l := w.post.letter(); l.To != email || !strings.Contains(strings.Join(l.Lines, " "), "ada@new.example") {
				t.Errorf("the old mailbox gets %+v", l)
			}
		case identity.ConfirmNew:
			fresh = w.link(t)
			if l := w.post.letter(); l.To != "ada@new.example" {
				t.Errorf("the new mailbox gets %+v", l)
			}
		}
	}
	return old, fresh
}

func TestAnAddressChangesWhenBothMailboxesAgree(t *testing.T) {
	for name, order := range map[string][2]int{"old first": {0, 1}, "new first": {1, 0}} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			who := w.actor(t, w.register(t))
			w.post.notices()
			_, err := w.service().ChangeEmail(t.Context(), who, "ada@new.example", "guess")
			wants(t, "without the password", err, fault.ErrInvalid)
			must(w.service().ChangeEmail(t.Context(), who, "ada@new.example", good))(t)
			old, fresh := w.clicks(t)
			links := [2]string{old, fresh}
			first := must(w.service().ConfirmEmailChange(t.Context(), links[order[0]]))(t)
			again := must(w.service().ConfirmEmailChange(t.Context(), links[order[0]]))(t)
			if first.Done() || again.Done() {
				t.Fatal("one mailbox is enough")
			}
			me := must(w.service().Me(t.Context(), who))(t)
			if me.User.Email != email || me.EmailChange == nil || me.EmailChange.OldConfirmed == me.EmailChange.NewConfirmed {
				t.Errorf("after one click it is %+v, %+v", me.User.Email, me.EmailChange)
			}
			if second := must(w.service().ConfirmEmailChange(t.Context(), links[order[1]]))(t); !second.Done() {
				t.Errorf("after two clicks it is %+v", second)
			}
			_, err = w.login(t, email, good)
			wants(t, "the old address", err, identity.ErrLogin)
			must(w.login(t, "ada@new.example", good))(t)
			for _, link := range links {
				_, err := w.service().ConfirmEmailChange(t.Context(), link)
				wants(t, "a link after the change", err, identity.ErrProof)
			}
			told := w.post.notices()
			if len(told) == 0 || told[0].Kind != identity.EmailChanged || told[0].To != email {
				t.Errorf("the old mailbox is told %+v", told)
			}
		})
	}
}

func TestAChangeOfAddressThatIsOver(t *testing.T) {
	for name, end := range map[string]func(*town, tenant.Actor) error{
		"given up": func(w *town, who tenant.Actor) error {
			return w.service().CancelEmailChange(context.Background(), who)
		},
		"replaced by another": func(w *town, who tenant.Actor) error {
			_, err := w.service().ChangeEmail(context.Background(), who, "ada@third.example", good)
			return err
		},
		"a day old": func(w *town, _ tenant.Actor) error {
			w.clock.Advance(24 * time.Hour)
			return nil
		},
		"overtaken by a new password": func(w *town, who tenant.Actor) error {
			_, err := w.service().ChangePassword(context.Background(), who, good, "new unrelated words")
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			who := w.actor(t, w.register(t))
			w.post.notices()
			must(w.service().ChangeEmail(t.Context(), who, "ada@new.example", good))(t)
			old, fresh := w.clicks(t)
			must(w.service().ConfirmEmailChange(t.Context(), old))(t)
			if err := end(w, who); err != nil {
				t.Fatal(err)
			}
			_, err := w.service().ConfirmEmailChange(t.Context(), fresh)
			wants(t, "the other link", err, identity.ErrProof)
		})
	}
}

func TestAnAddressIsWonByOneOfTwo(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	w.post.notices()
	must(w.service().ChangeEmail(t.Context(), who, "ada@new.example", good))(t)
	old, fresh := w.clicks(t)
	must(w.service().ConfirmEmailChange(t.Context(), old))(t)
	var refused []error
	results := make(chan error, 2)
	go func() {
		_, err := w.service().ConfirmEmailChange(context.Background(), fresh)
		results <- err
	}()
	go func() {
		_, err := w.service().Enrol(context.Background(), "ADA@new.example", "Eve", "three unrelated birds", true)
		results <- err
	}()
	for range 2 {
		if err := <-results; err != nil {
			refused = append(refused, err)
		}
	}
	if len(refused) != 1 || !errors.Is(refused[0], identity.ErrEmailTaken) {
		t.Errorf("refused was %v, want one of the two", refused)
	}
	_, err := w.service().ChangeEmail(t.Context(), who, "ada@new.example", good)
	if err == nil {
		t.Error("a taken address can be asked for")
	}
}

func TestASwitchLeadsTheSignInToAnotherTeam(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	who := w.actor(t, got)
	other := tenant.ID("ten_other")
	scope := tenant.System(other, "test").Scope()
	team := identity.Tenant{ID: other, TenantID: other, Name: "Harbour Books", Timezone: "UTC", Status: tenant.Active, Owners: []string{"usr_x"}, Version: 1}
	m := identity.Membership{ID: identity.MembershipID(other, who.UserID), TenantID: other, UserID: who.UserID, Role: tenant.Viewer, Version: 1, CreatedAt: w.clock.Now().Add(time.Hour)}
	if err := w.Teams.EnsureTenant(t.Context(), scope, team); err != nil {
		t.Fatal(err)
	}
	_, err := w.service().Switch(t.Context(), who, other)
	wants(t, "to a team of others", err, identity.ErrNoTenant)
	if err := w.Teams.EnsureMember(t.Context(), scope, m); err != nil {
		t.Fatal(err)
	}
	if places := must(w.service().Places(t.Context(), who))(t); len(places) != 2 || places[1].Role != tenant.Viewer {
		t.Errorf("their teams are %+v", places)
	}
	switched := must(w.service().Switch(t.Context(), who, other))(t)
	if now := w.actor(t, switched); now.TenantID != other || now.Role != tenant.Viewer || now.SessionID != who.SessionID || switched.RefreshToken != "" {
		t.Errorf("after the switch it is %+v", now)
	}
	if before := w.actor(t, got); before.TenantID != got.Tenant.ID {
		t.Errorf("a page that was opened before writes to %s", before.TenantID)
	}
	renewed := must(w.service().Refresh(t.Context(), got.RefreshToken))(t)
	if now := w.actor(t, renewed); now.TenantID != other {
		t.Errorf("the next renewal leads to %s", now.TenantID)
	}
}

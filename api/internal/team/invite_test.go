package team_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// fill invites until one seat is left; the trial's plan has five.
func (w *town) fill(who tenant.Actor) {
	w.t.Helper()
	for n := range 3 {
		_, err := w.first.Invite(w.t.Context(), who, fmt.Sprintf("guest%d@example.com", n), tenant.Viewer)
		w.must(err)
	}
	w.wantSeats(who, 4, "before the last one")
}

func TestTwentyInvitationsForTheLastSeatCreateOne(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.fill(ada)
	sent, others := w.race(20, func(o *office, n int) error {
		_, err := o.Invite(t.Context(), ada, fmt.Sprintf("last%d@example.com", n), tenant.Viewer)
		return err
	})
	if sent != 1 {
		t.Errorf("%d invitations were created, want one", sent)
	}
	for _, err := range others {
		wants(t, "for a seat that is taken", err, billing.ErrLimit)
	}
	got, err := w.first.ListInvites(t.Context(), ada, whole)
	if err != nil || len(got.Items) != 4 {
		t.Errorf("%d invitations are open (%v), want four", len(got.Items), err)
	}
	w.wantSeats(ada, 5, "at the end")
}

func TestAnAddressHasOneInvitationHoweverManySendOne(t *testing.T) {
	w := newTown(t)
	ada, eve := w.found("Ada"), w.found("Eve")
	sent, others := w.race(4, func(o *office, n int) error {
		_, err := o.Invite(t.Context(), ada, []string{"Bob@Example.com", "bob@example.com "}[n%2], tenant.Viewer)
		return err
	})
	if sent != 1 {
		t.Errorf("%d invitations were created, want one", sent)
	}
	for _, err := range others {
		wants(t, "a second one", err, team.ErrInvited)
	}
	w.wantSeats(ada, 2, "with one invitation")
	_, err := w.first.Invite(t.Context(), eve, "bob@example.com", tenant.Viewer)
	wants(t, "from another team", err, nil)
}

func TestTwentyAcceptsMakeOneMember(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.found("Bob") // has an account, and a team of his own
	secret := w.invite(ada, addressOf("Bob"), tenant.Editor)
	bob := w.signIn("Bob")
	w.wantSeats(ada, 2, "with the invitation")
	accepted, others := w.race(20, func(o *office, _ int) error {
		got, err := o.Accept(t.Context(), bob, secret, team.Newcomer{})
		if err == nil && (got.Tenant == nil || got.Tenant.ID != ada.TenantID || got.Role != tenant.Editor || got.RefreshToken != "") {
			t.Errorf("the sign-in leads to %+v as %q", got.Tenant, got.Role)
		}
		return err
	})
	if accepted == 0 {
		t.Errorf("nobody got in: %v", others)
	}
	for _, err := range others { // the sign-in can't be taken there by twenty at once
		wants(t, "accepting at the same moment", err, fault.ErrContended)
	}
	if roles := w.roles(ada.TenantID); len(roles) != 2 || roles[bob.UserID] != tenant.Editor {
		t.Errorf("the roles are %v", roles)
	}
	w.wantSeats(ada, 2, "with the member")
}

func TestTwentyNewcomersWithOneLinkAreOnePerson(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	secret := w.invite(ada, addressOf("Bob"), tenant.Viewer)
	accepted, others := w.race(20, func(o *office, _ int) error {
		_, err := o.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
		return err
	})
	if accepted == 0 {
		t.Errorf("nobody got in: %v", others)
	}
	if roles := w.roles(ada.TenantID); len(roles) != 2 {
		t.Errorf("the roles are %v", roles)
	}
	w.wantSeats(ada, 2, "with the member")
	u, err := w.first.accounts.UserByEmail(t.Context(), addressOf("Bob"))
	if err != nil || !u.EmailVerified {
		t.Errorf("the address that the link was sent to is not proven (%v)", err)
	}
}

func TestWhoMayAccept(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	eve := w.found("Eve")
	w.found("Bob")
	w.clock.Advance(time.Second)
	secret := w.invite(ada, "BOB@example.com", tenant.Viewer)
	accept := func(who tenant.Actor, secret string, n team.Newcomer) error {
		_, err := w.first.Accept(t.Context(), who, secret, n)
		return err
	}
	newcomer := team.Newcomer{Name: "Bob", Password: good}
	wants(t, "signed in as another", accept(eve, secret, team.Newcomer{}), team.ErrOtherAddress)
	wants(t, "not signed in, with the account's own password", accept(tenant.Actor{}, secret, newcomer), team.ErrSignInFirst)
	wants(t, "not signed in, with nothing", accept(tenant.Actor{}, secret, team.Newcomer{}), team.ErrSignInFirst)
	wants(t, "a program", accept(tenant.NewKeyActor("key_1", eve.TenantID, tenant.Active, nil), secret, newcomer), tenant.ErrPersonOnly)
	acting := tenant.NewActor(tenant.Person{UserID: eve.UserID, TenantID: eve.TenantID, Operator: "usr_op"})
	wants(t, "an operator who acts as somebody", accept(acting, secret, newcomer), tenant.ErrImpersonated)
	wants(t, "with a link that is none", accept(tenant.Actor{}, "nonsense", newcomer), team.ErrNoInvite)
	wants(t, "the one it is for", accept(w.signIn("Bob"), secret, team.Newcomer{}), nil)
	wants(t, "another with the used link", accept(eve, secret, team.Newcomer{}), team.ErrOtherAddress)

	other := w.invite(ada, addressOf("Cleo"), tenant.Viewer)
	wants(t, "a newcomer with nothing", accept(tenant.Actor{}, other, team.Newcomer{}), fault.ErrInvalid)
	wants(t, "a newcomer with a weak password", accept(tenant.Actor{}, other, team.Newcomer{Name: "Cleo", Password: "password123"}), fault.ErrInvalid)
	wants(t, "a newcomer", accept(tenant.Actor{}, other, team.Newcomer{Name: "Cleo", Password: good}), nil)
}

func TestAnInvitationShowsWhatItIs(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.found("Bob")
	v, err := w.first.Look(t.Context(), w.invite(ada, addressOf("Bob"), tenant.Approver))
	want := team.View{Team: "Ada's team", InvitedBy: "Ada", Email: addressOf("Bob"), Role: tenant.Approver, HasAccount: true, ExpiresAt: w.clock.Now().Add(team.InviteLife)}
	if err != nil || v != want {
		t.Errorf("it shows %+v (%v), want %+v", v, err, want)
	}
	if v, err = w.first.Look(t.Context(), w.invite(ada, "new@example.com", tenant.Viewer)); err != nil || v.HasAccount {
		t.Errorf("it shows %+v (%v), want no account", v, err)
	}
	_, err = w.first.Look(t.Context(), "nonsense")
	wants(t, "a link that is none", err, team.ErrNoInvite)
}

func TestALinkWorksOnceAndStillLeadsItsMemberIn(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	secret := w.invite(ada, addressOf("Bob"), tenant.Viewer)
	got, err := w.first.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
	w.must(err)
	_, err = w.first.Look(t.Context(), secret)
	wants(t, "look at it afterwards", err, team.ErrInviteUsed)
	_, err = w.first.Accept(t.Context(), w.actor(got.AccessToken), secret, team.Newcomer{})
	wants(t, "follow it again as the member", err, nil)
	w.clock.Advance(time.Second)
	w.must(w.first.Remove(t.Context(), ada, got.User.ID))
	_, err = w.first.Accept(t.Context(), w.signIn("Bob"), secret, team.Newcomer{})
	wants(t, "follow it after being removed", err, team.ErrInviteUsed)
	w.wantSeats(ada, 1, "after all")
}

func TestSendingAgainEndsTheOldLink(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	old := w.mailed(ada, sent.ID)
	_, err = w.second.Resend(t.Context(), ada, sent.ID)
	w.must(err)
	_, err = w.first.Look(t.Context(), old)
	wants(t, "the old link, before the new mail is out", err, team.ErrNoInvite)
	fresh := w.mailed(ada, sent.ID)
	_, err = w.first.Look(t.Context(), fresh)
	wants(t, "the new link", err, nil)
	w.wantSeats(ada, 2, "after sending twice")
}

func TestTakingAnInvitationBackEndsItAndFreesItsSeat(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	secret := w.mailed(ada, sent.ID)
	gone, _ := w.race(4, func(o *office, _ int) error { return o.Revoke(t.Context(), ada, sent.ID) })
	if gone != 1 {
		t.Errorf("it was taken back %d times, want once", gone)
	}
	_, err = w.first.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
	wants(t, "accept it", err, team.ErrNoInvite)
	w.wantSeats(ada, 1, "after it")
}

func TestAcceptingAndTakingBackAtOnceEndInOneOfBoth(t *testing.T) {
	w := newTown(t)
	for n := range 6 {
		ada := w.found(fmt.Sprintf("Ada%d", n))
		w.found(fmt.Sprintf("Bob%d", n))
		bob := w.signIn(fmt.Sprintf("Bob%d", n))
		sent, err := w.first.Invite(t.Context(), ada, addressOf(fmt.Sprintf("Bob%d", n)), tenant.Viewer)
		w.must(err)
		secret := w.mailed(ada, sent.ID)
		_, _ = w.race(2, func(o *office, n int) error {
			if n == 0 {
				return o.Revoke(t.Context(), ada, sent.ID)
			}
			_, err := o.Accept(t.Context(), bob, secret, team.Newcomer{})
			return err
		})
		w.wantSeats(ada, int64(len(w.roles(ada.TenantID))), "when both were through")
	}
}

func TestAnInvitationEndsAfterSevenDaysAndTheSweepFreesItsSeat(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.fill(ada)
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	secret := w.mailed(ada, sent.ID)
	w.clock.Advance(team.InviteLife - time.Second)
	_, err = w.first.Look(t.Context(), secret)
	wants(t, "a second before", err, nil)
	w.clock.Advance(time.Second)
	_, err = w.first.Look(t.Context(), secret)
	wants(t, "look at it", err, team.ErrInviteExpired)
	_, err = w.first.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
	wants(t, "accept it", err, team.ErrInviteExpired)
	_, _ = w.race(4, func(o *office, _ int) error { return o.Sweep(t.Context()) })
	w.must(w.first.Sweep(t.Context()))
	w.wantSeats(ada, 1, "after the sweep")

	got, err := w.first.ListInvites(t.Context(), ada, whole)
	if err != nil || len(got.Items) != 4 || !got.Items[0].Over {
		t.Errorf("the list has %d (%v), want the four that expired", len(got.Items), err)
	}
	again, err := w.first.Resend(t.Context(), ada, sent.ID)
	if err != nil || again.Over {
		t.Errorf("it can't be sent again: %+v (%v)", again, err)
	}
	w.wantSeats(ada, 2, "after sending it again")
	_, err = w.first.Look(t.Context(), w.mailed(ada, sent.ID))
	wants(t, "the new link", err, nil)
}

func TestAnExpiredInvitationIsSentAgainOnlyIntoAFreeSeat(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	w.clock.Advance(team.InviteLife)
	w.must(w.first.Sweep(t.Context()))
	w.fill(ada)
	_, err = w.first.Invite(t.Context(), ada, "fifth@example.com", tenant.Viewer)
	w.must(err)
	_, err = w.first.Resend(t.Context(), ada, sent.ID)
	wants(t, "without a seat", err, billing.ErrLimit)
	wants(t, "take it back", w.first.Revoke(t.Context(), ada, sent.ID), nil)
	w.wantSeats(ada, 5, "after taking back what held none")
}

func TestWhoIsThereAlreadyIsNotInvited(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.recruit(ada, "Bob", tenant.Viewer)
	_, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	wants(t, "a member", err, team.ErrMember)
	_, err = w.first.Invite(t.Context(), ada, "ADA@example.com", tenant.Viewer)
	wants(t, "oneself", err, team.ErrMember)
	w.wantSeats(ada, 2, "after all")
}

func TestNobodyInvitesAboveThemselves(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	for role, want := range map[tenant.Role]error{tenant.Editor: tenant.ErrForbidden, tenant.Viewer: tenant.ErrForbidden} {
		who := w.recruit(ada, string(role), role)
		_, err := w.first.Invite(t.Context(), who, "new@example.com", tenant.Viewer)
		wants(t, "as "+string(role), err, want)
	}
	_, err := w.first.Invite(t.Context(), ada, "new@example.com", tenant.Owner)
	wants(t, "an owner", err, fault.ErrInvalid)
	_, err = w.first.Invite(t.Context(), ada, "nonsense", tenant.Viewer)
	wants(t, "no address", err, fault.ErrInvalid)
}

func TestATeamThatIsStoppedTakesNobodyIn(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	secret := w.invite(ada, addressOf("Bob"), tenant.Viewer)
	for _, standing := range []tenant.Standing{tenant.Suspended, tenant.Closing} {
		now, err := w.first.teams.Tenant(t.Context(), ada.Scope())
		w.must(err)
		was := now.Version
		now.Status, now.Version = standing, was+1
		w.must(w.first.teams.SaveTenant(t.Context(), ada.Scope(), now, was))
		_, err = w.first.Look(t.Context(), secret)
		wants(t, "look at it", err, team.ErrShut)
		_, err = w.first.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
		wants(t, "accept it", err, team.ErrShut)
		_, err = w.first.accounts.UserByEmail(t.Context(), addressOf("Bob"))
		wants(t, "an account was opened all the same", err, identity.ErrNotFound)
	}
}

func TestTeamsDoNotTouchEachOthersInvitations(t *testing.T) {
	w := newTown(t)
	ada, eve := w.found("Ada"), w.found("Eve")
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	_, err = w.first.Resend(t.Context(), eve, sent.ID)
	wants(t, "send another team's again", err, team.ErrNoInvite)
	wants(t, "take another team's back", w.first.Revoke(t.Context(), eve, sent.ID), team.ErrNoInvite)
	for name, c := range map[string]struct {
		who  tenant.Actor
		want int
	}{"ours": {ada, 1}, "theirs": {eve, 0}} {
		if got, err := w.first.ListInvites(t.Context(), c.who, whole); err != nil || len(got.Items) != c.want {
			t.Errorf("%s lists %d invitations (%v), want %d", name, len(got.Items), err, c.want)
		}
	}
	_, err = w.first.Resend(t.Context(), ada, sent.ID)
	wants(t, "send the own one again", err, nil)
	w.wantSeats(eve, 1, "in the other team")
}

func TestTheMailIsInTheLanguageOfWhoGetsIt(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.found("Bob")
	_, err := w.first.people.UpdateMe(t.Context(), w.signIn("Bob"), 0, func(u *identity.User) { u.Locale = "de" })
	w.must(err)
	for address, want := range map[string]string{addressOf("Bob"): "lädt Sie zu", "new@example.com": "invites you to"} {
		w.invite(ada, address, tenant.Viewer)
		l := w.post.letter()
		if l.To != address || !strings.Contains(l.Subject, want) || !strings.Contains(l.Subject, "Ada's team") || !strings.HasPrefix(l.Link, "https://app.example/invite?token=") {
			t.Errorf("to %s goes %+v", address, l)
		}
	}
}

func TestTheSecretOfALinkIsNotStored(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	secret := w.invite(ada, addressOf("Bob"), tenant.Viewer)
	got, err := w.first.ListInvites(t.Context(), ada, whole)
	w.must(err)
	if stored := fmt.Sprintf("%+v", got.Items); strings.Contains(stored, secret) || len(secret) < 40 {
		t.Errorf("the secret %q stands in %s", secret, stored)
	}
}

func TestAMailThatIsOutIsNotSentAgainAndOneThatIsNotIs(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	sent, err := w.first.Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
	w.must(err)
	w.post.broken = true
	if err := w.first.Deliver(t.Context(), ada.TenantID, sent.ID); !errors.Is(err, errDead) {
		t.Errorf("a mail server that is away: %v", err)
	}
	w.post.broken, w.post.asked = false, nil
	w.clock.Advance(2 * time.Minute)
	w.must(w.first.Sweep(t.Context()))
	if len(w.post.asked) != 1 {
		t.Errorf("the sweep asked for %d mails, want one", len(w.post.asked))
	}
	for range 2 {
		w.must(w.first.Deliver(t.Context(), ada.TenantID, sent.ID))
	}
	if len(w.post.letters) != 1 {
		t.Errorf("%d mails went out, want one", len(w.post.letters))
	}
	w.clock.Advance(2 * time.Minute)
	w.must(w.first.Sweep(t.Context()))
	if len(w.post.asked) != 1 {
		t.Errorf("the sweep asked again for a mail that is out")
	}
}

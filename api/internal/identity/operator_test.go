package identity_test

import (
	"errors"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

const (
	opsEmail    = "ops@example.com"
	opsPassword = "words of an operator"
)

// operator makes an operator who has no second factor yet, and signs them in.
func (w *town) operator(t *testing.T) identity.SignIn {
	t.Helper()
	if _, err := w.service().CreateOperator(t.Context(), opsEmail, "Olga", opsPassword, tenant.PlatformAdmin); err != nil {
		t.Fatal(err)
	}
	got, err := w.login(t, opsEmail, opsPassword)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// actor is whoever bears an access token.
func (w *town) actor(t *testing.T, got identity.SignIn) tenant.Actor {
	t.Helper()
	who, err := w.service().Authenticate(t.Context(), got.AccessToken)
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func TestAnOperatorCanDoNothingWithoutASecondFactorShown(t *testing.T) {
	w := newTown(t)
	got := w.operator(t)
	who := w.actor(t, got)
	if !got.User.MustSetUp() || who.May(tenant.PlatformRead) || who.PlatformRole != "" {
		t.Fatalf("without a second factor the operator is %+v", who)
	}
	elsewhere := must(w.login(t, opsEmail, opsPassword))(t)
	w.switchOn(t, who, opsPassword)
	who = w.actor(t, got)
	if !who.May(tenant.PlatformOperate) || who.May(tenant.PostsRead) || got.Tenant != nil {
		t.Errorf("with the second factor shown the operator is %+v", who)
	}
	if _, _, err := who.Scope().Tenant(); !errors.Is(err, tenant.ErrScope) {
		t.Errorf("an operator's scope reaches a tenant: %v", err)
	}
	_, err := w.service().Authenticate(t.Context(), elsewhere.AccessToken)
	wants(t, "a sign-in that has not shown it", err, identity.ErrCredential)
	if err := w.service().DropFactor(t.Context(), who, opsPassword); err != nil {
		t.Fatal(err)
	}
	if who = w.actor(t, got); who.PlatformRole != "" {
		t.Errorf("after switching the second factor off the operator is %+v", who)
	}
}

func TestAnOperatorsSignInEndsAfterHalfAnHourWithoutUse(t *testing.T) {
	w := newTown(t)
	got := w.operator(t)
	for range 3 {
		w.clock.Advance(29 * time.Minute)
		var err error
		if got, err = w.service().Refresh(t.Context(), got.RefreshToken); err != nil {
			t.Fatal(err)
		}
	}
	w.clock.Advance(31 * time.Minute)
	_, err := w.service().Refresh(t.Context(), got.RefreshToken)
	wants(t, "after half an hour", err, identity.ErrRefresh)
}

func TestAnOperatorsSignInEndsAfterEightHoursHoweverMuchItIsUsed(t *testing.T) {
	w := newTown(t)
	got := w.operator(t)
	var err error
	for range 8*4 - 1 {
		w.clock.Advance(15 * time.Minute)
		if got, err = w.service().Refresh(t.Context(), got.RefreshToken); err != nil {
			t.Fatal(err)
		}
	}
	w.clock.Advance(15 * time.Minute)
	_, err = w.service().Refresh(t.Context(), got.RefreshToken)
	wants(t, "after eight hours", err, identity.ErrRefresh)
}

// acting gives an operator who acts as Ada.
func (w *town) acting(t *testing.T) (operator tenant.Actor, ada, acting identity.SignIn) {
	t.Helper()
	ada = w.register(t)
	got := w.operator(t)
	w.switchOn(t, w.actor(t, got), opsPassword)
	operator = w.actor(t, got)
	acting, err := w.service().Impersonate(t.Context(), operator, ada.User.ID, ada.Tenant.ID, "she asked for help")
	if err != nil {
		t.Fatal(err)
	}
	return operator, ada, acting
}

func TestAnOperatorActsAsAPersonForAQuarterOfAnHour(t *testing.T) {
	w := newTown(t)
	operator, ada, acting := w.acting(t)
	who := w.actor(t, acting)
	if who.UserID != ada.User.ID || who.Operator != operator.UserID || !who.May(tenant.PostsWrite) || who.May(tenant.BillingWrite) {
		t.Errorf("the operator acts as %+v", who)
	}
	me, err := w.service().Me(t.Context(), who)
	if err != nil || me.Impersonation == nil || me.Impersonation.OperatorName != "Olga" || me.Impersonation.Reason != "she asked for help" {
		t.Errorf("the screen is told %+v, %v", me.Impersonation, err)
	}
	if acting.RefreshToken != "" {
		t.Error("it can be renewed")
	}
	_, err = w.service().Refresh(t.Context(), who.SessionID+".guess")
	wants(t, "a guessed renewal", err, identity.ErrRefresh)
	w.actor(t, acting)
	if theirs, err := w.service().ListSessions(t.Context(), w.actor(t, ada)); err != nil || len(theirs) != 1 {
		t.Errorf("the person's list has %d sign-ins (%v), want their own", len(theirs), err)
	}
	w.clock.Advance(15*time.Minute + time.Second)
	_, err = w.service().Authenticate(t.Context(), acting.AccessToken)
	wants(t, "after a quarter of an hour", err, identity.ErrCredential)
}

func TestActingEndsWithTheOperatorsOwnSignIn(t *testing.T) {
	w := newTown(t)
	operator, ada, acting := w.acting(t)
	again := must(w.service().Impersonate(t.Context(), operator, ada.User.ID, ada.Tenant.ID, "once more"))(t)
	if err := w.service().EndImpersonation(t.Context(), w.actor(t, again)); err != nil {
		t.Fatal(err)
	}
	_, err := w.service().Authenticate(t.Context(), again.AccessToken)
	wants(t, "after giving it up", err, identity.ErrCredential)
	if err := w.service().EndSessions(t.Context(), operator, false); err != nil {
		t.Fatal(err)
	}
	_, err = w.service().Authenticate(t.Context(), acting.AccessToken)
	wants(t, "after the operator has left", err, identity.ErrCredential)
	w.actor(t, ada)
}

func TestWhoMayNotBeActedAs(t *testing.T) {
	w := newTown(t)
	operator, ada, acting := w.acting(t)
	for name, c := range map[string]struct {
		by     tenant.Actor
		user   string
		in     tenant.ID
		reason string
		want   error
	}{
		"by a person":          {w.actor(t, ada), ada.User.ID, ada.Tenant.ID, "x", tenant.ErrForbidden},
		"by one who acts":      {w.actor(t, acting), ada.User.ID, ada.Tenant.ID, "x", tenant.ErrForbidden},
		"in another team":      {operator, ada.User.ID, "ten_other", "x", identity.ErrNotAMember},
		"without a reason":     {operator, ada.User.ID, ada.Tenant.ID, " ", fault.ErrInvalid},
		"a person who is not":  {operator, "usr_nobody", ada.Tenant.ID, "x", identity.ErrNotFound},
		"an operator, nowhere": {operator, operator.UserID, "", "x", identity.ErrNotAMember},
	} {
		_, err := w.service().Impersonate(t.Context(), c.by, c.user, c.in, c.reason)
		wants(t, name, err, c.want)
	}
}

func TestASignInThatHasNotShownTheFactorMakesNoOperator(t *testing.T) {
	w := newTown(t)
	ada := w.register(t)
	got := w.operator(t)
	w.switchOn(t, w.actor(t, got), opsPassword)
	m := identity.Membership{ID: identity.MembershipID(ada.Tenant.ID, got.User.ID), TenantID: ada.Tenant.ID, UserID: got.User.ID, Role: tenant.Viewer, Version: 1, CreatedAt: w.clock.Now()}
	if err := w.Teams.EnsureMember(t.Context(), tenant.System(ada.Tenant.ID, "test").Scope(), m); err != nil {
		t.Fatal(err)
	}
	u := must(w.Users.User(t.Context(), got.User.ID))(t)
	who := w.actor(t, must(w.service().SignInTo(t.Context(), u, ada.Tenant.ID))(t))
	if who.PlatformRole != "" || who.May(tenant.PlatformRead) || who.Role != tenant.Viewer {
		t.Errorf("a sign-in without the factor makes %+v", who)
	}
}

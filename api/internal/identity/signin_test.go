package identity_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

func TestAnUnknownAccountTakesTheSameWorkAndGetsTheSameAnswer(t *testing.T) {
	w := newTown(t)
	w.register(t)
	for who, address := range map[string]string{"a known account": email, "an unknown account": "nobody@example.com"} {
		before := w.work.runs.Load()
		_, err := w.login(t, address, "not the password")
		wants(t, who, err, identity.ErrLogin)
		if runs := w.work.runs.Load() - before; runs != 1 {
			t.Errorf("%s took %d hashes, want 1", who, runs)
		}
	}
}

func TestAForgottenPasswordAsksTheSameOfAnyAddress(t *testing.T) {
	w := newTown(t)
	w.register(t)
	w.post.take()
	for _, address := range []string{email, "nobody@example.com"} {
		if err := w.service().Ask(t.Context(), identity.ResetPassword, address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	asked := w.post.take()
	if len(asked) != 2 {
		t.Fatalf("%d mails were asked for, want one for each", len(asked))
	}
	if err := w.service().Deliver(t.Context(), identity.ResetPassword, "nobody@example.com"); err != nil || len(w.post.letters) != 0 {
		t.Errorf("a mail to nobody: %v, %d letters", err, len(w.post.letters))
	}
}

func TestFiftyParallelRefreshesLeaveOneFamily(t *testing.T) {
	w := newTown(t)
	first := w.register(t)
	var mu sync.Mutex
	next := map[string]int{}
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			got, err := w.service().Refresh(context.Background(), first.RefreshToken)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				next["error "+err.Error()]++
				return
			}
			next[got.RefreshToken]++
		})
	}
	wait.Wait()
	if len(next) != 1 {
		t.Fatalf("50 refreshes gave %d different answers: %v", len(next), next)
	}
	for token := range next {
		if _, err := w.service().Refresh(t.Context(), token); err != nil {
			t.Errorf("the one successor: %v", err)
		}
	}
}

func TestAnOldRefreshTokenEndsTheFamily(t *testing.T) {
	w := newTown(t)
	first := w.register(t)
	second, err := w.service().Refresh(t.Context(), first.RefreshToken)
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(11 * time.Second)
	_, err = w.service().Refresh(t.Context(), first.RefreshToken)
	wants(t, "the old token", err, identity.ErrRefresh)
	_, err = w.service().Refresh(t.Context(), second.RefreshToken)
	wants(t, "its successor, after that", err, identity.ErrRefresh)
	_, err = w.service().Authenticate(t.Context(), second.AccessToken)
	wants(t, "the access token, after that", err, identity.ErrCredential)
}

func TestALostAnswerIsGivenAgainForAMoment(t *testing.T) {
	w := newTown(t)
	first := w.register(t)
	lost, err := w.service().Refresh(t.Context(), first.RefreshToken)
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(9 * time.Second)
	again, err := w.service().Refresh(t.Context(), first.RefreshToken)
	if err != nil || again.RefreshToken != lost.RefreshToken {
		t.Errorf("the same token again gave %q, %v; want the successor it had", again.RefreshToken, err)
	}
}

func TestSecretsOfRefreshTokensAreNotStored(t *testing.T) {
	w := newTown(t)
	first := w.register(t)
	second, err := w.service().Refresh(t.Context(), first.RefreshToken)
	if err != nil {
		t.Fatal(err)
	}
	actor, err := w.service().Authenticate(t.Context(), second.AccessToken)
	if err != nil {
		t.Fatal(err)
	}
	session, err := w.Sessions.Session(t.Context(), actor.SessionID)
	if err != nil {
		t.Fatal(err)
	}
	for _, issued := range []string{first.RefreshToken, second.RefreshToken} {
		secret := issued[len(session.ID)+1:]
		for _, stored := range []string{session.Current, session.Previous, session.Salt} {
			if stored == secret {
				t.Error("a refresh token's secret is stored as it is")
			}
		}
	}
}

func TestASignOutHoldsAtOnce(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	if err := w.service().Logout(t.Context(), got.RefreshToken); err != nil {
		t.Fatal(err)
	}
	_, err := w.service().Authenticate(t.Context(), got.AccessToken)
	wants(t, "the access token", err, identity.ErrCredential)
	_, err = w.service().Refresh(t.Context(), got.RefreshToken)
	wants(t, "the refresh token", err, identity.ErrRefresh)
	if err := w.service().Logout(t.Context(), got.RefreshToken); err != nil {
		t.Errorf("a second sign-out: %v", err)
	}
}

func TestASecretThatIsWrongDoesNotSignAnybodyOut(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	actor, _ := w.service().Authenticate(t.Context(), got.AccessToken)
	if err := w.service().Logout(t.Context(), actor.SessionID+".guess"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.service().Authenticate(t.Context(), got.AccessToken); err != nil {
		t.Errorf("after a guess: %v", err)
	}
}

func TestAnAccessTokenEndsAfterFifteenMinutes(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	w.clock.Advance(identity.AccessLife + 6*time.Second)
	_, err := w.service().Authenticate(t.Context(), got.AccessToken)
	wants(t, "an old access token", err, identity.ErrCredential)
}

func TestAChangedRoleCountsFromTheNextRequest(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	actor, err := w.service().Authenticate(t.Context(), got.AccessToken)
	if err != nil || !actor.May(tenant.BillingWrite) || actor.TenantID != got.Tenant.ID {
		t.Fatalf("the owner is %+v, %v", actor, err)
	}
	// The token says owner still; the store is asked about another team, where Ada is nobody.
	elsewhere := w.Needs
	elsewhere.Teams = removed{elsewhere.Teams}
	actor, err = identity.New(elsewhere).Authenticate(t.Context(), got.AccessToken)
	if err != nil || actor.TenantID != "" || actor.May(tenant.BillingRead) {
		t.Errorf("a removed member is %+v, %v", actor, err)
	}
}

// removed is a team that has thrown everybody out.
type removed struct{ identity.Teams }

func (removed) Membership(context.Context, tenant.Scope, string) (identity.Membership, error) {
	return identity.Membership{}, identity.ErrNotAMember
}

package identity_test

import (
	"context"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
)

func TestAMailedLinkConfirmsTheAddressOnce(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	token := w.mailed(t)
	wants(t, "a link of another purpose", w.service().ResetPassword(t.Context(), token, "new unrelated words"), identity.ErrProof)
	if err := w.service().VerifyEmail(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	u, _ := w.Users.User(t.Context(), got.User.ID)
	if !u.EmailVerified {
		t.Error("the address is not confirmed")
	}
	wants(t, "the link again", w.service().VerifyEmail(t.Context(), token), identity.ErrProof)
	wants(t, "a made-up link", w.service().VerifyEmail(t.Context(), "x"), identity.ErrProof)
}

func TestANewPasswordEndsEverySignInAndEveryLink(t *testing.T) {
	w := newTown(t)
	got := w.register(t)
	w.mailed(t)
	ask := func() string {
		_ = w.service().Ask(t.Context(), identity.ResetPassword, email)
		return w.mailed(t)
	}
	first, second := ask(), ask()
	const fresh = "new unrelated words"
	if err := w.service().ResetPassword(t.Context(), first, fresh); err != nil {
		t.Fatal(err)
	}
	wants(t, "the same link", w.service().ResetPassword(t.Context(), first, fresh), identity.ErrProof)
	wants(t, "the other link", w.service().ResetPassword(t.Context(), second, fresh), identity.ErrProof)
	_, err := w.service().Authenticate(t.Context(), got.AccessToken)
	wants(t, "the access token", err, identity.ErrCredential)
	_, err = w.service().Refresh(t.Context(), got.RefreshToken)
	wants(t, "the refresh token", err, identity.ErrRefresh)
	_, err = w.login(t, email, good)
	wants(t, "the old password", err, identity.ErrLogin)
	if _, err := w.login(t, email, fresh); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

func TestOneLinkSetsOnePasswordHoweverManyTryAtOnce(t *testing.T) {
	w := newTown(t)
	w.register(t)
	w.mailed(t)
	_ = w.service().Ask(t.Context(), identity.ResetPassword, email)
	token := w.mailed(t)
	results := make(chan error)
	for range 8 {
		go func() { results <- w.service().ResetPassword(context.Background(), token, "new unrelated words") }()
	}
	set := 0
	for range 8 {
		if <-results == nil {
			set++
		}
	}
	if set != 1 {
		t.Errorf("the link set %d passwords, want 1", set)
	}
}

func TestALinkEnds(t *testing.T) {
	w := newTown(t)
	w.register(t)
	_ = w.service().Ask(t.Context(), identity.ResetPassword, email)
	token := w.mailed(t)
	w.clock.Advance(time.Hour)
	wants(t, "a link after an hour", w.service().ResetPassword(t.Context(), token, "new unrelated words"), identity.ErrProof)
}

func TestAWeakPasswordDoesNotUseTheLinkUp(t *testing.T) {
	w := newTown(t)
	w.register(t)
	_ = w.service().Ask(t.Context(), identity.ResetPassword, email)
	token := w.mailed(t)
	wants(t, "a common password", w.service().ResetPassword(t.Context(), token, "Password2026!"), fault.ErrInvalid)
	if err := w.service().ResetPassword(t.Context(), token, "new unrelated words"); err != nil {
		t.Errorf("a better one: %v", err)
	}
}

package identity_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// from is a request that comes from an address.
func from(t *testing.T, address string) context.Context {
	return tenant.WithOrigin(t.Context(), tenant.Origin{Address: address, Device: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"})
}

// wrongly tries a wrong password and tells how long the next try has to wait.
func (w *town) wrongly(ctx context.Context, address string) (wait time.Duration, err error) {
	_, _, err = w.service().Login(ctx, address, "not the password")
	if f, ok := fault.As(err); ok {
		wait = f.RetryAfter
	}
	return wait, err
}

func TestGuessingGetsSlowerAndSlower(t *testing.T) {
	w := newTown(t)
	w.register(t)
	ctx := from(t, "203.0.113.7")
	for _, address := range []string{email, "nobody@example.com"} {
		for range 5 {
			_, err := w.wrongly(ctx, address)
			wants(t, "one of the first five tries for "+address, err, identity.ErrLogin)
		}
		for n := range 12 {
			want := min(time.Second<<n, 15*time.Minute)
			before := w.work.runs.Load()
			wait, err := w.wrongly(ctx, address)
			if !errors.Is(err, identity.ErrThrottled) || wait != want || w.work.runs.Load() != before {
				t.Fatalf("try %d for %s: %v, wait %s; want %s and no hash", n+6, address, err, wait, want)
			}
			w.clock.Advance(want)
			_, err = w.wrongly(ctx, address)
			wants(t, "after the wait, for "+address, err, identity.ErrLogin)
		}
	}
}

func TestARightPasswordWaitsAsWellAndThenForgetsTheWrongOnes(t *testing.T) {
	w := newTown(t)
	w.register(t)
	ctx := from(t, "203.0.113.7")
	for range 5 {
		_, _ = w.wrongly(ctx, email)
	}
	_, _, err := w.service().Login(ctx, email, good)
	wants(t, "a right password within the wait", err, identity.ErrThrottled)
	w.clock.Advance(time.Second)
	if _, _, err := w.service().Login(ctx, email, good); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		_, err := w.wrongly(ctx, email)
		wants(t, "after a right one", err, identity.ErrLogin)
	}
}

func TestNobodyLocksAnOwnerOut(t *testing.T) {
	w := newTown(t)
	w.register(t)
	home := from(t, "198.51.100.4")
	if _, _, err := w.service().Login(home, email, good); err != nil {
		t.Fatal(err)
	}
	var last error
	for n := range 60 { // a botnet, each address well below its own bound
		_, last = w.wrongly(from(t, fmt.Sprintf("203.0.113.%d", n)), email)
	}
	wants(t, "the sixtieth address", last, identity.ErrThrottled)
	wait, _ := w.wrongly(from(t, "203.0.113.200"), email)
	if wait > time.Minute {
		t.Errorf("a stranger's address waits %s, want a minute at most", wait)
	}
	if _, _, err := w.service().Login(home, email, good); err != nil {
		t.Errorf("the owner, from where they were before: %v", err)
	}
}

func TestParallelGuessesAreCountedBeforeTheyAreChecked(t *testing.T) {
	w := newTown(t)
	w.register(t)
	ctx := from(t, "203.0.113.7")
	before := w.work.runs.Load()
	race(40, func(int) error {
		_, err := w.wrongly(ctx, email)
		return err
	})
	if checked := w.work.runs.Load() - before; checked != 5 {
		t.Errorf("%d of 40 parallel guesses were checked, want 5", checked)
	}
}

func TestAStolenAccessTokenDoesNotGuessThePassword(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	for range 5 {
		_, err := w.service().ChangePassword(t.Context(), who, "guess", "new unrelated words")
		wants(t, "a wrong password", err, fault.ErrInvalid)
	}
	_, err := w.service().ChangePassword(t.Context(), who, good, "new unrelated words")
	wants(t, "the next one", err, identity.ErrThrottled)
}

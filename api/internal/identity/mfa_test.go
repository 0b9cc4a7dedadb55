package identity_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/totp"
	"campaignos.dev/api/internal/tenant"
)

// must fails the test where something failed.
func must[T any](got T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// switchOn switches a person's second factor on; a code is used up by that.
func (w *town) switchOn(t *testing.T, who tenant.Actor, password string) (secret string, codes []string) {
	t.Helper()
	setup := must(w.service().BeginFactor(t.Context(), who, password))(t)
	codes = must(w.service().ConfirmFactor(t.Context(), who, w.code(t, setup.Secret)))(t)
	return setup.Secret, codes
}

// code is what an authenticator shows at this moment.
func (w *town) code(t *testing.T, secret string) string {
	t.Helper()
	return must(totp.Code(secret, w.clock.Now()))(t)
}

// next waits for the authenticator's next code.
func (w *town) next(t *testing.T, secret string) string {
	t.Helper()
	w.clock.Advance(30 * time.Second)
	return w.code(t, secret)
}

// challenge gives the password and is asked for the second factor.
func (w *town) challenge(t *testing.T) string {
	t.Helper()
	_, asked, err := w.service().Login(t.Context(), email, good)
	if err != nil || asked == nil {
		t.Fatalf("no second factor is asked for: %v", err)
	}
	return asked.Token
}

func TestASecondFactorIsAskedForOnceItIsConfirmed(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	_, err := w.service().BeginFactor(t.Context(), who, "not the password")
	wants(t, "a set-up without the password", err, fault.ErrInvalid)
	setup := must(w.service().BeginFactor(t.Context(), who, good))(t)
	if !strings.HasPrefix(setup.URL, "otpauth://totp/Campaign%20OS:Ada@Example.com?") {
		t.Errorf("the app is given %s", setup.URL)
	}
	if _, err := w.login(t, email, good); err != nil {
		t.Errorf("a set-up that is not confirmed: %v", err)
	}
	_, err = w.service().ConfirmFactor(t.Context(), who, "000000")
	wants(t, "a wrong code", err, fault.ErrInvalid)
	codes := must(w.service().ConfirmFactor(t.Context(), who, w.code(t, setup.Secret)))(t)
	if len(codes) != 10 || len(codes[0]) != 19 {
		t.Errorf("the recovery codes are %v", codes)
	}
	_, err = w.service().BeginFactor(t.Context(), who, good)
	wants(t, "a second set-up", err, identity.ErrFactorOn)
	_, err = w.service().LoginWithCode(t.Context(), w.challenge(t), w.code(t, setup.Secret))
	wants(t, "the code that confirmed it", err, identity.ErrCode)
	got := must(w.service().LoginWithCode(t.Context(), w.challenge(t), w.next(t, setup.Secret)))(t)
	w.actor(t, got)
}

func TestTheSecretOfASecondFactorIsSealedForItsPerson(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	secret, codes := w.switchOn(t, who, good)
	u := must(w.Users.User(t.Context(), who.UserID))(t)
	if strings.Contains(u.Factor.Secret, secret) {
		t.Error("the secret is stored as it is")
	}
	for _, code := range codes {
		for _, stored := range u.Factor.Recovery {
			if strings.Contains(stored, code) || strings.Contains(stored, strings.ReplaceAll(code, "-", "")) {
				t.Error("a recovery code is stored as it is")
			}
		}
	}
	u.ID, u.EmailKey, u.Email = "usr_eve", "eve@example.com", "eve@example.com"
	if err := w.Users.CreateUser(t.Context(), who, u); err != nil {
		t.Fatal(err)
	}
	_, asked, err := w.service().Login(t.Context(), "eve@example.com", good)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.service().LoginWithCode(t.Context(), asked.Token, w.next(t, secret)); err == nil {
		t.Error("a secret that was copied to another account opens there")
	}
}

// race has many do the same at once and tells how many succeeded.
func race(n int, do func(i int) error) int64 {
	var won atomic.Int64
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			if do(i) == nil {
				won.Add(1)
			}
		})
	}
	wait.Wait()
	return won.Load()
}

func TestACodeSignsInOnceHoweverManyTryAtOnce(t *testing.T) {
	w := newTown(t)
	secret, codes := w.switchOn(t, w.actor(t, w.register(t)), good)
	for name, draw := range map[string]func() string{
		"a code of the app": func() string { return w.next(t, secret) },
		"a recovery code":   func() string { return codes[3] },
	} {
		code := draw() // in its turn: an app's code is over within the hour
		var challenges []string
		for range 4 {
			challenges = append(challenges, w.challenge(t))
		}
		if n := race(4, func(i int) error {
			_, err := w.service().LoginWithCode(context.Background(), challenges[i], code)
			return err
		}); n != 1 {
			t.Errorf("%s signed in %d times, want once", name, n)
		}
		w.clock.Advance(time.Hour) // the delay of the tries is over
	}
	if u := must(w.Users.UserByEmail(t.Context(), "ada@example.com"))(t); len(u.Factor.Recovery) != 9 {
		t.Errorf("%d recovery codes are left, want 9", len(u.Factor.Recovery))
	}
}

func TestAChallengeSignsInOnce(t *testing.T) {
	w := newTown(t)
	secret, codes := w.switchOn(t, w.actor(t, w.register(t)), good)
	token := w.challenge(t)
	must(w.service().LoginWithCode(t.Context(), token, w.next(t, secret)))(t)
	_, err := w.service().LoginWithCode(t.Context(), token, codes[0])
	wants(t, "the same challenge with another code", err, identity.ErrChallenge)
}

func TestAChallengeTakesFiveTriesAndFiveMinutes(t *testing.T) {
	w := newTown(t)
	secret, _ := w.switchOn(t, w.actor(t, w.register(t)), good)
	token := w.challenge(t)
	for range 5 {
		_, err := w.service().LoginWithCode(t.Context(), token, "abcdefgh")
		wants(t, "a wrong code", err, identity.ErrCode)
	}
	_, err := w.service().LoginWithCode(t.Context(), token, w.next(t, secret))
	wants(t, "the sixth try, which is right", err, identity.ErrChallenge)
	late := w.challenge(t)
	w.clock.Advance(5 * time.Minute)
	_, err = w.service().LoginWithCode(t.Context(), late, w.next(t, secret))
	wants(t, "a right code after five minutes", err, identity.ErrChallenge)
}

func TestFreshChallengesDoNotGiveMoreTries(t *testing.T) {
	w := newTown(t)
	secret, _ := w.switchOn(t, w.actor(t, w.register(t)), good)
	for range 5 {
		_, err := w.service().LoginWithCode(t.Context(), w.challenge(t), "123456")
		wants(t, "a wrong code", err, identity.ErrCode)
	}
	_, err := w.service().LoginWithCode(t.Context(), w.challenge(t), w.code(t, secret))
	wants(t, "at once after five wrong codes", err, identity.ErrThrottled)
}

func TestAChallengeIsForNothingElse(t *testing.T) {
	w := newTown(t)
	w.switchOn(t, w.actor(t, w.register(t)), good)
	token := w.challenge(t)
	wants(t, "to set a password", w.service().ResetPassword(t.Context(), token, "new unrelated words"), identity.ErrProof)
	_, err := w.service().Authenticate(t.Context(), token)
	wants(t, "as an access token", err, identity.ErrCredential)
	_ = w.service().Ask(t.Context(), identity.ResetPassword, email)
	_, err = w.service().LoginWithCode(t.Context(), w.mailed(t), "123456")
	wants(t, "a mailed link as a challenge", err, identity.ErrChallenge)
	if err := w.service().ResetPassword(t.Context(), w.link(t), "new unrelated words"); err != nil {
		t.Fatal(err)
	}
	_, err = w.service().LoginWithCode(t.Context(), token, "123456")
	wants(t, "after a new password", err, identity.ErrChallenge)
}

func TestRecoveryCodesAreReadAsPeopleWriteThem(t *testing.T) {
	w := newTown(t)
	_, codes := w.switchOn(t, w.actor(t, w.register(t)), good)
	written := strings.ToUpper(strings.NewReplacer("-", " ", "0", "O", "1", "l").Replace(codes[0]))
	must(w.service().LoginWithCode(t.Context(), w.challenge(t), written))(t)
	_, err := w.service().LoginWithCode(t.Context(), w.challenge(t), codes[0])
	wants(t, "the same code again", err, identity.ErrCode)
}

func TestNewRecoveryCodesReplaceTheOldOnes(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	_, err := w.service().RenewCodes(t.Context(), who, good)
	wants(t, "without a second factor", err, identity.ErrNoFactor)
	_, old := w.switchOn(t, who, good)
	fresh := must(w.service().RenewCodes(t.Context(), who, good))(t)
	_, err = w.service().LoginWithCode(t.Context(), w.challenge(t), old[0])
	wants(t, "an old code", err, identity.ErrCode)
	must(w.service().LoginWithCode(t.Context(), w.challenge(t), fresh[0]))(t)
}

func TestPeopleAreToldOfEachChange(t *testing.T) {
	w := newTown(t)
	who := w.actor(t, w.register(t))
	w.post.notices()
	_, codes := w.switchOn(t, who, good)
	must(w.service().LoginWithCode(t.Context(), w.challenge(t), codes[0]))(t)
	must(w.service().RenewCodes(t.Context(), who, good))(t)
	if err := w.service().DropFactor(t.Context(), who, good); err != nil {
		t.Fatal(err)
	}
	must(w.service().ChangePassword(t.Context(), who, good, "new unrelated words"))(t)
	var kinds []identity.Purpose
	for _, n := range w.post.notices() {
		kinds = append(kinds, n.Kind)
		if err := w.service().Notify(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		if l := w.post.letter(); l.Subject == "" || l.To != email || strings.Contains(strings.Join(l.Lines, l.Footer), "{") {
			t.Errorf("%s: the letter is %+v", n.Kind, l)
		}
	}
	want := []identity.Purpose{identity.FactorSwitchedOn, identity.CodeUsed, identity.CodesRenewed, identity.FactorSwitchedOff, identity.PasswordChanged}
	if len(kinds) != len(want) {
		t.Fatalf("they were told %v, want %v", kinds, want)
	}
	for i := range want {
		if kinds[i] != want[i] {
			t.Errorf("notice %d is %s, want %s", i, kinds[i], want[i])
		}
	}
}

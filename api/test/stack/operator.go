package stack

import (
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/totp"
)

// Operator makes an operator of the platform, as campaignctl does, signs in and sets up the
// second factor, without which an operator can do nothing.
func (s *Stack) Operator(t testing.TB) *Person {
	t.Helper()
	p := s.Novice(t)
	p.SwitchOnMFA()
	return p
}

// Support makes an operator who only reads.
func (s *Stack) Support(t testing.TB) *Person {
	t.Helper()
	p := s.create(t, "--support")
	p.SwitchOnMFA()
	return p
}

// Novice makes an operator who has no second factor yet.
func (s *Stack) Novice(t testing.TB) *Person {
	t.Helper()
	return s.create(t)
}

// create makes an operator with campaignctl and signs in.
func (s *Stack) create(t testing.TB, flags ...string) *Person {
	t.Helper()
	p := s.Visitor(t)
	p.Email = Address()
	cmd := s.campaignctl(t, append(append([]string{"create-admin"}, flags...), p.Email, "Grace Hopper")...)
	cmd.Stdin = strings.NewReader(Password + "\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("campaignctl create-admin: %v\n%s", err, out)
	}
	p.SignIn()
	return p
}

// SwitchOnMFA sets up a second factor, which the present sign-in has shown therewith, and
// gives its secret and the recovery codes.
func (p *Person) SwitchOnMFA() (secret string, recovery []string) {
	p.t.Helper()
	var setup struct{ Secret string }
	p.Must(200, "POST", "/v1/me/mfa", Object{"password": Password}, &setup)
	var made struct{ Codes []string }
	p.Must(200, "POST", "/v1/me/mfa/confirm", Object{"code": p.Code(setup.Secret)}, &made)
	return setup.Secret, made.Codes
}

// Code is what an authenticator shows for a secret at this moment. Each code is taken once.
func (p *Person) Code(secret string) string {
	p.t.Helper()
	return p.CodeAt(secret, time.Now())
}

// CodeAt is what an authenticator shows at an instant; a step ahead is taken as well.
func (p *Person) CodeAt(secret string, at time.Time) string {
	p.t.Helper()
	code, err := totp.Code(secret, at)
	if err != nil {
		p.t.Fatal(err)
	}
	return code
}

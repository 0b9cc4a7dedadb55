// Package account holds what concerns people and their sign-ins, by the API alone, against
// real processes: two copies of the API, a worker, and the sandbox's mail server.
package account_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

func TestAccounts(t *testing.T) {
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1})
	for name, run := range map[string]func(*testing.T, *stack.Stack){
		"signing in with a second factor":                          signingInWithASecondFactor,
		"an operator needs a second factor":                        anOperatorNeedsASecondFactor,
		"sign ins end from the next request on":                    signInsEndFromTheNextRequestOn,
		"a changed password leaves this device signed in":          aChangedPasswordLeavesThisDeviceSignedIn,
		"an address changes by two mailboxes":                      anAddressChangesByTwoMailboxes,
		"guessing is slowed down equally for unknown accounts":     guessingIsSlowedDownEquallyForUnknownAccounts,
		"a reused refresh token ends the sign in and is told once": aReusedRefreshTokenEndsTheSignInAndIsToldOnce,
		"a lowered role writes nothing more":                       aLoweredRoleWritesNothingMore,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, s)
		})
	}
}

// patience is how long a mail may take.
const patience = 20 * time.Second

// mail waits for a letter whose subject has some words.
func mail(t *testing.T, s *stack.Stack, to, subject string) (got stack.Mail) {
	t.Helper()
	stack.Eventually(t, patience, "a mail to "+to, func() string {
		var subjects []string
		for _, m := range s.Mails(t, to) {
			if got = m; strings.Contains(m.Subject, subject) {
				return ""
			}
			subjects = append(subjects, m.Subject)
		}
		return fmt.Sprintf("%q is not among %q", subject, subjects)
	})
	return got
}

// token gives the token of a letter's link to a page.
func token(t *testing.T, m stack.Mail, page string) string {
	t.Helper()
	for _, link := range m.Links {
		if u, err := url.Parse(link); err == nil && u.Path == page {
			return u.Query().Get("token")
		}
	}
	t.Fatalf("no link of %q leads to %s", m.Links, page)
	return ""
}

// next is the authenticator's code after the present one: that one is used up.
func next(p *stack.Person, secret string) string {
	return p.CodeAt(secret, time.Now().Add(30*time.Second))
}

func signingInWithASecondFactor(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	secret, codes := p.SwitchOnMFA()
	mail(t, s, p.Email, "second factor is on")
	again := s.Visitor(t)
	var challenge struct {
		MFAToken  string
		ExpiresIn int
	}
	login := stack.Object{"email": p.Email, "password": stack.Password}
	again.Must(202, "POST", "/v1/auth/login", login, &challenge)
	if challenge.ExpiresIn != 300 {
		t.Errorf("the challenge ends in %d s, want 300", challenge.ExpiresIn)
	}
	if got := again.Do("POST", "/v1/auth/login/mfa", stack.Object{"mfaToken": challenge.MFAToken, "code": "000000"}); got.Status != 401 || got.Code() != "invalid_code" {
		t.Errorf("a wrong code answers %d %s", got.Status, got.Code())
	}
	var in struct{ AccessToken string }
	again.Must(200, "POST", "/v1/auth/login/mfa", stack.Object{"mfaToken": challenge.MFAToken, "code": next(p, secret)}, &in)
	again.Token = in.AccessToken
	var me struct {
		User              struct{ MFAEnabled bool }
		RecoveryCodesLeft int
	}
	again.Get("/v1/me", &me)
	if !me.User.MFAEnabled || me.RecoveryCodesLeft != 10 {
		t.Errorf("the person sees %+v", me)
	}
	s.Visitor(t).Must(202, "POST", "/v1/auth/login", login, &challenge)
	again.Must(200, "POST", "/v1/auth/login/mfa", stack.Object{"mfaToken": challenge.MFAToken, "code": codes[0]}, nil)
	mail(t, s, p.Email, "recovery code was used")
}

func anOperatorNeedsASecondFactor(t *testing.T, s *stack.Stack) {
	p := s.Novice(t)
	var me struct {
		MFASetupRequired bool
		Permissions      []string
	}
	p.Get("/v1/me", &me)
	if !me.MFASetupRequired || len(me.Permissions) != 0 {
		t.Errorf("without a second factor the operator sees %+v", me)
	}
	if got := p.Do("GET", "/v1/admin/tenants", nil); got.Status != 404 {
		t.Errorf("the operators' room answers %d", got.Status)
	}
	p.SwitchOnMFA()
	p.Must(200, "GET", "/v1/admin/tenants", nil, nil)
	p.Must(204, "DELETE", "/v1/me/mfa", stack.Object{"password": stack.Password}, nil)
	if got := p.Do("GET", "/v1/admin/tenants", nil); got.Status != 404 {
		t.Errorf("after switching it off, the operators' room answers %d", got.Status)
	}
}

func signInsEndFromTheNextRequestOn(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	other := s.Visitor(t)
	var in struct{ AccessToken string }
	other.Must(200, "POST", "/v1/auth/login", stack.Object{"email": p.Email, "password": stack.Password}, &in)
	other.Token = in.AccessToken
	var list struct {
		Data []struct {
			ID, Device, Address string
			Current             bool
		}
	}
	p.Get("/v1/me/sessions", &list)
	if len(list.Data) != 2 || list.Data[0].Address == "" || list.Data[0].Device == "" {
		t.Fatalf("the sign-ins are %+v", list.Data)
	}
	for _, one := range list.Data {
		if !one.Current {
			p.Must(204, "DELETE", "/v1/me/sessions/"+one.ID, nil, nil)
		}
	}
	for range 4 { // both copies of the API
		if got := other.Do("GET", "/v1/me", nil); got.Status != 401 {
			t.Errorf("an ended sign-in answers %d", got.Status)
		}
	}
	p.Must(204, "DELETE", "/v1/me/sessions?except=current", nil, nil)
	p.Get("/v1/me", nil)
	p.Must(422, "DELETE", "/v1/me/sessions?except=others", nil, nil)
	p.Must(204, "DELETE", "/v1/me/sessions", nil, nil)
	p.Must(401, "GET", "/v1/me", nil, nil)
}

func aChangedPasswordLeavesThisDeviceSignedIn(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	old := p.Token
	got := p.Do("POST", "/v1/me/password", stack.Object{"currentPassword": stack.Password, "newPassword": "another three unrelated words"})
	if got.Status != 200 || !strings.HasPrefix(got.Header.Get("Set-Cookie"), "cos_refresh=ses_") {
		t.Fatalf("the change answers %d with the cookie %q", got.Status, got.Header.Get("Set-Cookie"))
	}
	p.Must(401, "GET", "/v1/me", nil, nil)
	cookie, _, _ := strings.Cut(got.Header.Get("Set-Cookie"), ";")
	if renewed := p.SendWith("Cookie", cookie, "POST", "/v1/auth/refresh", nil); renewed.Status != 200 {
		t.Errorf("the new refresh cookie answers %d %s", renewed.Status, renewed.Code())
	}
	mail(t, s, p.Email, "password was changed")
	if p.Token != old {
		t.Error("unexpected token")
	}
}

func anAddressChangesByTwoMailboxes(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	fresh := "new." + p.Email
	p.Must(202, "POST", "/v1/me/email", stack.Object{"email": fresh, "password": stack.Password}, nil)
	const page = "/confirm-email-change"
	var change struct{ OldConfirmed, NewConfirmed, Done bool }
	confirm := func(m stack.Mail) {
		p.Must(200, "POST", "/v1/auth/confirm-email-change", stack.Object{"token": token(t, m, page)}, &change)
	}
	confirm(mail(t, s, fresh, "new e-mail address"))
	if !change.NewConfirmed || change.Done {
		t.Errorf("after one click it is %+v", change)
	}
	confirm(mail(t, s, p.Email, "e-mail address changes"))
	if !change.Done {
		t.Errorf("after both clicks it is %+v", change)
	}
	mail(t, s, p.Email, "e-mail address was changed")
	p.Must(200, "POST", "/v1/auth/login", stack.Object{"email": fresh, "password": stack.Password}, nil)
	p.Must(401, "POST", "/v1/auth/login", stack.Object{"email": p.Email, "password": stack.Password}, nil)
}

func guessingIsSlowedDownEquallyForUnknownAccounts(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	for _, email := range []string{p.Email, "nobody+" + p.Email} {
		guess := func() stack.Answer {
			body := fmt.Sprintf(`{"email":%q,"password":"not the password"}`, email)
			return s.Visitor(t).SendWith("X-Forwarded-For", "203.0.113.9", "POST", "/v1/auth/login", []byte(body))
		}
		for range 5 {
			if got := guess(); got.Status != 401 || got.Code() != "invalid_login" {
				t.Fatalf("a guess at %s answers %d %s", email, got.Status, got.Code())
			}
		}
		if got := guess(); got.Status != 429 || got.Code() != "too_many_attempts" || got.Header.Get("Retry-After") == "" {
			t.Errorf("the sixth guess at %s answers %d %s", email, got.Status, got.Code())
		}
	}
}

func aReusedRefreshTokenEndsTheSignInAndIsToldOnce(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	got := p.Do("POST", "/v1/auth/login", stack.Object{"email": p.Email, "password": stack.Password})
	stolen, _, _ := strings.Cut(got.Header.Get("Set-Cookie"), ";")
	var wait sync.WaitGroup
	cookies := make(chan string, 50)
	for range 50 {
		wait.Go(func() {
			if got := s.Visitor(t).SendWith("Cookie", stolen, "POST", "/v1/auth/refresh", nil); got.Status == 200 {
				cookie, _, _ := strings.Cut(got.Header.Get("Set-Cookie"), ";")
				cookies <- cookie
			}
		})
	}
	wait.Wait()
	close(cookies)
	var given []string
	for c := range cookies {
		given = append(given, c)
	}
	slices.Sort(given)
	if given = slices.Compact(given); len(given) > 1 {
		t.Fatalf("50 parallel refreshes gave %d families", len(given))
	}
	stack.Eventually(t, patience, "the grace of a token that was just used is over", func() string {
		if got := s.Visitor(t).SendWith("Cookie", stolen, "POST", "/v1/auth/refresh", nil); got.Status != 401 {
			return fmt.Sprint("it answers ", got.Status)
		}
		return ""
	})
	for _, cookie := range given {
		if got := s.Visitor(t).SendWith("Cookie", cookie, "POST", "/v1/auth/refresh", nil); got.Status != 401 {
			t.Errorf("the family's last token answers %d", got.Status)
		}
	}
	mail(t, s, p.Email, "ended one of your sign-ins")
	told := 0
	for _, m := range s.Mails(t, p.Email) {
		if strings.Contains(m.Subject, "ended one of your sign-ins") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("they were told %d times, want once", told)
	}
}

func aLoweredRoleWritesNothingMore(t *testing.T, s *stack.Stack) {
	owner := s.Register(t, "Northwind Coffee")
	brand := owner.Create("/v1/brand-profiles", stack.Object{"name": "Northwind"})
	member := owner.Join("editor")
	var lowered atomic.Bool
	var before, after, refused atomic.Int64
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			for range 25 { // below what one person may ask for in a minute
				late := lowered.Load()
				got := member.Do("PATCH", "/v1/brand-profiles/"+brand, stack.Object{"description": "Coffee."})
				switch {
				case got.Status == 403:
					refused.Add(1)
					return
				case got.Status == 200 && late:
					after.Add(1)
				case got.Status == 200:
					before.Add(1)
				}
			}
		})
	}
	stack.Eventually(t, patience, "writers at work", func() string {
		if before.Load() < 20 {
			return fmt.Sprint(before.Load(), " writes")
		}
		return ""
	})
	owner.Must(200, "PATCH", "/v1/tenant/members/"+member.UserID(), stack.Object{"role": "viewer"}, nil)
	lowered.Store(true)
	wait.Wait()
	if after.Load() != 0 || refused.Load() == 0 {
		t.Errorf("%d writes that began after the role was lowered went through, %d were refused", after.Load(), refused.Load())
	}
}

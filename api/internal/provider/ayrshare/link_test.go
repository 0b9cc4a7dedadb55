package ayrshare_test

import (
	"errors"
	"net/http"
	"net/url"
	"testing"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/provider/ayrshare"
)

func TestAProfilesTitleIsTakenOnce(t *testing.T) {
	s := newStage(t)
	if _, err := s.client.CreateProfile(t.Context(), s.title); !errors.Is(err, channel.ErrTitleTaken) {
		t.Errorf("the same title again: %v, want that it is taken", err)
	}
	if key, err := s.client.CreateProfile(t.Context(), s.title+"-2"); err != nil || key == "" || key == s.profile {
		t.Errorf("another title gives the key %q (%v)", key, err)
	}
}

func TestAccountsAreLinkedOnTheProvidersPageAndTakenAway(t *testing.T) {
	s := newStage(t)
	if accounts, err := s.client.Accounts(t.Context(), s.profile); err != nil || len(accounts) != 0 {
		t.Errorf("a new profile has the accounts %v (%v)", accounts, err)
	}
	page, err := s.client.LinkPage(t.Context(), s.profile, []network.Network{linkedIn}, "http://127.0.0.1:3000/channels")
	if err != nil || !page.ExpiresAt.After(time.Now()) {
		t.Fatalf("the page is %+v (%v)", page, err)
	}
	if status := s.connect(page.URL, "facebook"); status < 400 {
		t.Errorf("a network that was not offered is linked all the same (%d)", status)
	}
	if status := s.connect(page.URL, linkedIn); status != http.StatusOK {
		t.Fatalf("linking answers %d", status)
	}
	accounts, err := s.client.Accounts(t.Context(), s.profile)
	if err != nil || len(accounts) != 1 || accounts[0].Network != linkedIn || accounts[0].Name != "Nordlicht" {
		t.Errorf("the accounts are %+v (%v), want LinkedIn's Nordlicht", accounts, err)
	}
	if err := s.client.Unlink(t.Context(), s.profile, linkedIn); err != nil {
		t.Fatal(err)
	}
	if accounts, err := s.client.Accounts(t.Context(), s.profile); err != nil || len(accounts) != 0 {
		t.Errorf("after taking the link away: %v (%v)", accounts, err)
	}
}

func TestAProfileIsRemovedForGood(t *testing.T) {
	s := newStage(t)
	for range 2 { // whoever repeats it is told the same
		if err := s.client.DeleteProfile(t.Context(), s.profile); err != nil {
			t.Fatal(err)
		}
	}
	if accounts, err := s.client.Accounts(t.Context(), s.profile); err == nil {
		t.Errorf("a profile that was removed has the accounts %v", accounts)
	}
	if err := ayrshare.New("http://127.0.0.1:1", "key").DeleteProfile(t.Context(), s.profile); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a provider that is away gives %v", err)
	}
}

// connect links an account on the page, as a person does.
func (s *stage) connect(page string, on network.Network) int {
	s.t.Helper()
	res, err := http.PostForm(page+"/connect", url.Values{"network": {string(on)}, "name": {"Nordlicht"}})
	if err != nil {
		s.t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

func TestAProviderInTroubleIsUnavailable(t *testing.T) {
	s := newStage(t)
	s.harm("/api/user", "status", map[string]any{"status": 500})
	if _, err := s.client.Accounts(t.Context(), s.profile); !errors.Is(err, fault.ErrUnavailable) {
		t.Errorf("500: %v, want unavailable", err)
	}
	s.harm("/api/user", "status", map[string]any{"status": 429, "headers": map[string]string{"Retry-After": "30"}})
	_, err := s.client.Accounts(t.Context(), s.profile)
	if f, ok := fault.As(err); !ok || f.RetryAfter != 30*time.Second {
		t.Errorf("429: %v, want to be told to wait for 30 seconds", err)
	}
	s.harm("/api/user", "reset", map[string]any{"times": 0}) // the transport asks again by itself
	if _, err := s.client.Accounts(t.Context(), s.profile); !errors.Is(err, fault.ErrUnavailable) {
		t.Errorf("reset: %v, want unavailable", err)
	}
}

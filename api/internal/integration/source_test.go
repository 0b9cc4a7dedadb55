package integration_test

import (
	"errors"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/integration"
)

func TestTheStrongestSourceIsInForceAndSaysSo(t *testing.T) {
	s := newStage(t)
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "environment environment-gemini-key")
	is(t, "the model", s.inForce(t, "", integration.Gemini, "textModel"), "default gemini-3.5-flash-lite")
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret})
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "platform "+secret)
	is(t, "the address", s.inForce(t, "", integration.Gemini, "apiUrl"), "environment http://127.0.0.1:9404")
	s.own(t, ada, integration.Gemini, map[string]string{"apiKey": "own-key-of-ours-0001", "textModel": "gemini-3.8-flash"})
	is(t, "our key", s.inForce(t, "ten_ours", integration.Gemini, "apiKey"), "own own-key-of-ours-0001")
	is(t, "our model", s.inForce(t, "ten_ours", integration.Gemini, "textModel"), "own gemini-3.8-flash")
	is(t, "their key", s.inForce(t, "ten_theirs", integration.Gemini, "apiKey"), "platform "+secret)
	is(t, "the platform's key", s.inForce(t, "", integration.Gemini, "apiKey"), "platform "+secret)
	if err := s.DeletePlatform(t.Context(), grace, integration.Gemini, 0); err != nil {
		t.Fatal(err)
	}
	is(t, "their key", s.inForce(t, "ten_theirs", integration.Gemini, "apiKey"), "environment environment-gemini-key")
}

func TestATeamsOwnKeysCountOnlyWhileItsPlanAllowsThem(t *testing.T) {
	s := newStage(t)
	s.own(t, ada, integration.Ayrshare, map[string]string{"apiKey": secret})
	is(t, "our key", s.inForce(t, "ten_ours", integration.Ayrshare, "apiKey"), "own "+secret)
	s.owners["ten_ours"] = false
	is(t, "our key without the plan", s.inForce(t, "ten_ours", integration.Ayrshare, "apiKey"), "environment environment-ayrshare-key")
	s.owners["ten_ours"] = true
	is(t, "our key with the plan again", s.inForce(t, "ten_ours", integration.Ayrshare, "apiKey"), "own "+secret)
}

func TestATeamSetsItsKeysAndNoAddress(t *testing.T) {
	s := newStage(t)
	put := func(p integration.Provider, values map[string]string) error {
		_, err := s.PutOwn(t.Context(), ada, p, 0, integration.Change{Values: values})
		return err
	}
	wantFields(t, put(integration.Gemini, map[string]string{"apiKey": secret, "apiUrl": "https://eve.example"}), "values.apiUrl unknown_field")
	wantFields(t, put(integration.Gemini, map[string]string{"textModel": "gemini-3.8-flash"}), "values.apiKey required")
	wantFields(t, put(integration.Gemini, map[string]string{"apiKey": secret, "textModel": "../../files"}), "values.textModel invalid_format")
	for _, p := range []integration.Provider{integration.Stripe, integration.ObjectStore, integration.Mail, "nonsense"} {
		if err := put(p, map[string]string{"secretKey": secret}); !errors.Is(err, integration.ErrUnknown) {
			t.Errorf("a team set up %s: %v", p, err)
		}
	}
	_, err := s.TryOwn(t.Context(), ada, integration.Gemini, &integration.Change{Values: map[string]string{"apiKey": secret, "apiUrl": "http://169.254.169.254"}})
	wantFields(t, err, "values.apiUrl unknown_field")
	if len(s.asked) != 0 {
		t.Error("an address of a team's was asked")
	}
}

func TestASecretGoesToNoAddressThatItWasNotGivenFor(t *testing.T) {
	s := newStage(t)
	put := func(p integration.Provider, values map[string]string, clear ...string) error {
		_, err := s.PutPlatform(t.Context(), grace, p, 0, integration.Change{Values: values, Clear: clear})
		return err
	}
	elsewhere := map[string]string{"apiUrl": "https://elsewhere.example"}
	wantFields(t, put(integration.Gemini, elsewhere), "values.apiKey required") // the environment's stays where it is
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret})
	wantFields(t, put(integration.Gemini, elsewhere), "values.apiKey required")
	_, err := s.TryPlatform(t.Context(), grace, integration.Gemini, &integration.Change{Values: elsewhere})
	wantFields(t, err, "values.apiKey required")
	s.platform(t, integration.Gemini, map[string]string{"apiUrl": "https://elsewhere.example", "apiKey": secret})
	wantFields(t, put(integration.Gemini, nil), "values.apiKey required") // back to the environment's address
	wantFields(t, put(integration.Gemini, elsewhere, "apiKey"), "values.apiKey required")
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "platform "+secret)

	s.platform(t, integration.Mail, map[string]string{"host": "mail.elsewhere.example"})
	for field, want := range map[string]string{"password": "none ", "username": "none ", "port": "default 587", "from": "environment Ada <ada@example.org>"} {
		is(t, field, s.inForce(t, "", integration.Mail, field), want)
	}
}

func TestAChangeIsInForceInEveryProcessWithinSeconds(t *testing.T) {
	s := newStage(t)
	other := integration.New(s.needs) // as a further process
	builds := 0
	live := integration.NewLive(other, integration.Gemini, func(e integration.Effective) (string, error) {
		builds++
		return e.Text("textModel"), nil
	})
	model := func() string {
		m, err := live.For(t.Context(), "ten_ours")
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	is(t, "the model", model(), "gemini-3.5-flash-lite")
	s.platform(t, integration.Gemini, map[string]string{"textModel": "gemini-3.8-flash"})
	is(t, "the model a moment later", model(), "gemini-3.5-flash-lite")
	s.clock.Advance(4 * time.Second) // no news came
	is(t, "the model after four seconds", model(), "gemini-3.8-flash")
	s.platform(t, integration.Gemini, map[string]string{"textModel": "gemini-3.7-flash"})
	other.Heard("", integration.Gemini)
	is(t, "the model after the news", model(), "gemini-3.7-flash")
	model()
	if builds != 3 || len(s.told) != 2 || s.told[0] != "/gemini" {
		t.Errorf("%d clients were made, and told was %v", builds, s.told)
	}
}

func TestTwoWhoChangeTheSameDoNotUndoEachOther(t *testing.T) {
	s := newStage(t)
	v := s.platform(t, integration.Gemini, map[string]string{"textModel": "gemini-3.8-flash"})
	s.platform(t, integration.Gemini, map[string]string{"textModel": "gemini-3.7-flash"})
	_, err := s.PutPlatform(t.Context(), grace, integration.Gemini, v.Version, integration.Change{})
	if !errors.Is(err, fault.ErrStale) {
		t.Errorf("a change of an old version: %v", err)
	}
	if err := s.DeletePlatform(t.Context(), grace, integration.Gemini, v.Version); !errors.Is(err, fault.ErrStale) {
		t.Errorf("a removal of an old version: %v", err)
	}
	if _, err := s.PutPlatform(t.Context(), grace, integration.Mail, 7, integration.Change{}); !errors.Is(err, fault.ErrStale) {
		t.Errorf("a change of a version that never was: %v", err)
	}
	is(t, "the model", s.inForce(t, "", integration.Gemini, "textModel"), "platform gemini-3.7-flash")
}

package integration_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/internal/integration"
)

func TestAConnectionIsTriedWithWhatWouldBeStoredAndNothingIs(t *testing.T) {
	s := newStage(t)
	s.answer = "Gemini accepts the key."
	got, err := s.TryPlatform(t.Context(), grace, integration.Gemini, &integration.Change{Values: map[string]string{"apiKey": secret}})
	if err != nil || !got.OK || got.Message != s.answer || got.Source != integration.FromPlatform {
		t.Errorf("it came to %+v, %v", got, err)
	}
	is(t, "the key that was tried", s.asked[0].Text("apiKey"), secret)
	is(t, "the key in force", s.inForce(t, "", integration.Gemini, "apiKey"), "environment environment-gemini-key")
	if got, err = s.TryPlatform(t.Context(), grace, integration.Gemini, nil); err != nil || got.Source != integration.FromEnvironment {
		t.Errorf("what is in force came to %+v, %v", got, err)
	}
	is(t, "the key that was tried", s.asked[1].Text("apiKey"), "environment-gemini-key")
}

func TestATrialTellsWhatTheProviderSaidAndNoSecret(t *testing.T) {
	s := newStage(t)
	s.own(t, ada, integration.Gemini, map[string]string{"apiKey": secret})
	for _, c := range []struct {
		refusal         error
		teams, platform string
	}{
		{&integration.Refusal{Words: "Gemini answered 400: the key " + secret + " or environment-gemini-key is not valid."}, "Gemini answered 400: the key … or environment-gemini-key is not valid.", "Gemini answered 400: the key " + secret + " or … is not valid."},
		{fmt.Errorf("dial: %w", errors.New("10.0.0.7 refuses")), "Google Gemini could not be reached.", "Google Gemini could not be reached: 10.0.0.7 refuses."},
		{&integration.Refusal{Words: strings.Repeat("x", 2000)}, strings.Repeat("x", 500) + "…", strings.Repeat("x", 500) + "…"},
	} {
		s.refusal = c.refusal
		got, err := s.TryOwn(t.Context(), ada, integration.Gemini, nil)
		if err != nil || got.OK || got.Message != c.teams {
			t.Errorf("a team is told %+v, %v, want %q", got, err, c.teams)
		}
		got, err = s.TryPlatform(t.Context(), grace, integration.Gemini, nil)
		if err != nil || got.OK || got.Message != c.platform {
			t.Errorf("operators are told %+v, %v, want %q", got, err, c.platform)
		}
	}
}

func TestATrialOfAProviderThatIsSilentEnds(t *testing.T) {
	s := newStage(t)
	s.needs.Probes[integration.Gemini] = func(ctx context.Context, _ integration.Effective) (string, error) {
		if _, bounded := ctx.Deadline(); !bounded {
			t.Error("the trial may go on for ever")
		}
		return "", context.DeadlineExceeded
	}
	got, err := integration.New(s.needs).TryPlatform(t.Context(), grace, integration.Gemini, nil)
	if err != nil || got.OK || got.Message != "Google Gemini did not answer within 10 seconds." {
		t.Errorf("it came to %+v, %v", got, err)
	}
}

func TestATrialOfWhatIsNotSetUpSaysSo(t *testing.T) {
	s := newStage(t)
	got, err := s.TryPlatform(t.Context(), grace, integration.Stripe, nil)
	if err != nil || got.OK || !strings.Contains(got.Message, "Stripe is not set up") || len(s.asked) != 0 {
		t.Errorf("it came to %+v, %v", got, err)
	}
}

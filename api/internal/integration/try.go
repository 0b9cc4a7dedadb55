package integration

import (
	"context"
	"errors"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// tryFor bounds the test of a connection.
const tryFor = 10 * time.Second

// Trial is what came of the test of a connection.
type Trial struct {
	OK      bool
	Latency time.Duration
	Message string // full sentences; the provider's own words are in it
	Source  Source // of the secret that was shown to the provider
}

// Refusal is a provider's answer that says no.
type Refusal struct{ Words string }

// Error gives the words.
func (r *Refusal) Error() string { return r.Words }

// TryPlatform asks a provider whether it accepts the settings that are in force, or those
// that a change would make, without storing anything. Faults: ErrUnknown, fault.ErrInvalid.
func (s *Service) TryPlatform(ctx context.Context, actor tenant.Actor, p Provider, c *Change) (Trial, error) {
	k, err := operatorsDesk(actor, tenant.PlatformOperate)
	return s.try(ctx, k, err, p, c)
}

// TryOwn does so for a team.
func (s *Service) TryOwn(ctx context.Context, actor tenant.Actor, p Provider, c *Change) (Trial, error) {
	k, err := teamsDesk(actor, tenant.IntegrationsWrite)
	return s.try(ctx, k, err, p, c)
}

func (s *Service) try(ctx context.Context, k desk, refused error, p Provider, c *Change) (Trial, error) {
	if refused != nil {
		return Trial{}, refused
	}
	d, err := k.find(p)
	if err != nil {
		return Trial{}, err
	}
	x, err := s.stored(ctx, k, p)
	if err == nil && c != nil {
		x, err = s.changed(ctx, k, d, x, *c)
	}
	if err != nil {
		return Trial{}, err
	}
	l, err := s.layersAt(ctx, k, d, x)
	if err != nil {
		return Trial{}, err
	}
	e, err := settle(d, l)
	source := k.seen(e.Sources[k.fields(d)[0].Name])
	if err != nil {
		_, why := stateOf(err)
		return Trial{Message: why, Source: source}, nil
	}
	t := s.ask(ctx, k, d, e)
	t.Source = source
	return t, nil
}

// ask makes the call.
func (s *Service) ask(ctx context.Context, k desk, d Declaration, e Effective) Trial {
	ctx, cancel := context.WithTimeout(ctx, tryFor)
	defer cancel()
	began := s.Clock.Now()
	answer, err := s.Probes[d.Provider](ctx, e)
	t := Trial{OK: err == nil, Latency: s.Clock.Now().Sub(began), Message: answer}
	if err != nil {
		t.Message = k.explain(ctx, d, err)
	}
	t.Message = cover(t.Message, e.secrets(d))
	return t
}

// explain says in words why a call failed. Where the platform's providers are is not told
// to teams.
func (k desk) explain(ctx context.Context, d Declaration, err error) string {
	var no *Refusal
	switch {
	case errors.As(err, &no):
		return no.Words
	case ctx.Err() != nil, errors.Is(err, context.DeadlineExceeded):
		return d.Title + " did not answer within 10 seconds."
	case k.in != "":
		return d.Title + " could not be reached."
	}
	return d.Title + " could not be reached: " + cause(err) + "."
}

// cause is the innermost thing that went wrong.
func cause(err error) string {
	for {
		if f, ok := err.(*fault.Error); ok && f.Unwrap() == nil {
			return strings.TrimSuffix(f.Message, ".")
		}
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

// mostWords bounds what is told of an answer, in bytes.
const mostWords = 500

// cover takes secrets out of a text that came from outside.
func cover(text string, secrets []string) string {
	for _, secret := range secrets {
		text = strings.ReplaceAll(text, secret, "…")
	}
	if len(text) > mostWords {
		text = strings.ToValidUTF8(text[:mostWords], "") + "…"
	}
	return text
}

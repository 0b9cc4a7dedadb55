package main

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
)

// moody fails as often as it has faults, and answers then.
type moody struct{ faults []error }

func (m *moody) Generate(context.Context, engine.Prompt, func(string)) (engine.Reply, error) {
	if len(m.faults) == 0 {
		return engine.Reply{Text: "{}"}, nil
	}
	fault := m.faults[0]
	m.faults = m.faults[1:]
	return engine.Reply{}, fault
}

func TestAModelIsAskedAgainWhenItMakesSense(t *testing.T) {
	busy := &engine.ModelError{Code: "model_overloaded", Retry: true}
	full := &engine.ModelError{Code: "model_quota", Retry: true, RetryAfter: 17 * time.Second}
	hours := &engine.ModelError{Code: "model_quota", Retry: true, RetryAfter: time.Hour}
	blocked := &engine.ModelError{Code: "prompt_blocked"}
	for _, c := range []struct {
		name   string
		faults []error
		waits  []time.Duration
		want   error
	}{
		{"it answers", nil, nil, nil},
		{"it is busy, then full", []error{busy, full}, []time.Duration{time.Second, 17 * time.Second}, nil},
		{"it names an hour", []error{hours}, []time.Duration{time.Minute}, nil},
		{"it stays busy", []error{busy, busy, busy, busy}, []time.Duration{time.Second, time.Second, time.Second}, busy},
		{"it refuses", []error{blocked}, nil, blocked},
		{"it breaks", []error{context.Canceled}, nil, context.Canceled},
	} {
		var waits []time.Duration
		p := patient{&moody{c.faults}, func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil }}
		_, err := p.Generate(t.Context(), engine.Prompt{}, func(string) {})
		if !errors.Is(err, c.want) || !slices.Equal(waits, c.waits) {
			t.Errorf("%s: waited %v and ended with %v, want %v and %v", c.name, waits, err, c.waits, c.want)
		}
	}
}

func TestAWaitEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's end", err)
	}
}

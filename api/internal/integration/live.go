package integration

import (
	"context"
	"sync"

	"campaignos.dev/api/internal/tenant"
)

// mostMade bounds how many clients are kept.
const mostMade = 64

// Live is a provider's client that follows the settings in force: it is made when it is
// asked for, and made anew after they changed. Whoever holds one ends their work with it.
type Live[T any] struct {
	service  *Service
	provider Provider
	build    func(Effective) (T, error)

	mu   sync.Mutex
	made map[string]T // by fingerprint
}

// NewLive makes a live client; build makes one of the settings in force.
func NewLive[T any](s *Service, p Provider, build func(Effective) (T, error)) *Live[T] {
	return &Live[T]{service: s, provider: p, build: build, made: map[string]T{}}
}

// For gives the client for a team; for the platform where in is empty. Faults: those of
// Service.Effective, and of build.
func (l *Live[T]) For(ctx context.Context, in tenant.ID) (T, error) {
	client, _, err := l.With(ctx, in)
	return client, err
}

// With gives the client, and the settings that it was made of.
func (l *Live[T]) With(ctx context.Context, in tenant.ID) (client T, e Effective, err error) {
	e, err = l.service.Effective(ctx, in, l.provider)
	if err != nil {
		return client, e, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if found, ok := l.made[e.Fingerprint]; ok {
		return found, e, nil
	}
	if client, err = l.build(e); err != nil {
		return client, e, err
	}
	if len(l.made) >= mostMade {
		clear(l.made)
	}
	l.made[e.Fingerprint] = client
	return client, e, nil
}

package app

import (
	"context"
	"net/http"
	"time"

	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/redisstore"
)

// limiter gives the front door its limits.
type limiter struct{ redis *redisstore.Store }

// Allow counts one request.
func (l limiter) Allow(ctx context.Context, rules ...httpapi.Rule) []httpapi.Allowance {
	asked := make([]redisstore.Rule, len(rules))
	for i, r := range rules {
		asked[i] = redisstore.Rule(r)
	}
	decided := l.redis.Allow(ctx, 1, asked...)
	out := make([]httpapi.Allowance, len(decided))
	for i, d := range decided {
		out[i] = httpapi.Allowance(d)
	}
	return out
}

// answers remembers the first answers to repeated requests.
type answers struct{ redis *redisstore.Store }

var begunStates = map[redisstore.BegunState]httpapi.BegunState{
	redisstore.Started: httpapi.Started, redisstore.Replay: httpapi.Replay,
	redisstore.InProgress: httpapi.InProgress, redisstore.OtherBody: httpapi.OtherBody,
}

// Begin says whether a request may be answered, or was answered before.
func (a answers) Begin(ctx context.Context, key, fingerprint string, ttl time.Duration) (httpapi.Begun, error) {
	b, err := a.redis.Begin(ctx, key, fingerprint, ttl)
	stored := httpapi.StoredAnswer{Status: b.Answer.Status, Header: http.Header(b.Answer.Header), Body: b.Answer.Body}
	return httpapi.Begun{State: begunStates[b.State], Answer: stored}, err
}

// Finish keeps the answer.
func (a answers) Finish(ctx context.Context, key string, s httpapi.StoredAnswer) error {
	return a.redis.Finish(ctx, key, redisstore.Answer{Status: s.Status, Header: s.Header, Body: s.Body})
}

// Abandon forgets the key.
func (a answers) Abandon(ctx context.Context, key string) error { return a.redis.Abandon(ctx, key) }

package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/httpapi"
)

// drain is how long a stopping process waits for requests under way.
const drain = 15 * time.Second

// RunAPI serves the API until the context ends.
func RunAPI(ctx context.Context, c config.Config, log *slog.Logger) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(context.WithoutCancel(ctx)) }()
	s, err := furnish(p)
	if err != nil {
		return err
	}
	go s.hearSettings(ctx)
	return serve(ctx, s.frontDoor(p).HTTPServer(c.APIAddr), log)
}

// frontDoor builds the REST API over the services.
func (s *services) frontDoor(p *parts) *httpapi.API {
	return httpapi.New(s.Services, httpapi.Options{
		Log: p.log, Clock: p.clock, Auth: doors{s.APIKeys, s.Identity}, Entitlements: s.Billing, Limiter: limiter{p.redis}, Idempotency: answers{p.redis},
		Changes: s.feed, Runs: s.feed, Zones: teams{s.teams}, Parts: append(p.dependencies(), pulse{p.redis, s.Publish}.any()), Metrics: p.metrics.handler(), Observe: p.metrics.request,
		AppURL: p.config.AppURL, Production: p.config.Env == config.Production, TrustProxy: p.config.TrustProxy,
	})
}

// serve answers requests until the context ends, then lets those under way finish.
func serve(ctx context.Context, server *http.Server, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Info("listening", "address", server.Addr)
	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", server.Addr, err)
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close() // streams never end by themselves
}

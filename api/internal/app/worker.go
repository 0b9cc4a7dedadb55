package app

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/jobs"
)

// lookForRuns is how often engine runs without a worker are looked for.
const lookForRuns = 2 * time.Second

// RunWorker does the work behind the scenes until the context ends.
func RunWorker(ctx context.Context, c config.Config, log *slog.Logger) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(context.WithoutCancel(ctx)) }()
	s, err := furnish(p)
	if err != nil {
		return err
	}
	if err := p.queue.Work(ctx, s.workers()...); err != nil {
		return err
	}
	var watching sync.WaitGroup
	defer watching.Wait()
	watching.Go(func() { s.Publish.Watch(ctx, p.queue, c.Publish.Sweep) })
	heart := pulse{p.redis, s.Publish}
	watching.Go(func() { heart.beat(ctx) })
	watching.Go(func() { s.hearSettings(ctx) })
	watching.Go(func() { s.Engines.Watch(ctx, lookForRuns) })
	health := httpapi.NewHealth(httpapi.Options{Log: log, AppURL: c.AppURL, Parts: append(p.dependencies(), heart.own()), Metrics: p.metrics.handler(), Observe: p.metrics.request})
	return serve(ctx, health.HTTPServer(c.WorkerAddr), log)
}

// workers are the jobs that this process does.
func (s *services) workers() []jobs.Worker {
	all := []jobs.Worker{jobs.OnPublish(s.Publish), jobs.OnEngine(s.Engines), jobs.OnExamine(s.Media), jobs.OnSweepMedia(s.Media), jobs.OnSweepAudit(s.Audit)}
	all = append(all, jobs.OnErasure(s.Erasure), jobs.OnDirectory(s.Directory), jobs.OnPause(s.Pauses))
	all = append(all, jobs.OnArchive(s.Archive)...)
	all = append(all, jobs.OnRotation(s.Rotation)...)
	all = append(all, jobs.OnBilling(s.Billing)...)
	all = append(all, jobs.OnReminder(s.Reminders)...)
	all = append(all, jobs.OnAlert(s.Alerts)...)
	all = append(all, jobs.OnTeam(s.Teams)...)
	return append(all, jobs.OnIdentity(s.Identity)...)
}

package jobs

import (
	"context"
	"time"

	"campaignos.dev/api/internal/pause"
)

// SweepPauses ends pauses whose time is over, and lets go what ended ones hold.
type SweepPauses struct{}

// Kind names the job.
func (SweepPauses) Kind() string { return "sweep_pauses" }

// OnPause makes the worker that tends pauses.
func OnPause(s *pause.Service) Worker {
	return On(time.Minute, func(ctx context.Context, _ SweepPauses) error { return s.Sweep(ctx) })
}

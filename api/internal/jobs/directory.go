package jobs

import (
	"context"
	"time"

	"campaignos.dev/api/internal/directory"
)

// RefreshDirectory brings the operators' index of teams up to date, some teams at a time.
type RefreshDirectory struct{}

// Kind names the job.
func (RefreshDirectory) Kind() string { return "refresh_directory" }

// OnDirectory makes the worker that keeps the index.
func OnDirectory(s *directory.Service) Worker {
	return On(time.Minute, func(ctx context.Context, _ RefreshDirectory) error { return s.Refresh(ctx) })
}

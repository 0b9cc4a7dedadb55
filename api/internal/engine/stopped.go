package engine

import (
	"context"

	"campaignos.dev/api/internal/tenant"
)

// stopped says why nothing is done for the run's team; empty: it works.
func (w *work) stopped(ctx context.Context) (why string, err error) {
	standing, err := w.Teams.Standing(ctx, w.run.TenantID)
	switch {
	case err != nil:
		return "", err
	case standing == tenant.Active:
		return w.orphaned(ctx)
	case standing == tenant.Suspended:
		return "Canceled, because the team was suspended. Start it again once the team is open.", nil
	}
	return "Canceled, because the team is about to be deleted. Restore the team and start it again.", nil
}

// orphaned says why a step's run does not go on: its run was canceled while the step was
// being started.
func (w *work) orphaned(ctx context.Context) (why string, err error) {
	if w.run.ParentID == "" {
		return "", nil
	}
	parent, err := w.Store.Get(ctx, w.actor.Scope(), w.run.ParentID)
	if err == nil && parent.Status.Ended() {
		why = "Canceled with the run that it is a step of."
	}
	return why, err
}

package calendar

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Drafts puts posts that are still to be written on the team's calendar.
type Drafts interface {
	// PlanDraft makes the draft of a run's slot n, counted from 0; the one that is there stays
	// as it is, whatever has become of it.
	PlanDraft(ctx context.Context, actor tenant.Actor, run engine.Run, n int, s Slot) error
}

// Apply makes a draft of every slot. One that a person has edited away is not made.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, _ engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the calendar of %s: %w", run.ID, err)
	}
	p, err := planFor(*run.Facts, run.Input)
	if err != nil {
		return engine.Applied{}, err
	}
	p.arrange(out.Slots)
	for n, s := range out.Slots {
		if err := e.drafts.PlanDraft(ctx, actor, run, n, s); err != nil {
			return engine.Applied{}, err
		}
	}
	return engine.Applied{Kind: "posts", ID: run.CampaignID}, nil
}

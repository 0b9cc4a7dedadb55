package creativebrief

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Creatives keeps a brief as a creative; keeping that of a run twice gives the creative that
// is there.
type Creatives interface {
	AcceptBrief(ctx context.Context, actor tenant.Actor, campaignID, runID string, o Output) (id string, err error)
}

// Apply keeps the brief as a creative, under the name that the person chose or its title.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, c engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the brief of %s: %w", run.ID, err)
	}
	if c.Name != "" {
		out.Title = c.Name
	}
	id, err := e.creatives.AcceptBrief(ctx, actor, run.CampaignID, string(run.ID), out)
	return engine.Applied{Kind: "creative", ID: id}, err
}

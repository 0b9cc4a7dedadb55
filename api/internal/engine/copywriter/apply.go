package copywriter

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Creatives keeps an option as a creative.
type Creatives interface {
	AcceptCopy(ctx context.Context, actor tenant.Actor, campaignID, runID string, index int, o Option) (id string, err error)
}

// Apply keeps one option as a creative, with the claims that stand in its texts as a person
// left them.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, c engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the copy of %s: %w", run.ID, err)
	}
	if err := engine.CheckOption(c, len(out.Options)); err != nil {
		return engine.Applied{}, err
	}
	chosen := out.Options[c.Option]
	if c.Name != "" {
		chosen.Title = c.Name
	}
	if len(c.Edited) > 0 {
		written := chosen.Variants
		chosen.Variants = nil // nothing of the old ones shows through
		if err := json.Unmarshal(c.Edited, &chosen.Variants); err != nil {
			return engine.Applied{}, fmt.Errorf("read the edited variants: %w", err)
		}
		reclaim(chosen.Variants, written)
	}
	id, err := e.creatives.AcceptCopy(ctx, actor, run.CampaignID, string(run.ID), c.Option, chosen)
	return engine.Applied{Kind: "creative", ID: id}, err
}

// reclaim gives edited texts the claims that they have after the edit.
func reclaim(edited, written []Variant) {
	for i, v := range edited {
		var before []engine.Claim
		for _, w := range written {
			if w.Network == v.Network {
				before = w.Claims
			}
		}
		edited[i].Claims = engine.ClaimsOf(v.Text, v.Claims, before)
	}
}

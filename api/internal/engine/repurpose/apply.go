package repurpose

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Creatives keeps a post as a creative; keeping the same one of a run twice gives the
// creative that is there.
type Creatives interface {
	AcceptPost(ctx context.Context, actor tenant.Actor, campaignID, runID string, index int, p Post) (id string, err error)
}

// errHomeless refuses to keep a post of a run without a campaign.
var errHomeless = fault.ErrInvalid.WithFields(fault.Field{
	Field: "campaignId", Code: "required", Message: "A creative belongs to a campaign, and this run was made for none. Start it again for a campaign.",
})

// Apply keeps one post as a creative, with the claims that stand in its texts as a person
// left them. Faults: fault.ErrInvalid.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, c engine.Choice) (engine.Applied, error) {
	if run.CampaignID == "" {
		return engine.Applied{}, errHomeless
	}
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the posts of %s: %w", run.ID, err)
	}
	if err := engine.CheckOption(c, len(out.Posts)); err != nil {
		return engine.Applied{}, err
	}
	chosen := out.Posts[c.Option]
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
	id, err := e.creatives.AcceptPost(ctx, actor, run.CampaignID, string(run.ID), c.Option, chosen)
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

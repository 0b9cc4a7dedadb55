package audience

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Brands keeps what is known of a brand's audience.
type Brands interface {
	// DescribeAudience writes a text into the profile of the brand that a run was for, and
	// gives the profile's id.
	DescribeAudience(ctx context.Context, actor tenant.Actor, run engine.Run, text string) (id string, err error)
}

// Apply writes the summary into the brand profile.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, _ engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the personas of %s: %w", run.ID, err)
	}
	id, err := e.brands.DescribeAudience(ctx, actor, run, out.Summary)
	return engine.Applied{Kind: "brand", ID: id}, err
}

package slogan

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Brands keeps a brand's slogan; app satisfies it.
type Brands interface {
	// SetSlogan makes a text the brand's slogan. The same text twice changes nothing.
	SetSlogan(ctx context.Context, actor tenant.Actor, brandID, text string) error
}

// Apply makes one slogan the brand's.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, c engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the slogans of %s: %w", run.ID, err)
	}
	if err := engine.CheckOption(c, len(out.Slogans)); err != nil {
		return engine.Applied{}, err
	}
	err := e.brands.SetSlogan(ctx, actor, run.BrandID, out.Slogans[c.Option].Text)
	return engine.Applied{Kind: "brand", ID: run.BrandID}, err
}

package image

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// Library is the media library; app satisfies it.
type Library interface {
	// AcceptPicture adds a picture under a name and a description. That of a run twice gives
	// the asset that is there.
	AcceptPicture(ctx context.Context, actor tenant.Actor, runID string, p engine.Picture, name, altText string) (id string, err error)
}

// longestName is how many characters of the description a picture's name takes.
const longestName = 60

// Apply adds the picture to the media library: the one that the model made, whatever an
// edited output says of it. Faults: engine.ErrNoPicture, those of the library.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, c engine.Choice) (engine.Applied, error) {
	var out Output
	if err := json.Unmarshal(run.Output, &out); err != nil {
		return engine.Applied{}, fmt.Errorf("read the picture of %s: %w", run.ID, err)
	}
	made, err := run.Picture()
	if err != nil {
		return engine.Applied{}, err
	}
	name := c.Name
	if letters := []rune(out.AltText); name == "" {
		name = string(letters[:min(len(letters), longestName)])
	}
	name = strings.NewReplacer("/", " ", `\`, " ").Replace(name) // a path would lose its beginning
	id, err := e.library.AcceptPicture(ctx, actor, string(run.ID), made, name, out.AltText)
	return engine.Applied{Kind: "asset", ID: id}, err
}

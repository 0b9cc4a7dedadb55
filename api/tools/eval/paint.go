package main

import (
	"bytes"
	"context"
	"encoding/json"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/inspect"
	"campaignos.dev/api/internal/provider/gemini"
)

// painter asks for pictures too. What they are is judged; they themselves are not kept.
type painter struct{ *gemini.Client }

// Bounds of a picture, in pixels.
const (
	mostSide   = 12_000
	mostPixels = 50_000_000
)

// Generate asks the model. See engine.Model.
func (p painter) Generate(ctx context.Context, q engine.Prompt, grow func(string)) (engine.Reply, error) {
	if q.Paint == nil {
		return p.Client.Generate(ctx, q, grow)
	}
	made, err := p.Paint(ctx, q)
	if err != nil {
		return made.Reply, err
	}
	is, err := inspect.Inspector{}.Inspect(bytes.NewReader(made.Data), mostSide, mostPixels)
	if err != nil {
		return made.Reply, &engine.ModelError{Code: "picture_unusable", Message: "The model gave a file that is no picture.", Cause: err}
	}
	text, _ := json.Marshal(engine.Picture{ // texts and numbers alone
		Key: "not/kept", ContentType: is.ContentType, Size: int64(len(made.Data)), SHA256: is.SHA256, Width: is.Width, Height: is.Height,
	})
	made.Reply.Text = string(text)
	return made.Reply, nil
}

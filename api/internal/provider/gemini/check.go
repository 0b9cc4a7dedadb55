package gemini

import (
	"context"
	"errors"
	"fmt"

	"google.golang.org/genai"

	"campaignos.dev/api/internal/integration"
)

// Check asks what the model is, which costs nothing and tells whether the key is good.
// Faults: *integration.Refusal.
func (c *Client) Check(ctx context.Context) (string, error) {
	m, err := c.client.Models.Get(ctx, c.model, nil)
	var no genai.APIError
	if errors.As(err, &no) {
		return "", &integration.Refusal{Words: fmt.Sprintf("Gemini answered %d: %s", no.Code, no.Message)}
	}
	if err != nil {
		return "", err
	}
	words := fmt.Sprintf("Gemini accepts the key and offers the model %s (%s)", c.model, m.DisplayName)
	if c.imageModel == "" {
		return words + ".", nil
	}
	return words + c.checkImages(ctx), nil
}

// checkImages says whether pictures can be made. Texts can, so that it refuses nothing.
func (c *Client) checkImages(ctx context.Context) string {
	m, err := c.client.Models.Get(ctx, c.imageModel, nil)
	if err != nil {
		return fmt.Sprintf(", but not the image model %s: choose another one, or pictures can't be made.", c.imageModel)
	}
	return fmt.Sprintf(", and for pictures %s (%s).", c.imageModel, m.DisplayName)
}

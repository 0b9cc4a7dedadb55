package engine

import (
	"context"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Model answers prompts.
type Model interface {
	// Generate asks the model and calls grow with each piece of the answer as it comes. An
	// error is a *ModelError, or the context's.
	Generate(ctx context.Context, p Prompt, grow func(text string)) (Reply, error)
}

// Models gives the model that a tenant's runs ask.
type Models interface {
	// For faults: *ModelError.
	For(ctx context.Context, in tenant.ID) (Model, error)
}

// Reply is a model's whole answer.
type Reply struct {
	Text         string
	Model        string // as the provider names what answered
	PromptTokens int64
	OutputTokens int64
}

// ModelError says why a model gave no answer.
type ModelError struct {
	Code       string        // stable snake_case word
	Message    string        // full sentence for the person
	Retry      bool          // trying again later makes sense
	RetryAfter time.Duration // zero: unknown
	Cause      error
}

// Error gives code and cause for a log.
func (e *ModelError) Error() string {
	if e.Cause != nil {
		return e.Code + ": " + e.Cause.Error()
	}
	return e.Code + ": " + e.Message
}

// Unwrap gives the cause.
func (e *ModelError) Unwrap() error { return e.Cause }

package httpapi

import (
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/engine"
)

// EngineStep is one part of a composed run, done by a run of its own.
type EngineStep struct {
	Key    string `json:"key" example:"copy-3"`
	Engine string `json:"engine" example:"copy"`
	// What the step does, in a few words.
	Title string `json:"title"`
	// Steps of one stage run side by side, after the stage before.
	Stage int    `json:"stage"`
	State string `json:"state" enums:"pending,running,waiting,done,failed"`
	// The step's own run; absent before its turn.
	RunID string `json:"runId,omitempty"`
	// What applying its output made; absent where nothing was.
	Applied *EngineApplied `json:"applied,omitempty"`
	// Why it failed.
	Error *EngineError `json:"error,omitempty"`
	// Who approved it and when; absent where nobody had to, or has yet.
	ApprovedBy string     `json:"approvedBy,omitempty"`
	ApprovedAt *time.Time `json:"approvedAt,omitempty" format:"date-time"`
} // @name EngineStep

// EngineApproveInput lets a composed run go on behind a step.
type EngineApproveInput struct {
	// Key of the step that waits.
	Step string `json:"step" example:"strategy" validate:"required,max=60"`
	// The step's whole output as it was edited, in the form of its engine's outputSchema; its own when left out.
	Output map[string]any `json:"output,omitempty"`
} // @name EngineApproveInput

func (in EngineApproveInput) raw() json.RawMessage {
	if in.Output == nil {
		return nil
	}
	raw, _ := json.Marshal(in.Output) // it came from JSON
	return raw
}

func toSteps(steps []engine.Step) []EngineStep {
	if len(steps) == 0 {
		return nil
	}
	return each(steps, toStep)
}

func toStep(s engine.Step) EngineStep {
	out := EngineStep{
		Key: s.Key, Engine: s.Engine, Title: s.Title, Stage: s.Stage, State: string(s.State), RunID: string(s.RunID),
		Applied: toApplied(s.Applied), ApprovedBy: s.ApprovedBy, ApprovedAt: toTime(s.ApprovedAt),
	}
	if s.Problem != nil {
		out.Error = &EngineError{Code: s.Problem.Code, Message: s.Problem.Message}
	}
	return out
}

func toApplied(a *engine.Applied) *EngineApplied {
	if a == nil {
		return nil
	}
	return &EngineApplied{Kind: a.Kind, ID: a.ID, At: a.At}
}

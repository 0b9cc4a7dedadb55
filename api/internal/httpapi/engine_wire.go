package httpapi

import "time"

// Engine is a micro-agent that does one sort of work.
type Engine struct {
	Name        string `json:"name" example:"strategy"`
	Version     string `json:"version" example:"1.0.0"`
	Title       string `json:"title" example:"Strategy"`
	Description string `json:"description"`
	// JSON Schema of the input.
	InputSchema map[string]any `json:"inputSchema"`
	// JSON Schema of the output.
	OutputSchema map[string]any `json:"outputSchema"`
	// Whether it works on a campaign, which must then be named.
	NeedsCampaign bool `json:"needsCampaign"`
	// What apply does with the output, in words; empty where it can't be applied.
	Applies string `json:"applies,omitempty"`
} // @name Engine

// EngineList is every engine.
type EngineList struct {
	Data       []Engine `json:"data"`
	NextCursor *string  `json:"nextCursor" extensions:"x-nullable"`
} // @name EngineList

// EngineRunInput asks an engine to work.
type EngineRunInput struct {
	CampaignID string `json:"campaignId,omitempty" validate:"max=40"`
	// Input as the engine's inputSchema says.
	Input map[string]any `json:"input,omitempty"`
} // @name EngineRunInput

// EngineRun is the record of one piece of engine work.
type EngineRun struct {
	ID            string         `json:"id" example:"run_01jd8x3v6e0000000000000000"`
	Engine        string         `json:"engine" example:"strategy"`
	EngineVersion string         `json:"engineVersion" example:"1.0.0"`
	CampaignID    string         `json:"campaignId,omitempty"`
	Status        string         `json:"status" enums:"queued,running,succeeded,failed,canceled"`
	Input         map[string]any `json:"input"`
	// Output as the engine's outputSchema says; present when succeeded.
	Output map[string]any `json:"output,omitempty"`
	Error  *EngineError   `json:"error,omitempty"`
	// Findings of the engine's own checker.
	Checks []EngineCheck `json:"checks"`
	// The last thing that happened, in words, and how far it is in percent.
	Progress EngineProgress `json:"progress"`
	Model    string         `json:"model,omitempty"`
	Usage    EngineUsage    `json:"usage"`
	// What apply made of it; absent until applied.
	Applied    *EngineApplied `json:"applied,omitempty"`
	Version    int64          `json:"version" example:"1"`
	CreatedBy  string         `json:"createdBy"`
	CreatedAt  time.Time      `json:"createdAt" format:"date-time"`
	StartedAt  *time.Time     `json:"startedAt,omitempty" format:"date-time"`
	FinishedAt *time.Time     `json:"finishedAt,omitempty" format:"date-time"`
} // @name EngineRun

// EngineProgress is how far a run is.
type EngineProgress struct {
	Percent int    `json:"percent" minimum:"0" maximum:"100"`
	Message string `json:"message"`
} // @name EngineProgress

// EngineUsage is what a run used.
type EngineUsage struct {
	PromptTokens int64 `json:"promptTokens"`
	OutputTokens int64 `json:"outputTokens"`
} // @name EngineUsage

// EngineError says why a run failed.
type EngineError struct {
	Code    string `json:"code" example:"model_overloaded"`
	Message string `json:"message"`
} // @name EngineError

// EngineCheck is one finding of an engine's checker.
type EngineCheck struct {
	Name    string `json:"name" example:"within_limits"`
	OK      bool   `json:"ok"`
	Message string `json:"message"`
} // @name EngineCheck

// EngineApplied says what became of a run's output.
type EngineApplied struct {
	// Kind of thing that was made or changed.
	Kind string    `json:"kind" enums:"campaign,creative"`
	ID   string    `json:"id"`
	At   time.Time `json:"at" format:"date-time"`
} // @name EngineApplied

// EngineApplyInput chooses what to take over from a run.
type EngineApplyInput struct {
	// Copy: which option, from 0.
	Option int `json:"option,omitempty" validate:"min=0,max=20"`
	// Copy: name of the creative; the option's title when left out.
	Name string `json:"name,omitempty" validate:"max=120"`
	// Copy: edited variants; the option's own when left out.
	Variants []Variant `json:"variants,omitempty" validate:"max=13,dive"`
} // @name EngineApplyInput

// EngineRunList is a page of runs, newest first.
type EngineRunList struct {
	Data       []EngineRun `json:"data"`
	NextCursor *string     `json:"nextCursor" extensions:"x-nullable"`
} // @name EngineRunList

// EngineEvent is one line of a run's event stream (SSE, the data member).
type EngineEvent struct {
	// Number within the run, also the SSE id.
	Seq  int    `json:"seq"`
	Type string `json:"type" enums:"progress,text,done"`
	// progress: what is being done. text: the next piece of the model's answer. done: the final status.
	Message string    `json:"message"`
	Percent int       `json:"percent"`
	Status  string    `json:"status" enums:"queued,running,succeeded,failed,canceled"`
	At      time.Time `json:"at" format:"date-time"`
} // @name EngineEvent

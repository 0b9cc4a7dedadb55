package httpapi

import (
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/engine"
)

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
	// Whether it works for a brand, which must be named by a campaign or a brand profile.
	NeedsBrand bool `json:"needsBrand"`
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
	// The brand to work for, where no campaign is named.
	BrandProfileID string `json:"brandProfileId,omitempty" validate:"max=40"`
	// Input as the engine's inputSchema says.
	Input map[string]any `json:"input,omitempty"`
} // @name EngineRunInput

// EngineRun is the record of one piece of engine work.
type EngineRun struct {
	ID             string `json:"id" example:"run_01jd8x3v6e0000000000000000"`
	Engine         string `json:"engine" example:"strategy"`
	EngineVersion  string `json:"engineVersion" example:"1.0.0"`
	CampaignID     string `json:"campaignId,omitempty"`
	BrandProfileID string `json:"brandProfileId,omitempty"`
	// The composed run that this one is a step of, and the key of that step.
	ParentID string `json:"parentId,omitempty"`
	Step     string `json:"step,omitempty"`
	// The steps of a composed run, such as of autopilot; absent for others.
	Steps []EngineStep `json:"steps,omitempty"`
	// The run whose question this one asks again.
	RerunOf string         `json:"rerunOf,omitempty"`
	Status  string         `json:"status" enums:"queued,running,waiting,succeeded,failed,canceled"`
	Input   map[string]any `json:"input"`
	// Output as the engine's outputSchema says; present when succeeded.
	Output map[string]any `json:"output,omitempty"`
	Error  *EngineError   `json:"error,omitempty"`
	// Findings of the engine's own checker.
	Checks []EngineCheck `json:"checks"`
	// The last thing that happened, in words, and how far it is in percent.
	Progress EngineProgress `json:"progress"`
	Model    string         `json:"model,omitempty"`
	Usage    EngineUsage    `json:"usage"`
	// What the run has cost so far, in millionths of a US dollar; absent where the platform has named no prices.
	CostMicros int64 `json:"costMicros,omitempty"`
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
	// The words that the finding is about, as they stand in the output.
	Quote string `json:"quote,omitempty"`
} // @name EngineCheck

// EngineApplied says what became of a run's output.
type EngineApplied struct {
	// Kind of thing that was made or changed.
	Kind string    `json:"kind" enums:"campaign,creative,brand,posts,asset"`
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
	// The whole output as it was edited, in the form of the engine's outputSchema; the run's own when left out.
	Output map[string]any `json:"output,omitempty"`
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
	Status  string    `json:"status" enums:"queued,running,waiting,succeeded,failed,canceled"`
	At      time.Time `json:"at" format:"date-time"`
} // @name EngineEvent

func toEngine(d engine.Descriptor) Engine {
	return Engine{
		Name: d.Name, Version: d.Version, Title: d.Title, Description: d.Description, InputSchema: d.Input.Map(),
		OutputSchema: d.Output.Map(), NeedsCampaign: d.NeedsCampaign, NeedsBrand: d.NeedsBrand || d.NeedsCampaign, Applies: d.Applies,
	}
}

func toEngineRun(r engine.Run) EngineRun {
	used, micros := r.Spent()
	out := EngineRun{
		ID: string(r.ID), Engine: r.Engine, EngineVersion: r.Version, CampaignID: r.CampaignID, BrandProfileID: r.BrandID, RerunOf: string(r.RerunOf), ParentID: string(r.ParentID), Step: r.Step, Steps: toSteps(r.Steps), Status: string(r.Status),
		Input: object(r.Input), Output: output(r), Progress: EngineProgress{Percent: r.Percent, Message: r.Message},
		Checks: each(r.Checks, toEngineCheck),
		Model:  r.Model, Usage: EngineUsage(used), CostMicros: micros, Version: r.Revision, CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, Applied: toApplied(r.Applied),
		StartedAt: toTime(r.StartedAt), FinishedAt: toTime(r.FinishedAt),
	}
	if r.Problem != nil {
		out.Error = &EngineError{Code: r.Problem.Code, Message: r.Problem.Message}
	}
	return out
}

func toEngineCheck(f engine.Finding) EngineCheck {
	return EngineCheck{f.Name, f.OK, f.Message, f.Quote}
}

// object reads a JSON object; what is none is an empty one.
func object(raw json.RawMessage) map[string]any {
	m := map[string]any{}
	_ = json.Unmarshal(raw, &m)
	return m
}

func output(r engine.Run) map[string]any {
	if r.Status != engine.Succeeded {
		return nil
	}
	return object(r.Output)
}

func toEngineEvent(e engine.Event) EngineEvent {
	return EngineEvent{Seq: e.Seq, Type: e.Type, Message: e.Message, Percent: e.Percent, Status: string(e.Status), At: e.At}
}

// wish is what the engine is to work on; input that is left out is an empty object.
func (in EngineRunInput) wish() engine.Wish {
	w := engine.Wish{CampaignID: in.CampaignID, BrandID: in.BrandProfileID, Input: json.RawMessage("{}")}
	if in.Input != nil {
		w.Input, _ = json.Marshal(in.Input) // it came from JSON
	}
	return w
}

func (in EngineApplyInput) choice() engine.Choice {
	c := engine.Choice{Option: in.Option, Name: in.Name}
	if len(in.Variants) > 0 {
		c.Edited, _ = json.Marshal(in.Variants) // texts alone
	}
	if in.Output != nil {
		c.Output, _ = json.Marshal(in.Output) // it came from JSON
	}
	return c
}

package httpapi

import (
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/engine"
)

// EngineEstimate is what a run is likely to take, before it starts.
type EngineEstimate struct {
	// How many runs it counts as: a composed run is as many as it has steps.
	Runs int64 `json:"runs"`
	// A run whose first answer passes the checks.
	Usual EngineUsage `json:"usual"`
	// A run that is corrected once and answers at full length; so much of the month's tokens is held back while it runs.
	Most EngineUsage `json:"most"`
	// Price of the usual run in millionths of a US dollar; absent where the platform has named no prices.
	UsualCostMicros int64 `json:"usualCostMicros,omitempty"`
	// Price of the longest run in millionths of a US dollar.
	MostCostMicros int64 `json:"mostCostMicros,omitempty"`
	// What is left of the month's runs and tokens.
	RunsLeft   int64 `json:"runsLeft"`
	TokensLeft int64 `json:"tokensLeft"`
	// Whether that is enough for this run.
	Fits bool `json:"fits"`
} // @name EngineEstimate

// EngineRecord is all that a run knew, asked and was answered.
type EngineRecord struct {
	ID            string `json:"id" example:"run_01jd8x3v6e0000000000000000"`
	Engine        string `json:"engine" example:"strategy"`
	EngineVersion string `json:"engineVersion" example:"1.0.0"`
	// Brand, campaign and strategy as they were when the run began.
	Facts map[string]any `json:"facts"`
	// SHA-256 of system prompt, user prompt and schema, in hex.
	PromptHash string `json:"promptHash,omitempty"`
	// Every question to the model and its answer, repairs and failures included.
	Exchanges []EngineExchange `json:"exchanges"`
} // @name EngineRecord

// EngineExchange is one question to the model and its answer.
type EngineExchange struct {
	At     time.Time `json:"at" format:"date-time"`
	System string    `json:"system"`
	User   string    `json:"user"`
	Answer string    `json:"answer"`
	Model  string    `json:"model,omitempty"`
	// Most tokens that the answer might have.
	MaxTokens    int64 `json:"maxTokens,omitempty"`
	PromptTokens int64 `json:"promptTokens"`
	OutputTokens int64 `json:"outputTokens"`
	// Why there is no answer, as a code.
	Problem string `json:"problem,omitempty" example:"model_overloaded"`
} // @name EngineExchange

// EngineReplay says whether a run's recorded answers still come to the same.
type EngineReplay struct {
	// Question, output and checks are those of the record, byte for byte.
	Identical bool `json:"identical"`
	// Version of the engine that replayed.
	EngineVersion string `json:"engineVersion" example:"1.0.0"`
	// What differs, in full sentences; none where identical.
	Differences []string `json:"differences"`
	// Output of the replay; absent where there is none.
	Output map[string]any `json:"output,omitempty"`
	// What the checks find today.
	Checks []EngineCheck `json:"checks"`
} // @name EngineReplay

func toEstimate(e engine.Estimate) EngineEstimate {
	return EngineEstimate{
		Runs:  e.Runs,
		Usual: EngineUsage(e.Usual), Most: EngineUsage(e.Most), UsualCostMicros: e.Price.Of(e.Usual), MostCostMicros: e.Price.Of(e.Most),
		RunsLeft: e.RunsLeft, TokensLeft: e.TokensLeft, Fits: e.Fits(),
	}
}

func toEngineRecord(r engine.Run) EngineRecord {
	facts, _ := json.Marshal(r.Facts) // they hold nothing that JSON can't
	return EngineRecord{
		ID: string(r.ID), Engine: r.Engine, EngineVersion: r.Version, Facts: object(facts), PromptHash: r.PromptHash,
		Exchanges: each(r.Exchanges, func(x engine.Exchange) EngineExchange { return EngineExchange(x) }),
	}
}

func toEngineReplay(r engine.Replay) EngineReplay {
	out := EngineReplay{
		Identical: r.Identical, EngineVersion: r.Version, Differences: append([]string{}, r.Differences...), Checks: each(r.Checks, toEngineCheck),
	}
	if len(r.Output) > 0 {
		out.Output = object(r.Output)
	}
	return out
}

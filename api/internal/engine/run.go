package engine

import (
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// ID identifies a run ("run_…").
type ID string

// Status says how far a run is.
type Status string

// The statuses.
const (
	Queued    Status = "queued"
	Running   Status = "running"
	Waiting   Status = "waiting" // a composed run, for a person's approval
	Succeeded Status = "succeeded"
	Failed    Status = "failed"
	Canceled  Status = "canceled"
)

// Ended says whether a run is over.
func (s Status) Ended() bool { return s == Succeeded || s == Failed || s == Canceled }

// Run is the record of one piece of work.
type Run struct {
	ID         ID              `bson:"_id"`
	TenantID   tenant.ID       `bson:"tenantId"`
	Engine     string          `bson:"engine"`
	Version    string          `bson:"engineVersion"`
	CampaignID string          `bson:"campaignId,omitempty"`
	BrandID    string          `bson:"brandId,omitempty"`  // of a run without a campaign
	RerunOf    ID              `bson:"rerunOf,omitempty"`  // the run whose question is asked again
	ParentID   ID              `bson:"parentId,omitempty"` // the composed run that this one is a step of
	Step       string          `bson:"step,omitempty"`     // key of that step
	Steps      []Step          `bson:"steps,omitempty"`    // of a composed run
	Status     Status          `bson:"status"`
	Input      json.RawMessage `bson:"input"`
	Output     json.RawMessage `bson:"output,omitempty"`
	Problem    *Problem        `bson:"problem,omitempty"`
	Checks     []Finding       `bson:"checks"`
	Facts      *Facts          `bson:"facts,omitempty"` // as they were when the run began
	// PromptHash is the SHA-256 of system prompt, user prompt and schema, in hex.
	PromptHash string     `bson:"promptHash,omitempty"`
	Model      string     `bson:"model,omitempty"`
	Exchanges  []Exchange `bson:"exchanges"`
	Usage      Usage      `bson:"usage"`
	Price      Price      `bson:"price"`    // as it was when the run began
	Reserved   int64      `bson:"reserved"` // tokens held back of the month's budget until the run has ended
	Events     []Event    `bson:"events"`
	Percent    int        `bson:"percent"`
	Message    string     `bson:"message"`
	Applied    *Applied   `bson:"applied,omitempty"`
	// WakeAt is when a worker must look at it; zero: it has ended.
	WakeAt     time.Time `bson:"wakeAt,omitempty"`
	Holder     string    `bson:"holder,omitempty"`
	Tries      int       `bson:"tries"` // how often a worker has taken it up
	Revision   int64     `bson:"version"`
	CreatedBy  string    `bson:"createdBy"`
	CreatedAt  time.Time `bson:"createdAt"`
	StartedAt  time.Time `bson:"startedAt,omitempty"`
	FinishedAt time.Time `bson:"finishedAt,omitempty"`
}

// Exchange is one question to the model and its answer.
type Exchange struct {
	At           time.Time `bson:"at"`
	System       string    `bson:"system"`
	User         string    `bson:"user"`
	Answer       string    `bson:"answer"`
	Model        string    `bson:"model"`
	MaxTokens    int64     `bson:"maxTokens"`
	PromptTokens int64     `bson:"promptTokens"`
	OutputTokens int64     `bson:"outputTokens"`
	Problem      string    `bson:"problem,omitempty"` // why there is no answer
}

// Usage is what a run used, all exchanges together.
type Usage struct {
	PromptTokens int64 `bson:"promptTokens"`
	OutputTokens int64 `bson:"outputTokens"`
}

// Problem says why a run failed.
type Problem struct {
	Code    string `bson:"code"`
	Message string `bson:"message"`
}

// Types of events.
const (
	EventProgress = "progress" // what is being done
	EventText     = "text"     // the next piece of the model's answer
	EventDone     = "done"     // the run has ended
)

// Event is one thing that happened in a run.
type Event struct {
	Seq     int       `bson:"seq"` // from 1
	Type    string    `bson:"type"`
	Message string    `bson:"message"`
	Percent int       `bson:"percent"`
	Status  Status    `bson:"status"`
	At      time.Time `bson:"at"`
}

// Applied says what became of a run's output.
type Applied struct {
	Kind string    `bson:"kind"` // campaign, creative, posts (of a campaign) or brand
	ID   string    `bson:"id"`
	At   time.Time `bson:"at"`
}

// maxEvents bounds the record; a long answer's later pieces are told by the output alone.
const maxEvents = 500

// happen notes an event, with the run's state at that moment.
func (r *Run) happen(kind, message string, at time.Time) {
	if kind != EventText {
		r.Message = message
	}
	if len(r.Events) >= maxEvents && kind == EventText {
		return
	}
	r.Events = append(r.Events, Event{Seq: len(r.Events) + 1, Type: kind, Message: message, Percent: r.Percent, Status: r.Status, At: at})
}

// end notes that the run is over.
func (r *Run) end(s Status, message string, at time.Time) {
	r.Status, r.FinishedAt, r.WakeAt, r.Holder = s, at, time.Time{}, ""
	if s == Succeeded {
		r.Percent = 100
	}
	r.happen(EventDone, message, at)
}

// fail notes why the run is over.
func (r *Run) fail(code, message string, at time.Time) {
	r.Problem = &Problem{code, message}
	r.end(Failed, message, at)
}

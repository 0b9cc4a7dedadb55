// Package engine is the product's micro-agents: each does one sort of work with a model,
// and each piece of work leaves a record that tells everything about it.
//
// An engine is a small package below this one: what it is for, what it takes and gives
// (one schema each), how it asks, how it checks the answer, and what applying it does.
// Adding one touches its folder and one line of the registry in app.
package engine

import (
	"context"
	"encoding/json"

	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Descriptor says what an engine is.
type Descriptor struct {
	Name          string // what it is called by, such as "strategy"
	Version       string // grows with each change of its prompt or schemas (semver.org)
	Title         string
	Description   string // what it is for, in a sentence
	Input         *schema.Schema
	Output        *schema.Schema
	NeedsCampaign bool   // a campaign must be named; its brand comes with it
	NeedsBrand    bool   // a brand must be named, by itself or by a campaign
	NeedsResults  bool   // what became of the campaign's posts is among the facts
	Applies       string // what apply does, in a sentence; empty: it can't be applied
	Paints        bool   // its answers are pictures, which have a price of their own
	Typical       int64  // output tokens of a usual answer, for the price before there were any
}

// Engine does one sort of work.
type Engine interface {
	Descriptor() Descriptor
	// Prompt builds what the model is asked. The same facts and input always give the same
	// prompt.
	Prompt(f Facts, input json.RawMessage) (Prompt, error)
	// Check examines an answer that fits the schema.
	Check(f Facts, input, output json.RawMessage) []Finding
	// Apply takes the output over. Applying the same choice twice comes to the same.
	Apply(ctx context.Context, actor tenant.Actor, run Run, c Choice) (Applied, error)
}

// Finisher is an engine that completes the model's answer by rule, such as with dates. It
// gives the same for the same.
type Finisher interface {
	// Finish turns an answer that fits the prompt's schema into an output that fits the
	// descriptor's.
	Finish(f Facts, input, answer json.RawMessage) (json.RawMessage, error)
}

// Prompt is what a model is asked. A picture's Output is the form of its record.
type Prompt struct {
	System string
	User   string
	Output *schema.Schema // the form of the answer
	Paint  *Paint         // a picture is asked for; nil: a text
}

// MaxOutput bounds an answer, in tokens; what a model thinks before it answers counts too.
const MaxOutput = 16_384

// most is how many tokens the answer may have.
func (p Prompt) most() int64 {
	if p.Paint != nil {
		return MaxPicture
	}
	return MaxOutput
}

// Finding is one result of a check.
type Finding struct {
	Name    string `bson:"name"`
	OK      bool   `bson:"ok"`
	Message string `bson:"message"`
	Quote   string `bson:"quote,omitempty"` // the words it is about, as they stand in the output
	// Fatal says that the output must not be used like this.
	Fatal bool `bson:"fatal"`
}

// Choice is what a person takes over from a run.
type Choice struct {
	Option int             // which of several, from 0
	Name   string          // of what is made; empty: the engine's own
	Edited json.RawMessage // what the person changed, in the engine's own form; nil: nothing
	Output json.RawMessage // the whole output as the person edited it; nil: as it is
}

// Registry is the engines there are.
type Registry struct {
	order  []string
	byName map[string]Engine
}

// NewRegistry makes a registry; the order given is the one they are listed in.
func NewRegistry(engines ...Engine) Registry {
	r := Registry{byName: map[string]Engine{}}
	for _, e := range engines {
		name := e.Descriptor().Name
		r.order = append(r.order, name)
		r.byName[name] = e
	}
	return r
}

// Get finds an engine. Faults: ErrUnknown.
func (r Registry) Get(name string) (Engine, error) {
	e, ok := r.byName[name]
	if !ok {
		return nil, ErrUnknown
	}
	return e, nil
}

// Descriptors lists what the engines are.
func (r Registry) Descriptors() []Descriptor {
	out := make([]Descriptor, len(r.order))
	for i, name := range r.order {
		out[i] = r.byName[name].Descriptor()
	}
	return out
}

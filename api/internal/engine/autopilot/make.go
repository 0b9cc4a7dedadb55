package autopilot

import (
	"context"
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/tenant"
)

// Drafts puts written posts on the team's calendar.
type Drafts interface {
	// WriteDraft makes the draft of a run's slot n, counted from 0, from a creative, if it has
	// one; the one that is there stays as it is, whatever has become of it.
	WriteDraft(ctx context.Context, actor tenant.Actor, run engine.Run, n int, s calendar.Slot, text, creativeID string) error
}

// written is a slot with what was written for it.
type written struct {
	calendar.Slot

	option *copywriter.Option // nil: nothing was
	index  int                // of the option in its run
	run    engine.ID          // that wrote it
}

// text is what goes out, hashtags included.
func (w written) text() string {
	if w.option == nil || len(w.option.Variants) == 0 {
		return ""
	}
	v := w.option.Variants[0]
	return engine.Whole(v.Text, v.Hashtags)
}

// collect puts slots and texts together.
func collect(f engine.Facts, steps []engine.Step) (summary string, all []written, err error) {
	done := map[string]engine.Step{}
	for _, s := range steps {
		if s.State == engine.StepDone {
			done[s.Key] = s
		}
	}
	plan, err := dated(f, done[calendar.Name])
	if err != nil {
		return "", nil, err
	}
	all = make([]written, len(plan.Slots))
	for n, s := range plan.Slots {
		all[n].Slot = s
	}
	for i, places := range batches(plan.Slots) {
		step, there := done[fmt.Sprintf("copy-%d", i+1)]
		if !there {
			continue
		}
		if err := fill(all, places, step); err != nil {
			return "", nil, err
		}
	}
	return plan.Summary, all, nil
}

// fill gives the slots of a batch the options that were written for them.
func fill(all []written, places []int, step engine.Step) error {
	var out copywriter.Output
	if err := json.Unmarshal(step.Output, &out); err != nil {
		return fmt.Errorf("read the copy of %s: %w", step.RunID, err)
	}
	for i, n := range places {
		if i < len(out.Options) {
			all[n].option, all[n].index, all[n].run = &out.Options[i], i, step.RunID
		}
	}
	return nil
}

// Sum is the drafts that the steps come to.
func (*Engine) Sum(f engine.Facts, _ json.RawMessage, steps []engine.Step) (json.RawMessage, error) {
	summary, all, err := collect(f, steps)
	if err != nil {
		return nil, err
	}
	out := Output{Summary: summary, Posts: make([]Post, len(all))}
	for n, w := range all {
		out.Posts[n] = Post{w.Date, w.Time, w.Network, w.Theme, w.Format, w.text()}
	}
	return json.Marshal(out)
}

// Make puts the drafts on the calendar, each with the creative it is written from.
func (e *Engine) Make(ctx context.Context, actor tenant.Actor, r engine.Run) (engine.Applied, error) {
	_, all, err := collect(*r.Facts, r.Steps)
	if err != nil {
		return engine.Applied{}, err
	}
	for n, w := range all {
		if err := e.draft(ctx, actor, r, n, w); err != nil {
			return engine.Applied{}, err
		}
	}
	return engine.Applied{Kind: "posts", ID: r.CampaignID}, nil
}

// draft makes one draft, and its creative before it.
func (e *Engine) draft(ctx context.Context, actor tenant.Actor, r engine.Run, n int, w written) (err error) {
	creative := ""
	if w.option != nil {
		if creative, err = e.creatives.AcceptCopy(ctx, actor, r.CampaignID, string(w.run), w.index, *w.option); err != nil {
			return err
		}
	}
	return e.drafts.WriteDraft(ctx, actor, r, n, w.Slot, w.text(), creative)
}

package publish

import (
	"slices"
	"time"

	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/tenant"
)

// codeWithheld marks a publication that was not sent because its team was stopped, or had
// paused it.
const codeWithheld = "withheld"

// reasonOf says why a team's posts are held.
func reasonOf(s tenant.Standing) string {
	if s == tenant.Suspended {
		return "The team was suspended when this fell due. Once it is open again, schedule the post anew."
	}
	return "The team was about to be deleted when this fell due. Restore the team, then schedule the post anew."
}

// withhold notes that the call that was to begin is not made. Where an earlier call with
// the same key may have arrived, the provider's history is asked on; otherwise it surely
// did not go out, and may be retried.
func (p *Publication) withhold(why string, at time.Time, settle time.Duration) {
	if p.repeats() {
		p.lost(0, why, at, settle)
		return
	}
	p.refused(&Failure{Class: Passing, Code: codeWithheld, Message: why}, at)
}

// withholdFor notes that a call which a pause stops is not made.
func (p *Publication) withholdFor(by pause.Pause, at time.Time) {
	p.refused(&Failure{Class: Passing, Code: codeWithheld, Message: by.Why()}, at)
	p.PausedBy = string(by.ID)
}

// paused lists the pauses that keep the post from going out at all: each of its targets is
// stopped by one of them. Empty: at least one target is open.
func (h hand) paused(inForce []pause.Pause) (by []pause.Pause) {
	for _, channel := range h.post.Targets {
		p, stopped := pause.On(inForce, h.post.CampaignID, channel)
		if !stopped {
			return nil
		}
		by = append(by, p)
	}
	return by
}

// idsOf names each pause once.
func idsOf(by []pause.Pause) (ids []string) {
	for _, p := range by {
		if !slices.Contains(ids, string(p.ID)) {
			ids = append(ids, string(p.ID))
		}
	}
	return ids
}

// withheld says whether it was not sent because the team was stopped, or had paused it.
func (p Publication) withheld() bool {
	return p.State == Refused && p.Failure != nil && p.Failure.Code == codeWithheld
}

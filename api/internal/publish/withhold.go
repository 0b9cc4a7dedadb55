package publish

import (
	"time"

	"campaignos.dev/api/internal/tenant"
)

// codeWithheld marks a publication that was not sent because its team was stopped.
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

// withheld says whether it was not sent because the team was stopped.
func (p Publication) withheld() bool {
	return p.State == Refused && p.Failure != nil && p.Failure.Code == codeWithheld
}

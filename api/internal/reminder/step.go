package reminder

import "time"

const day = 24 * time.Hour

// Step is how near the end of a plan is, as it is told.
type Step string

// The steps, in the order in which they are reached.
const (
	Week  Step = "7d" // seven days or fewer are left
	Three Step = "3d"
	One   Step = "1d"
	Over  Step = "end" // nothing is left
)

// ahead and behind bound how far from its end a plan is told about: a team that was not
// reached in the week after does not need to be told any more.
const (
	ahead  = 7 * day
	behind = 7 * day
)

// stepAt gives the step that a plan's end has reached; ok is false where there is nothing
// to tell. Steps that were missed are left out: only the most urgent counts.
func stepAt(end, now time.Time) (step Step, ok bool) {
	switch left := end.Sub(now); {
	case end.IsZero() || left > ahead || left <= -behind:
		return "", false
	case left <= 0:
		return Over, true
	case left <= day:
		return One, true
	case left <= 3*day:
		return Three, true
	}
	return Week, true
}

// of is when a plan with that end comes to the step.
func (s Step) of(end time.Time) time.Time {
	return end.Add(-map[Step]time.Duration{Week: ahead, Three: 3 * day, One: day}[s])
}

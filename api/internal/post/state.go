package post

import "slices"

// State is where a post stands.
type State string

// The states.
const (
	Draft              State = "draft"
	PendingApproval    State = "pending_approval"
	Approved           State = "approved"
	Scheduled          State = "scheduled"
	Publishing         State = "publishing"
	Published          State = "published"
	PartiallyPublished State = "partially_published"
	Failed             State = "failed"
	Rejected           State = "rejected" // by an approver
	Canceled           State = "canceled"
	Held               State = "held"   // the team was stopped or without a plan when it fell due
	Missed             State = "missed" // overdue for longer than posts may go out late
)

// States lists every state in the order of a post's life.
func States() []State {
	return []State{Draft, PendingApproval, Approved, Scheduled, Publishing, Published, PartiallyPublished, Failed, Rejected, Canceled, Held, Missed}
}

// moves is the whole table of which state may follow which.
var moves = map[State][]State{
	Draft:              {PendingApproval, Scheduled, Canceled},
	PendingApproval:    {Approved, Rejected, Draft, Canceled},
	Approved:           {Scheduled, Draft, Canceled},
	Scheduled:          {Publishing, Scheduled, Draft, Held, Missed, Canceled},
	Publishing:         {Published, PartiallyPublished, Failed},
	PartiallyPublished: {Scheduled},
	Failed:             {Scheduled, Draft, Canceled},
	Rejected:           {PendingApproval, Draft, Canceled},
	Canceled:           {Draft},
	Held:               {Scheduled, Draft, Canceled},
	Missed:             {Scheduled, Draft, Canceled},
	Published:          {},
}

// May says whether a post may go from one state to another.
func (s State) May(to State) bool { return slices.Contains(moves[s], to) }

// refuse is the answer to a move that the table does not have.
func refuse(from, to State) error {
	return ErrState.Saying("The post is %s, so it can't become %s. Load it again to see what can be done.", from.words(), to.words()).
		WithMeta("state", string(from)).WithMeta("wanted", string(to))
}

// move takes a post to another state. Faults: ErrState.
func (p *Post) move(to State) error {
	if !p.State.May(to) {
		return refuse(p.State, to)
	}
	p.State, p.Slots = to, nil // whoever goes on has to take its place anew
	return nil
}

// words is the state as a person says it.
func (s State) words() string {
	if w, ok := spoken[s]; ok {
		return w
	}
	return string(s)
}

var spoken = map[State]string{
	PendingApproval: "waiting for approval", PartiallyPublished: "published in part", Draft: "a draft",
}

// editable says whether the content may change in this state.
func (s State) editable() bool { return s != Publishing && s != Published }

// Planned says whether the moment in this state is only meant: nothing goes out by it.
func (s State) Planned() bool {
	return slices.Contains([]State{Draft, PendingApproval, Approved, Rejected}, s)
}

package audit

import (
	"fmt"

	"campaignos.dev/api/internal/tenant"
)

// Trouble is the sort of what is wrong with a book.
type Trouble string

// The troubles.
const (
	Changed    Trouble = "changed"     // an event is not as it was written
	Removed    Trouble = "removed"     // events, or a whole book, are missing
	Reordered  Trouble = "reordered"   // an event stands at another place than it was written
	CutOff     Trouble = "cut off"     // events are missing at the end
	Headless   Trouble = "headless"    // the signed end of the book is missing or not ours
	UnknownKey Trouble = "unknown key" // signed with a key that is not configured
)

// Problem is one thing that is wrong.
type Problem struct {
	TenantID tenant.ID // whose book; empty: the platform's
	Seq      int64     // where; zero: the book as a whole
	Trouble  Trouble
	Detail   string // full sentence
}

// Check looks at the events of one book, one after the other, and holds only the last one.
type Check struct {
	Problems []Problem

	signer Signer
	book   tenant.ID
	head   *Head
	last   Head // where it has come to
}

// NewCheck begins to look at a book. The head must have been read before the events: those
// that are written meanwhile come after it. Nil: there is none.
func NewCheck(s Signer, book tenant.ID, h *Head) *Check {
	return &Check{signer: s, book: book, head: h}
}

// Next looks at the event that stands at a place of the book.
func (c *Check) Next(at int64, e Event) {
	switch {
	case !c.signer.Knows(e.KeyID):
		c.report(at, UnknownKey, fmt.Sprintf("It was signed with the key %q, which is not configured.", e.KeyID))
	case !Intact(c.signer, e):
		c.report(at, Changed, "It is not as it was written.")
	case e.TenantID != c.book || e.Seq != at:
		c.report(at, Reordered, fmt.Sprintf("It was written as event %d of %s.", e.Seq, BookOf(e.TenantID)))
	}
	c.follows(at, e)
	c.last = Head{Seq: at, Hash: e.Hash}
}

// follows says what is wrong between an event, the one before it and the end of the book.
func (c *Check) follows(at int64, e Event) {
	switch {
	case at > c.last.Seq+1:
		c.report(at, Removed, fmt.Sprintf("%d events before it are missing.", at-c.last.Seq-1))
	case e.Prev != c.last.Hash:
		c.report(at, Reordered, "It was not written after the event before it.")
	}
	if c.head != nil && at == c.head.Seq && e.Hash != c.head.Hash {
		c.report(at, Changed, "It is not the event that the book ended with.")
	}
}

// End says what is wrong with the end of the book.
func (c *Check) End() {
	switch {
	case c.head == nil:
		c.report(c.last.Seq, Headless, "The signed end of the book is missing.")
	case !c.signer.Knows(c.head.KeyID):
		c.report(c.head.Seq, UnknownKey, fmt.Sprintf("The end was signed with the key %q, which is not configured.", c.head.KeyID))
	case !Genuine(c.signer, *c.head) || c.head.TenantID != c.book:
		c.report(c.head.Seq, Headless, "The signed end of the book is not ours.")
	case c.head.Seq > c.last.Seq:
		c.report(c.last.Seq+1, CutOff, fmt.Sprintf("%d events at the end are missing.", c.head.Seq-c.last.Seq))
	}
}

// report notes a problem; a book that has very many is known to be wrong.
func (c *Check) report(seq int64, t Trouble, detail string) {
	if len(c.Problems) == mostProblems {
		return
	}
	c.Problems = append(c.Problems, Problem{TenantID: c.book, Seq: seq, Trouble: t, Detail: detail})
}

package alert

import (
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/post"
)

// Subject is what people are told of a post; it names the notice too.
type Subject string

// The subjects.
const (
	Submitted Subject = "post.submitted" // somebody is to approve it
	Approved  Subject = "post.approved"
	Rejected  Subject = "post.rejected"
	Foreseen  Subject = "post.will_fail" // it could not go out as it is, in an hour or less
	Failed    Subject = "post.failed"
	Partly    Subject = "post.partially_published"
	Held      Subject = "post.held"
	Missed    Subject = "post.missed"
	Published Subject = "post.published"
)

// subjectOf is what there is to tell of a post as it stands; empty: nothing.
func subjectOf(p post.Post) Subject {
	switch p.State {
	case post.PendingApproval:
		return Submitted
	case post.Approved, post.Scheduled:
		if a := p.Approval; a != nil && a.Approved && a.DecidedAt.Equal(p.Untold) {
			return Approved
		}
	case post.Rejected:
		return Rejected
	case post.Failed:
		return Failed
	case post.PartiallyPublished:
		return Partly
	case post.Held:
		return Held
	case post.Missed:
		return Missed
	case post.Published:
		return Published
	}
	return ""
}

// holds says whether a subject is still true of a post.
func (about Subject) holds(p post.Post) bool {
	switch about {
	case Foreseen:
		return p.State == post.Scheduled
	case Approved:
		return p.Approval != nil && p.Approval.Approved
	}
	return subjectOf(p) == about
}

// mailed says whether a subject is worth a letter. What was held is told by the reminder
// that the plan has ended, and what went out needs nobody.
func (about Subject) mailed() bool {
	return !slices.Contains([]Subject{Held, Published}, about)
}

// notice words a subject for the app, in a full sentence.
func notice(about Subject, p post.Post) string {
	switch about {
	case Submitted:
		return "A post waits for approval."
	case Approved:
		return "A post was approved."
	case Rejected:
		return "A post was sent back: " + p.Approval.Comment
	case Failed:
		return "A post could not be published. " + p.Problem
	case Partly:
		return "A post went out on some channels only. " + p.Problem
	case Held:
		return "A post was held. " + p.Problem
	case Missed:
		return "A post missed its moment. " + p.Problem
	}
	return fmt.Sprintf("A post went out on %d channels.", len(p.ChannelIDs))
}

// title are the first words of a post, by which people know it.
func title(p post.Post) string {
	text := p.Text
	for _, t := range p.Texts {
		if strings.TrimSpace(text) == "" {
			text = t.Text
		}
	}
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if letters := []rune(line); len(letters) > longestTitle {
		line = strings.TrimSpace(string(letters[:longestTitle])) + "…"
	}
	return line
}

// longestTitle is how many letters of a post a letter quotes.
const longestTitle = 80

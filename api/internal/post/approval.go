package post

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Rule is how a team lets posts go out.
type Rule struct {
	// Required says that a post goes out only as somebody approved it.
	Required bool
	// Self says that people may approve what they wrote or submitted.
	Self bool
}

// Approval is what was submitted, and what became of it.
type Approval struct {
	// Content stands for what was submitted: any change of it makes another.
	Content     string    `bson:"content"`
	SubmittedBy string    `bson:"submittedBy"`
	SubmittedAt time.Time `bson:"submittedAt"`
	DecidedBy   string    `bson:"decidedBy,omitempty"`
	DecidedAt   time.Time `bson:"decidedAt,omitempty"` // zero: nobody has decided
	Approved    bool      `bson:"approved"`
	Comment     string    `bson:"comment,omitempty"`
}

// content stands for all that people would see of a post, and where.
func (p Post) content() string {
	raw, err := json.Marshal([]any{p.Text, p.Texts, p.Thread, p.FirstComment, p.Link, p.ChannelIDs, p.AssetIDs})
	if err != nil {
		panic(err) // strings and booleans always marshal
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// approved says whether the post is as somebody approved it.
func (p Post) approved() bool {
	return p.Approval != nil && p.Approval.Approved && p.Approval.Content == p.content()
}

// OwnWork says whether somebody wrote, edited or submitted the post.
func (p Post) OwnWork(name string) bool {
	return p.CreatedBy == name || slices.Contains(p.Editors, name) || p.Approval != nil && p.Approval.SubmittedBy == name
}

// cleared refuses a post that has to be approved before it goes out. Faults: ErrUnapproved.
func (s *Service) cleared(ctx context.Context, p Post) error {
	if p.approved() {
		return nil
	}
	rule, err := s.Teams.Approvals(ctx, p.TenantID)
	if err == nil && rule.Required {
		err = ErrUnapproved.WithMeta("state", string(p.State))
	}
	return err
}

// Submit asks the team's approvers to look at a post, which must be able to go out as it
// is. Faults: ErrNotFound, ErrState, ErrPreflight, fault.ErrStale.
func (s *Service) Submit(ctx context.Context, actor tenant.Actor, id ID, version int64) (Post, error) {
	p, err := s.revise(ctx, actor, id, version, func(p *Post) error {
		if err := p.move(PendingApproval); err != nil {
			return err
		}
		p.Approval = &Approval{Content: p.content(), SubmittedBy: actor.Name(), SubmittedAt: s.Clock.Now()}
		p.Targets, p.Untold = p.ChannelIDs, s.Clock.Now()
		return s.preflight(ctx, actor, *p)
	})
	return s.reported(ctx, p, err)
}

// Approve lets a submitted post go out as it is: at the moment that it is meant for, if it
// has one that is still to come; else once somebody schedules it. Faults: ErrNotFound,
// ErrState, ErrOwnWork, ErrPreflight, fault.ErrStale, plan_limit_reached,
// tenant.ErrForbidden.
func (s *Service) Approve(ctx context.Context, actor tenant.Actor, id ID, version int64, comment string) (Post, error) {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Post{}, err
	}
	approve := func(p *Post) error {
		if err := s.decide(ctx, actor, p, Approved, comment); err != nil || !p.PublishAt.After(s.Clock.Now()) {
			return err
		}
		p.Targets, p.Outcomes = p.ChannelIDs, nil
		return s.due(p, p.PublishAt)
	}
	if p.PublishAt.After(s.Clock.Now()) {
		p, err = s.plan(ctx, actor, id, version, approve)
	} else {
		p, err = s.revise(ctx, actor, id, version, approve)
	}
	return s.reported(ctx, p, err)
}

// Reject sends a submitted post back to its author with what is to change. Faults:
// ErrNotFound, ErrState, fault.ErrInvalid, fault.ErrStale, tenant.ErrForbidden.
func (s *Service) Reject(ctx context.Context, actor tenant.Actor, id ID, version int64, comment string) (Post, error) {
	p, err := s.revise(ctx, actor, id, version, func(p *Post) error {
		if strings.TrimSpace(comment) == "" {
			return fault.ErrInvalid.WithFields(fault.Field{Field: "comment", Code: "required", Message: "Say what is to change."})
		}
		return s.decide(ctx, actor, p, Rejected, comment)
	})
	return s.reported(ctx, p, err)
}

// reported tells of a change that was stored.
func (s *Service) reported(ctx context.Context, p Post, err error) (Post, error) {
	if err == nil {
		s.Reporter.Told(ctx, p)
	}
	return p, err
}

// decide writes an approver's word on a submitted post.
func (s *Service) decide(ctx context.Context, actor tenant.Actor, p *Post, to State, comment string) error {
	if err := actor.Require(tenant.PostsApprove); err != nil {
		return err
	}
	if p.State != PendingApproval || p.Approval == nil {
		return refuse(p.State, to)
	}
	if to == Approved {
		rule, err := s.Teams.Approvals(ctx, p.TenantID)
		if err != nil {
			return err
		}
		if !rule.Self && p.OwnWork(actor.Name()) {
			return ErrOwnWork
		}
	}
	p.State, p.Untold = to, s.Clock.Now()
	decided := *p.Approval
	decided.DecidedBy, decided.DecidedAt, decided.Approved, decided.Comment = actor.Name(), p.Untold, to == Approved, strings.TrimSpace(comment)
	p.Approval = &decided
	return nil
}

// voidApproval takes back what was approved or submitted, once the content is another. A
// scheduled post of a team that asks for approval becomes a draft that keeps its moment.
// Faults: ErrPinned.
func (s *Service) voidApproval(ctx context.Context, p *Post, before Post) error {
	if p.content() == before.content() || p.State == Rejected || p.Approval == nil && p.State != Scheduled {
		return nil
	}
	rule, err := s.Teams.Approvals(ctx, p.TenantID)
	switch {
	case err != nil:
		return err
	case rule.Required && p.State == PartiallyPublished:
		return ErrPinned
	}
	p.Approval = nil
	if p.State == Draft || !rule.Required && !slices.Contains([]State{PendingApproval, Approved}, p.State) {
		return nil
	}
	p.WakeAt, p.Problem, p.Targets = time.Time{}, "", nil
	p.Revision++
	return p.move(Draft)
}

package alert

import (
	"context"
	"slices"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// readers are the ids of the people who get a letter of a subject: those who may approve a
// submitted post; whoever submitted one that was decided on; and of troubles its author, or
// the owners where that is a program or has left.
func (s *Service) readers(ctx context.Context, p post.Post, about Subject) ([]string, error) {
	if !about.mailed() {
		return nil, nil
	}
	members, err := s.Teams.MembersOf(ctx, tenant.System(p.TenantID, "alert").Scope(), []tenant.ID{p.TenantID})
	if err != nil {
		return nil, err
	}
	switch about {
	case Submitted:
		return s.approvers(ctx, p, members)
	case Approved, Rejected:
		if p.Approval == nil || p.Approval.SubmittedBy == p.Approval.DecidedBy {
			return nil, nil
		}
		return only(members, func(m identity.Membership) bool { return m.UserID == p.Approval.SubmittedBy }), nil
	}
	if author := only(members, func(m identity.Membership) bool { return m.UserID == p.CreatedBy }); len(author) > 0 {
		return author, nil
	}
	return only(members, func(m identity.Membership) bool { return m.Role == tenant.Owner }), nil
}

// approvers are the people who may approve a post.
func (s *Service) approvers(ctx context.Context, p post.Post, members []identity.Membership) ([]string, error) {
	team, err := s.Teams.Tenant(ctx, tenant.System(p.TenantID, "alert").Scope())
	if err != nil {
		return nil, err
	}
	return only(members, func(m identity.Membership) bool {
		who := tenant.NewActor(tenant.Person{UserID: m.UserID, TenantID: m.TenantID, Standing: tenant.Active, Role: m.Role})
		return who.May(tenant.PostsApprove) && (team.Approvals.Self || !p.OwnWork(m.UserID))
	}), nil
}

func only(members []identity.Membership, fits func(identity.Membership) bool) (ids []string) {
	for _, m := range members {
		if fits(m) {
			ids = append(ids, m.UserID)
		}
	}
	slices.Sort(ids)
	return ids
}

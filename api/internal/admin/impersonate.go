package admin

import (
	"context"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// ErrNoOwner says that there is nobody to act as.
var ErrNoOwner = fault.New(fault.Conflict, "tenant_without_owner", "This team has no owner. Name the person to act as.")

// Impersonate lets an operator act as a person of a team for a reason, for 15 minutes: as
// the owner who has been there longest, where nobody is named. The team's book of changes
// has it under both names, and the team is told. A suspended team is left alone. Faults:
// identity.ErrNoTenant, identity.ErrIsSuspended, ErrNoOwner, those of identity.Impersonate.
func (s *Service) Impersonate(ctx context.Context, actor tenant.Actor, id tenant.ID, userID, reason string) (identity.SignIn, error) {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return identity.SignIn{}, err
	}
	t, err := s.Teams.Tenant(ctx, actor.On(id))
	if err != nil {
		return identity.SignIn{}, err
	}
	if t.Status == tenant.Suspended {
		return identity.SignIn{}, identity.ErrIsSuspended
	}
	if userID == "" {
		if userID, err = s.owner(ctx, id); err != nil {
			return identity.SignIn{}, err
		}
	}
	in, err := s.Identity.Impersonate(ctx, actor, userID, id, reason)
	if err != nil {
		return identity.SignIn{}, err
	}
	// The token leaves only once it is on record and the team has been told.
	if err := s.disclose(ctx, actor, id, in.User, reason); err != nil {
		return identity.SignIn{}, err
	}
	return in, nil
}

// owner finds the owner who has been in the team longest. Faults: ErrNoOwner.
func (s *Service) owner(ctx context.Context, id tenant.ID) (string, error) {
	members, err := s.Teams.MembersOf(ctx, tenant.AllTenants("operators find a team's owner"), []tenant.ID{id})
	if err != nil {
		return "", err
	}
	first, ok := firstOwners(members)[id]
	if !ok {
		return "", ErrNoOwner
	}
	return first.UserID, nil
}

// disclose puts on record that an operator acts as a person, and tells the team.
func (s *Service) disclose(ctx context.Context, actor tenant.Actor, id tenant.ID, as identity.User, reason string) error {
	err := s.Audit.Record(ctx, id, actor.By(), audit.Entry{
		Kind: "impersonation", Verb: "started", TargetID: as.ID, TargetName: as.Name, Reason: reason,
	})
	if err != nil {
		return err
	}
	return s.Notices.Tell(ctx, tenant.System(id, "support"), "support.access",
		"Support looked into your team as "+as.Name+". Their reason: "+reason, "/audit")
}

// EndImpersonation ends acting as somebody else; for people who act as themselves it does
// nothing.
func (s *Service) EndImpersonation(ctx context.Context, actor tenant.Actor) error {
	if actor.Operator == "" {
		return nil
	}
	err := s.Audit.Record(ctx, actor.TenantID, actor.By(), audit.Entry{Kind: "impersonation", Verb: "ended", TargetID: actor.UserID})
	if err != nil {
		return err
	}
	return s.Identity.EndImpersonation(ctx, actor)
}

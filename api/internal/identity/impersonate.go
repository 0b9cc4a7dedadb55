package identity

import (
	"context"
	"errors"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Impersonation is an operator who acts as the signed-in person.
type Impersonation struct {
	OperatorName string
	Reason       string
	EndsAt       time.Time
}

// Impersonate lets an operator act as a person in one of their teams, for a reason: for 15
// minutes, without renewal, and no longer than the operator's own sign-in counts. Faults:
// tenant.ErrForbidden, ErrNotAMember, ErrOperator, fault.ErrInvalid.
func (s *Service) Impersonate(ctx context.Context, operator tenant.Actor, userID string, in tenant.ID, reason string) (SignIn, error) {
	if err := operator.Require(tenant.PlatformOperate); err != nil {
		return SignIn{}, err
	}
	var wrong fault.Fields
	wrong.Require(strings.TrimSpace(reason) != "", "reason", "required", "Say why you need to act as this person.")
	if err := wrong.Err(); err != nil {
		return SignIn{}, err
	}
	u, m, _, err := s.standing(ctx, userID, in)
	switch {
	case err != nil:
		return SignIn{}, err
	case m.ID == "":
		return SignIn{}, ErrNotAMember
	case u.PlatformRole != "":
		return SignIn{}, ErrOperator
	}
	session := bareSession(u, in, tenant.OriginOf(ctx), actingTerm, s.Clock.Now())
	session.Acting = &Acting{Operator: operator.UserID, SessionID: operator.SessionID, Reason: strings.TrimSpace(reason)}
	if err := s.Sessions.CreateSession(ctx, session); err != nil {
		return SignIn{}, err
	}
	return s.hand(ctx, u, m, session, "")
}

// EndImpersonation ends what Impersonate began; it does nothing for people who act as
// themselves.
func (s *Service) EndImpersonation(ctx context.Context, actor tenant.Actor) error {
	if actor.Operator == "" {
		return nil
	}
	return unlessGone(s.Sessions.EndSession(ctx, actor.UserID, actor.SessionID, s.Clock.Now()))
}

// mayAct says whether the operator behind an impersonation still is one, by the sign-in
// that they began it with. Faults: ErrCredential.
func (s *Service) mayAct(ctx context.Context, a Acting) error {
	own, sessionErr := s.Sessions.Session(ctx, a.SessionID)
	operator, userErr := s.Users.User(ctx, a.Operator)
	if err := errors.Join(sessionErr, userErr); err != nil {
		return orCredential(err)
	}
	if !own.live(operator, s.Clock.Now()) || platformRole(operator, own) != tenant.PlatformAdmin {
		return ErrCredential
	}
	return nil
}

// impersonation tells by whom a sign-in is used; nil: by the person themselves.
func (s *Service) impersonation(ctx context.Context, actor tenant.Actor) (*Impersonation, error) {
	if actor.Operator == "" {
		return nil, nil
	}
	session, sessionErr := s.Sessions.Session(ctx, actor.SessionID)
	operator, userErr := s.Users.User(ctx, actor.Operator)
	if err := errors.Join(sessionErr, userErr); err != nil || session.Acting == nil {
		return nil, err
	}
	return &Impersonation{OperatorName: operator.Name, Reason: session.Acting.Reason, EndsAt: session.ExpiresAt}, nil
}

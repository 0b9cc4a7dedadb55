package billing

import (
	"context"
	"fmt"
	"slices"

	"campaignos.dev/api/internal/tenant"
)

// RequireActive refuses tenants whose plan has ended. Faults: ErrInactive.
func (s *Service) RequireActive(ctx context.Context, actor tenant.Actor) error {
	sub, err := s.of(ctx, actor)
	if err != nil {
		return err
	}
	if sub.Current == nil {
		return ErrInactive
	}
	return nil
}

// RequireEntitlement refuses tenants whose plan does not allow a feature. Faults:
// ErrInactive, ErrEntitlement.
func (s *Service) RequireEntitlement(ctx context.Context, actor tenant.Actor, e Entitlement) error {
	sub, err := s.of(ctx, actor)
	if err != nil {
		return err
	}
	if sub.Current == nil {
		return ErrInactive
	}
	if plan := sub.Current.Plan; !plan.Entitles(e) {
		return ErrEntitlement.WithMeta("entitlement", string(e)).WithMeta("plan", plan.ID)
	}
	return nil
}

type declaredKey struct{}

// Declare notes which limits an operation may take of: it stands in the table of operations,
// from which clients know it, and taking of another limit is refused as a defect.
func Declare(ctx context.Context, limits []Limit) context.Context {
	return context.WithValue(ctx, declaredKey{}, limits)
}

// declared refuses to take of a limit that the operation under way has not declared. What
// workers do is no operation, and declares nothing.
func declared(ctx context.Context, limit Limit) error {
	limits, ok := ctx.Value(declaredKey{}).([]Limit)
	if !ok || slices.Contains(limits, limit) {
		return nil
	}
	return fmt.Errorf("this operation takes of %s and does not declare it in the table of routes", limit)
}

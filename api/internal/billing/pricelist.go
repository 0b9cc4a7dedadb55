package billing

import (
	"context"
	"regexp"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// The bounds of a price, in minor units: Stripe charges no less in most currencies, and no
// more than eight digits.
const (
	leastPrice = 50
	mostPrice  = 99_999_999
)

// Offered lists the plans on offer, smallest first.
func (s *Service) Offered(ctx context.Context) ([]Plan, error) { return s.Plans.Offered(ctx) }

// EveryPlan lists the plans, also those that are not sold any more, smallest first.
func (s *Service) EveryPlan(ctx context.Context) ([]Plan, error) { return s.Plans.Every(ctx) }

// GetPlan reads a plan as it is now. Faults: ErrPlanNotFound.
func (s *Service) GetPlan(ctx context.Context, id string) (Plan, error) { return s.Plans.Plan(ctx, id) }

// PlanVersions lists what a plan is and was, newest first. Faults: ErrPlanNotFound.
func (s *Service) PlanVersions(ctx context.Context, id string) ([]Plan, error) {
	now, err := s.Plans.Plan(ctx, id)
	if err != nil {
		return nil, err
	}
	before, err := s.Plans.Versions(ctx, id, now.Version)
	return append([]Plan{now}, before...), err
}

// AddPlan puts a new plan on the price list. Faults: ErrPlanExists, fault.ErrInvalid.
func (s *Service) AddPlan(ctx context.Context, by tenant.Actor, p Plan) (Plan, error) {
	p.Version = 1
	if err := s.sign(&p, by); err != nil {
		return Plan{}, err
	}
	return p, s.Plans.AddPlan(ctx, platformBy(by), p)
}

// EditPlan makes the next version of a plan; version is the one the caller saw, zero for
// any. What was bought under an earlier version keeps its terms. Faults: ErrPlanNotFound,
// ErrTrialPlan, fault.ErrStale, fault.ErrInvalid.
func (s *Service) EditPlan(ctx context.Context, by tenant.Actor, id string, version int64, change func(*Plan)) (Plan, error) {
	var was Plan
	return revise.Do(version, revise.Steps[Plan]{
		Load: func() (p Plan, err error) {
			was, err = s.Plans.Plan(ctx, id)
			return was, err
		},
		Version: func(p Plan) int64 { return p.Version },
		Change: func(p *Plan) error {
			change(p)
			p.Version = was.Version + 1
			return s.sign(p, by)
		},
		Save: func(p Plan, _ int64) (Plan, error) { return p, s.Plans.ReplacePlan(ctx, platformBy(by), was, p) },
	})
}

// sign notes who made a version of a plan and when, if it makes sense.
func (s *Service) sign(p *Plan, by tenant.Actor) error {
	p.UpdatedAt, p.UpdatedBy = s.Clock.Now(), by.Name()
	if p.Retired && p.ID == trialPlan {
		return ErrTrialPlan
	}
	return p.check()
}

// platformBy is the scope of what belongs to the platform, touched by an operator. It is
// told in the platform's book, wherever the operator is signed in.
func platformBy(by tenant.Actor) tenant.Scope {
	by.TenantID = ""
	return tenant.AllTenants("plans and findings belong to the platform").As(by)
}

var slug = regexp.MustCompile(`^[a-z][a-z0-9-]{1,30}$`)

// check says what is wrong with a plan. Faults: fault.ErrInvalid.
func (p *Plan) check() error {
	var wrong fault.Fields
	wrong.Require(slug.MatchString(p.ID), "id", "invalid", "Give 2 to 31 lower-case letters, digits and hyphens, beginning with a letter.")
	wrong.Require(p.Name != "", "name", "required", "Give the plan a name.")
	checkPrice(&wrong, "prices.month", p.Prices.Month)
	checkPrice(&wrong, "prices.year", p.Prices.Year)
	wrong.Require(p.Prices.Month.Currency == p.Prices.Year.Currency, "prices.year.currency", "different", "Give both prices in the same currency.")
	wrong.Require(p.Limits.Seats >= 1, "limits.seats", "too_small", "A plan has at least one seat, its owner's.")
	return wrong.Err()
}

func checkPrice(wrong *fault.Fields, field string, price money.Money) {
	wrong.Require(price.Amount >= leastPrice && price.Amount <= mostPrice, field+".amount", "out_of_range",
		"Give at least 50 and at most 99999999 of the currency's smallest unit; Stripe charges no other amounts.")
}

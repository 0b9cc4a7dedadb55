package mongostore

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/tenant"
)

const (
	plans        = "plans"
	planVersions = "planVersions"
)

var (
	planIndexes        = []index{{name: "rank", keys: bson.D{{Key: "rank", Value: 1}}}}
	planVersionIndexes = []index{{name: "plan", keys: bson.D{{Key: "plan._id", Value: 1}, {Key: "plan.version", Value: -1}}, unique: true}}
)

// planVersion is a plan as it was.
type planVersion struct {
	ID   string       `bson:"_id"` // follows from the plan's id and version
	Plan billing.Plan `bson:"plan"`
}

// bySize sorts plans, smallest first.
func bySize() *options.FindOptions {
	return options.Find().SetSort(bson.D{{Key: "rank", Value: 1}})
}

// SeedPlans adds the plans that are not there yet; plans that operators changed stay.
func (s *Billing) SeedPlans(ctx context.Context, catalogue []billing.Plan) error {
	for _, p := range catalogue {
		if err := unlessThere(s.plans.create(ctx, s.platform, p), billing.ErrPlanExists); err != nil {
			return err
		}
	}
	return nil
}

// Offered lists the plans on offer, smallest first. A plan from before plans could be
// retired has no such field.
func (s *Billing) Offered(ctx context.Context) ([]billing.Plan, error) {
	return s.plans.find(ctx, s.platform, bson.D{{Key: "retired", Value: bson.D{{Key: "$ne", Value: true}}}}, bySize())
}

// Every lists all plans, smallest first.
func (s *Billing) Every(ctx context.Context) ([]billing.Plan, error) {
	return s.plans.find(ctx, s.platform, bson.D{}, bySize())
}

// Plan reads one plan. Faults: billing.ErrPlanNotFound.
func (s *Billing) Plan(ctx context.Context, id string) (billing.Plan, error) {
	return s.plans.get(ctx, s.platform, id)
}

// Versions lists what a plan was before a version, newest first.
func (s *Billing) Versions(ctx context.Context, id string, before int64) ([]billing.Plan, error) {
	found, err := s.versions.find(ctx, s.platform,
		bson.D{{Key: "plan._id", Value: id}, {Key: "plan.version", Value: bson.D{{Key: "$lt", Value: before}}}},
		options.Find().SetSort(bson.D{{Key: "plan.version", Value: -1}}))
	out := make([]billing.Plan, 0, len(found))
	for _, v := range found {
		out = append(out, v.Plan)
	}
	return out, err
}

// AddPlan adds a plan. Faults: billing.ErrPlanExists.
func (s *Billing) AddPlan(ctx context.Context, scope tenant.Scope, p billing.Plan) error {
	return s.plans.create(ctx, scope, p)
}

// ReplacePlan puts next in was's place. What was in force is kept first: where the process
// dies in between, it is in force still, and keeping it again changes nothing. Faults:
// fault.ErrStale.
func (s *Billing) ReplacePlan(ctx context.Context, scope tenant.Scope, was, next billing.Plan) error {
	kept := planVersion{ID: fmt.Sprintf("%s.%d", was.ID, was.Version), Plan: was}
	if err := unlessThere(s.versions.create(ctx, scope, kept), billing.ErrPlanExists); err != nil {
		return err
	}
	return s.plans.replace(ctx, scope, was.ID, was.Version, next)
}

package mongostore

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const directories = "directory"

// Each order has its index; what else is wanted is looked for in what that finds.
var directoryIndexes = []index{
	{name: "name", keys: bson.D{{Key: "name", Value: 1}, {Key: "_id", Value: 1}}},
	{name: "end", keys: bson.D{{Key: "endsAt", Value: 1}, {Key: "_id", Value: 1}}},
	{name: "spend", keys: bson.D{{Key: "spent", Value: 1}, {Key: "_id", Value: 1}}},
	{name: "described", keys: bson.D{{Key: "describedAt", Value: 1}}},
	{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}},
}

// Directory keeps the operators' index of teams.
type Directory struct{ shelf shelf[directory.Entry] }

// NewDirectory opens the shelf.
func NewDirectory(s *Store) *Directory {
	return &Directory{newShelf[directory.Entry](s, directories, identity.ErrNoTenant, identity.ErrTeamExists)}
}

// Find pages through the teams that a query chooses. Faults: page.ErrCursor.
func (s *Directory) Find(ctx context.Context, scope tenant.Scope, q directory.Query, req page.Request) (page.Result[directory.Entry], error) {
	wanted := beside(chosen(q))
	if req.After != "" {
		key, err := q.ReadKey(req.After)
		if err != nil {
			return page.Result[directory.Entry]{}, err
		}
		wanted = append(wanted, following(q, key)...)
	}
	filter, direction := bson.D{}, 1
	if len(wanted) > 0 {
		filter = bson.D{{Key: "$and", Value: wanted}}
	}
	if !q.Ascending {
		direction = -1
	}
	order := bson.D{{Key: "_id", Value: direction}}
	if field := sortField(q.Sort); field != "" {
		order = bson.D{{Key: field, Value: direction}, {Key: "_id", Value: direction}}
	}
	found, err := s.shelf.find(ctx, scope, filter, options.Find().SetSort(order).SetLimit(int64(req.Limit)+1))
	if err != nil {
		return page.Result[directory.Entry]{}, err
	}
	return page.Cut(found, req.Limit, q.KeyOf), nil
}

// beside makes conditions ones that are looked for in what another index finds.
func beside(conditions bson.A) bson.A {
	if len(conditions) == 0 {
		return conditions
	}
	return bson.A{bson.D{{Key: "$or", Value: bson.A{bson.D{{Key: "$and", Value: conditions}}}}}}
}

// sortField is what an order compares before the id; empty: nothing.
func sortField(sort directory.Sort) string {
	return map[directory.Sort]string{directory.ByName: "name", directory.ByEnd: "endsAt", directory.BySpend: "spent"}[sort]
}

// following is what comes behind a place in the order.
func following(q directory.Query, k directory.Key) bson.A {
	beyond, from := "$lt", "$lte"
	if q.Ascending {
		beyond, from = "$gt", "$gte"
	}
	next := bson.D{{Key: "_id", Value: bson.D{{Key: beyond, Value: k.ID}}}}
	field := sortField(q.Sort)
	if field == "" {
		return bson.A{next}
	}
	value := map[directory.Sort]any{directory.ByName: k.Text, directory.ByEnd: k.At, directory.BySpend: k.Count}[q.Sort]
	return bson.A{
		bson.D{{Key: field, Value: bson.D{{Key: from, Value: value}}}},
		bson.D{{Key: "$or", Value: bson.A{bson.D{{Key: field, Value: bson.D{{Key: beyond, Value: value}}}}, next}}},
	}
}

// chosen is what a query asks of a team.
func chosen(q directory.Query) bson.A {
	wanted := bson.A{}
	add := func(field string, value any) { wanted = append(wanted, bson.D{{Key: field, Value: value}}) }
	for _, term := range q.Terms() {
		add("words", bson.D{{Key: "$elemMatch", Value: bson.D{{Key: "$gte", Value: term}, {Key: "$lt", Value: term + "\U0010FFFF"}}}})
	}
	if q.Status != "" {
		add("status", q.Status)
	}
	if q.PlanID != "" {
		add("terms", bson.D{{Key: "$elemMatch", Value: bson.D{
			{Key: "planId", Value: q.PlanID}, {Key: "start", Value: bson.D{{Key: "$lte", Value: q.At}}}, {Key: "end", Value: bson.D{{Key: "$gt", Value: q.At}}},
		}}})
	}
	later, past := bson.D{{Key: "$gt", Value: q.At}}, bson.D{{Key: "$lte", Value: q.At}}
	switch q.Subscription {
	case billing.Active:
		add("paidUntil", later)
	case billing.Trialing:
		add("paidUntil", past)
		add("trialUntil", later)
	case billing.Inactive:
		add("endsAt", past)
	}
	return wanted
}

// Many reads the entries of teams; those that have none are left out.
func (s *Directory) Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]directory.Entry, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: in}}}})
}

// Put stores an entry in place of the one that is there, if any.
func (s *Directory) Put(ctx context.Context, scope tenant.Scope, e directory.Entry) error {
	stored, err := s.shelf.put(ctx, scope, bson.D{{Key: "_id", Value: e.ID}}, e)
	if stored || err != nil {
		return err
	}
	err = s.shelf.create(ctx, scope, e)
	if errors.Is(err, identity.ErrTeamExists) {
		_, err = s.shelf.put(ctx, scope, bson.D{{Key: "_id", Value: e.ID}}, e)
	}
	return err
}

// Drop removes a team's entry, if there is one.
func (s *Directory) Drop(ctx context.Context, scope tenant.Scope) error {
	filter, err := s.shelf.bound(scope, bson.D{})
	if err != nil {
		return err
	}
	_, err = s.shelf.remove(ctx, scope, filter)
	return err
}

// Oldest lists up to limit entries, those described longest ago first.
func (s *Directory) Oldest(ctx context.Context, scope tenant.Scope, limit int) ([]directory.Entry, error) {
	return s.shelf.find(ctx, scope, bson.D{}, options.Find().SetSort(bson.D{{Key: "describedAt", Value: 1}}).SetLimit(int64(limit)))
}

// Count counts the teams in the index.
func (s *Directory) Count(ctx context.Context, scope tenant.Scope) (int64, error) {
	return s.shelf.count(ctx, scope, everyID)
}

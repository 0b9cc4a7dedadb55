package mongostore

import (
	"context"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Search pages through purchases, newest first.
func (s *Billing) Search(ctx context.Context, scope tenant.Scope, find billing.Search, req page.Request) (page.Result[billing.Payment], error) {
	filter, rest := bson.D{}, bson.A{}
	add := func(field string, value any) { rest = append(rest, bson.D{{Key: field, Value: value}}) }
	switch {
	case find.TenantID != "" && find.Status != "":
		add("status", find.Status)
		fallthrough
	case find.TenantID != "":
		filter = bson.D{{Key: tenantField, Value: find.TenantID}}
	case find.Status != "":
		filter = bson.D{{Key: "status", Value: find.Status}}
	}
	if find.Text != "" {
		var named bson.A
		for _, field := range []string{"_id", "sessionId", "intent", "email"} {
			named = append(named, bson.D{{Key: field, Value: find.Text}})
		}
		named = append(named, bson.D{{Key: "email", Value: strings.ToLower(find.Text)}})
		add("$or", named)
	}
	if !find.From.IsZero() {
		add("createdAt", bson.D{{Key: "$gte", Value: find.From}})
	}
	if !find.To.IsZero() {
		add("createdAt", bson.D{{Key: "$lt", Value: find.To}})
	}
	if rest = beside(rest); len(rest) > 0 {
		filter = append(filter, bson.E{Key: "$and", Value: rest})
	}
	return s.payments.page(ctx, scope, filter, req, func(p billing.Payment) string { return string(p.ID) })
}

// PaymentsOf lists the purchases of tenants.
func (s *Billing) PaymentsOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]billing.Payment, error) {
	return s.payments.find(ctx, scope, bson.D{{Key: tenantField, Value: bson.D{{Key: "$in", Value: in}}}})
}

// EachPaid tells the purchases that were paid since an instant one by one, with no more than
// what a sum needs.
func (s *Billing) EachPaid(ctx context.Context, scope tenant.Scope, since time.Time, tell func(billing.Payment) error) error {
	sums := bson.D{{Key: "tenantId", Value: 1}, {Key: "status", Value: 1}, {Key: "amount", Value: 1}, {Key: "charge", Value: 1}, {Key: "paidAt", Value: 1}}
	return s.payments.each(ctx, scope, bson.D{{Key: "paidAt", Value: bson.D{{Key: "$gte", Value: since}}}}, tell, options.Find().SetProjection(sums))
}

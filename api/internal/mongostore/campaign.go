package mongostore

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const campaigns = "campaigns"

var campaignIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByStatus", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "byBrand", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "brandId", Value: 1}, {Key: "status", Value: 1}}},
}

// Campaigns keeps campaigns.
type Campaigns struct{ shelf shelf[campaign.Campaign] }

// NewCampaigns opens the shelf.
func NewCampaigns(s *Store) *Campaigns {
	return &Campaigns{newShelf[campaign.Campaign](s, campaigns, campaign.ErrNotFound, campaign.ErrExists)}
}

// Get reads one campaign. Faults: campaign.ErrNotFound.
func (s *Campaigns) Get(ctx context.Context, scope tenant.Scope, id campaign.ID) (campaign.Campaign, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the campaigns, newest first; an empty status means all.
func (s *Campaigns) List(ctx context.Context, scope tenant.Scope, status campaign.Status, req page.Request) (page.Result[campaign.Campaign], error) {
	filter := bson.D{}
	if status != "" {
		filter = append(filter, bson.E{Key: "status", Value: status})
	}
	return s.shelf.page(ctx, scope, filter, req, func(c campaign.Campaign) string { return string(c.ID) })
}

// Create adds a campaign. Faults: campaign.ErrExists.
func (s *Campaigns) Create(ctx context.Context, scope tenant.Scope, c campaign.Campaign) error {
	return s.shelf.create(ctx, scope, c)
}

// Save stores a changed campaign where its version still is was. Faults:
// campaign.ErrNotFound, fault.ErrStale.
func (s *Campaigns) Save(ctx context.Context, scope tenant.Scope, c campaign.Campaign, was int64) error {
	return s.shelf.replace(ctx, scope, string(c.ID), was, c)
}

// Delete removes a campaign. Faults: campaign.ErrNotFound, fault.ErrStale.
func (s *Campaigns) Delete(ctx context.Context, scope tenant.Scope, id campaign.ID, was int64) error {
	return s.shelf.delete(ctx, scope, string(id), was)
}

// UsesBrand says whether a campaign that is not archived uses a brand profile.
func (s *Campaigns) UsesBrand(ctx context.Context, scope tenant.Scope, id brand.ID) (bool, error) {
	n, err := s.shelf.count(ctx, scope, bson.D{{Key: "brandId", Value: id}, {Key: "status", Value: bson.D{{Key: "$in", Value: bson.A{campaign.Draft, campaign.Active}}}}})
	return n > 0, err
}

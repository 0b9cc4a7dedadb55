package app

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/tenant"
)

// gallery shows pictures to people without an account.
type gallery struct{ media *media.Service }

// Pictures gives those that are ready, in order.
func (g gallery) Pictures(ctx context.Context, in tenant.ID, assetIDs []string) (all []review.Picture, err error) {
	actor := tenant.System(in, "review")
	for _, id := range assetIDs {
		a, err := g.media.Get(ctx, actor, media.ID(id))
		if errors.Is(err, media.ErrNotFound) || err == nil && a.Status != media.Ready {
			continue
		}
		if err != nil {
			return nil, err
		}
		url, _, err := g.media.Address(ctx, a)
		if err != nil {
			return nil, err
		}
		all = append(all, review.Picture{Kind: string(a.Kind), URL: url, AltText: a.AltText})
	}
	return all, nil
}

// names tells what people are called.
type names struct{ people *mongostore.People }

// PersonName is the name of a person.
func (n names) PersonName(ctx context.Context, userID string) (string, error) {
	u, err := n.people.User(ctx, userID)
	return u.Name, err
}

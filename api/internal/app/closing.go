package app

import (
	"context"

	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/tenant"
)

// furnishClosing builds what a team needs to take its data along, and to end.
func (s *services) furnishClosing(p *parts) {
	people := mongostore.NewPeople(p.mongo)
	exports := mongostore.NewExports(p.mongo)
	s.Archive = archive.New(archive.Needs{
		Store: exports, Records: exports, Library: originals{s.rooms.assets}, Objects: p.objects, People: people, Teams: s.teams,
		Alarm: p.queue, Mailer: s.Identity.Mailer, Notices: s.Notices, Audit: s.Audit, Feed: s.feed, Clock: p.clock, Log: p.log,
		AppURL: p.config.AppURL, Worker: workerName(),
	})
	s.Erasure = erasure.New(erasure.Needs{
		Teams: s.teams, Accounts: people, Identity: s.Identity, Receipts: mongostore.NewReceipts(p.mongo), Estate: mongostore.NewEstate(p.mongo),
		Objects: p.objects, Provider: s.Channels, Queue: p.queue, Cache: cache{p.redis}, Book: mongostore.NewAudit(p.mongo), Audit: s.Audit,
		Mailer: s.Identity.Mailer, Notices: s.Notices, Feed: s.feed, Clock: p.clock, Log: p.log, AppURL: p.config.AppURL,
	})
}

// cache is where traces of a tenant may lie for a while.
type cache struct{ redis *redisstore.Store }

// Forget removes them.
func (c cache) Forget(ctx context.Context, in tenant.ID) error { return c.redis.ForgetTenant(ctx, in) }

// originals are the files of the library, for an export.
type originals struct{ assets *mongostore.Assets }

// originalsAtOnce is how many assets are read at a time.
const originalsAtOnce = 100

// EachOriginal tells the files that were examined and kept.
func (o originals) EachOriginal(ctx context.Context, scope tenant.Scope, tell func(archive.Original) error) error {
	for req := (page.Request{Limit: originalsAtOnce}); ; {
		got, err := o.assets.List(ctx, scope, "", req)
		if err != nil {
			return err
		}
		for _, a := range got.Items {
			if a.Status != media.Ready {
				continue
			}
			if err := tell(archive.Original{Name: string(a.ID) + "-" + a.Filename, Key: a.Key, Bytes: a.Size}); err != nil {
				return err
			}
		}
		if got.Next == "" {
			return nil
		}
		req.After = string(got.Items[len(got.Items)-1].ID)
	}
}

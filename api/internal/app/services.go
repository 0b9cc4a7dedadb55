package app

import (
	"fmt"
	"os"

	"campaignos.dev/api/internal/alert"
	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/inspect"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/password"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/reminder"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/token"
)

// services are every room, furnished; httpapi and the workers take from them.
type services struct {
	httpapi.Services
	Reminders *reminder.Service // the worker's alone
	Alerts    *alert.Service
	Directory *directory.Service

	feed  feed
	rooms rooms
	teams *mongostore.Teams
	money *mongostore.Billing
	live  live
}

// passwordsAtOnce bounds how many passwords are hashed at the same time: each takes 19 MiB.
const passwordsAtOnce = 4

// furnish builds every service over the process's parts.
func furnish(p *parts) (*services, error) {
	s := &services{teams: mongostore.NewTeams(p.mongo), money: mongostore.NewBilling(p.mongo)}
	s.Directory = directory.New(directory.Needs{
		Entries: mongostore.NewDirectory(p.mongo), Teams: s.teams, People: mongostore.NewPeople(p.mongo), Money: s.money, Clock: p.clock, Log: p.log,
	})
	s.feed = feed{p.redis, p.clock, s.Directory}
	s.rooms = rooms{
		brands: mongostore.NewBrands(p.mongo), campaigns: mongostore.NewCampaigns(p.mongo), creatives: mongostore.NewCreatives(p.mongo),
		channels: mongostore.NewChannels(p.mongo), assets: mongostore.NewAssets(p.mongo), posts: mongostore.NewPosts(p.mongo), pauses: mongostore.NewPauses(p.mongo),
	}
	s.Audit = audit.New(mongostore.NewAudit(p.mongo), p.clock)
	s.furnishIntegrations(p)
	s.furnishRotation(p)
	s.furnishBilling(p)
	if err := s.furnishIdentity(p); err != nil {
		return nil, err
	}
	s.Notices = notify.New(mongostore.NewNotices(p.mongo), s.feed, p.clock)
	s.Brands = brand.New(s.rooms.brands, s.Billing, s.rooms, s.feed, p.clock)
	s.Campaigns = campaign.New(campaign.Needs{Store: s.rooms.campaigns, Brands: s.rooms, Uses: s.rooms, Quota: s.Billing, Feed: s.feed, Clock: p.clock})
	s.Creatives = creative.New(creative.Needs{Store: s.rooms.creatives, Campaigns: s.rooms, Assets: s.rooms, Feed: s.feed, Clock: p.clock})
	s.Media = media.New(media.Needs{
		Store: s.rooms.assets, Objects: p.objects, Inspector: inspect.Inspector{}, Examiner: p.queue, Quota: s.Billing,
		Uses: s.rooms, Feed: s.feed, Clock: p.clock, Log: p.log,
	})
	s.furnishPublishing(p)
	s.Engines = engine.New(engine.Needs{
		Store: mongostore.NewRuns(p.mongo), Registry: registry(s), Briefing: briefing{s.rooms}, Models: models{s.live.gemini, p.objects}, Pictures: pictures{p.objects, p.clock},
		Alarm: p.queue, Teams: teams{s.teams}, Quota: s.Billing, Feed: s.feed, Notices: s.Notices, Clock: p.clock, Log: p.log, Worker: workerName(),
		Price:    engine.Price{Input: p.config.Gemini.InputPrice, Output: p.config.Gemini.OutputPrice},
		Painting: paintingPrice(p.config.Gemini),
	})
	s.furnishAdmin(p)
	s.furnishClosing(p)
	s.Alerts = alert.New(alert.Needs{
		Posts: s.rooms.posts, Checks: s.Posts, Channels: s.rooms, Teams: s.teams, People: mongostore.NewPeople(p.mongo), Notices: s.Notices, Outbox: p.queue,
		Mailer: s.Identity.Mailer, Clock: p.clock, Log: p.log, AppURL: p.config.AppURL,
	})
	s.Reminders = reminder.New(reminder.Needs{
		Ledgers: s.money, Teams: s.teams, People: mongostore.NewPeople(p.mongo), Notices: s.Notices, Outbox: p.queue, Mailer: s.Identity.Mailer,
		Clock: p.clock, AppURL: p.config.AppURL,
	})
	return s, nil
}

func (s *services) furnishBilling(p *parts) {
	s.Billing = billing.New(billing.Needs{
		Plans: s.money, Ledgers: s.money, Payments: s.money, Usages: mongostore.NewUsages(p.mongo), Mismatches: mongostore.NewMismatches(p.mongo),
		Stripe: till{s.live.stripe}, Sales: till{s.live.stripe},
		Things: things{s.rooms, mongostore.NewRuns(p.mongo), mongostore.NewAPIKeys(p.mongo), team.Seats{Teams: s.teams, Invites: mongostore.NewInvites(p.mongo)}}, Tenants: teams{s.teams},
		Resumption: resumption{s}, Feed: s.feed, Clock: p.clock, Log: p.log,
	})
}

func (s *services) furnishIdentity(p *parts) error {
	tokens, err := token.NewRing(p.config.JWTKeys.Reveal(), p.clock)
	if err != nil {
		return err
	}
	sender := letters{s.live.mail}
	people := mongostore.NewPeople(p.mongo)
	s.Identity = identity.New(identity.Needs{
		Users: people, Sessions: people, Proofs: people, Teams: s.teams, Passwords: password.NewHasher(passwordsAtOnce),
		Throttle: p.redis, Sealer: p.ring, Recorder: s.Audit, Tokens: tokens, Plans: trials{s.Billing}, Outbox: p.queue, Mailer: sender, Feed: s.feed, Clock: p.clock, Log: p.log,
		AppURL: p.config.AppURL,
	})
	s.furnishTeams(p, people, sender)
	return nil
}

func (s *services) furnishPublishing(p *parts) {
	s.Channels = channel.New(channel.Needs{
		Store: s.rooms.channels, Profiles: s.rooms.channels, Provider: lines{s.live.ayrshare}, Sealer: p.ring, Quota: s.Billing,
		Feed: s.feed, Clock: p.clock, AppURL: p.config.AppURL,
	})
	s.Posts = post.New(post.Needs{
		Store: s.rooms.posts, Channels: s.rooms, Assets: s.rooms, Campaigns: s.rooms, Plan: s.Billing, Feed: s.feed, Clock: p.clock,
		Teams: teams{s.teams}, Pauses: s.rooms, Times: s.rooms, Reporter: reporter{s, p},
	})
	s.Pauses = pause.New(pause.Needs{Store: s.rooms.pauses, Posts: s.rooms.posts, Releaser: s.Posts, Targets: s.rooms, Feed: s.feed, Clock: p.clock})
	s.Reviews = review.New(review.Needs{
		Store: mongostore.NewReviews(p.mongo), Posts: s.rooms.posts, Channels: s.rooms, Campaigns: s.rooms, Library: gallery{s.Media}, Teams: teams{s.teams},
		People: names{mongostore.NewPeople(p.mongo)}, Notices: s.Notices, Feed: s.feed, Clock: p.clock,
	})
	w := p.config.Publish
	s.Publish = publish.New(publish.Needs{
		Posts: s.rooms.posts, Ledger: mongostore.NewPublications(p.mongo), Channels: s.rooms, Assets: s.rooms, Campaigns: s.rooms, Library: library{s.Media},
		Teams: teams{s.teams}, Pauses: s.rooms.pauses, Plan: s.Billing, Publisher: publisher{s.live.ayrshare, s.Channels}, Pace: pace{p.redis, w.Calls}, Reporter: reporter{s, p}, Clock: p.clock, Log: p.log,
		Waits:  publish.Waits{Lease: w.Lease, Timeout: w.Timeout, Settle: w.Settle, GiveUp: w.GiveUp, Backoff: w.Backoff, Missed: w.Missed, Late: w.Late, Spacing: w.Spacing},
		Worker: workerName(),
	})
}

// workerName names a process like no other, for leases.
func workerName() string {
	host, _ := os.Hostname()
	return fmt.Sprintf("%s-%d-%s", host, os.Getpid(), id.Secret(16)[:8])
}

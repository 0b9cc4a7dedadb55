package post

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store     Store
	Channels  Channels
	Assets    Assets
	Campaigns Campaigns
	Plan      Plan
	Teams     Teams
	Pauses    Pauses
	Times     Timetables
	Reporter  Reporter
	Feed      Feed
	Clock     clock.Clock
}

// Service is what can be done with posts.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Bounds of the calendar.
const (
	maxSpan     = 100 * 24 * time.Hour
	maxCalendar = 1000
	// mostNear is how many posts around a moment are looked through for repetitions.
	mostNear = 500
)

// Get reads a post. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Post, error) {
	return s.Store.Get(ctx, actor.Scope(), id)
}

// List pages through the posts, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, f Filter, req page.Request) (page.Result[Post], error) {
	return s.Store.List(ctx, actor.Scope(), f, req)
}

// Calendar lists the posts whose moment falls into a span of at most 100 days; truncated
// says that there were more than 1,000. Faults: fault.ErrInvalid.
func (s *Service) Calendar(ctx context.Context, actor tenant.Actor, span Span, campaignID string) (posts []Post, truncated bool, err error) {
	var wrong fault.Fields
	wrong.Require(span.From.Before(span.To), "to", "out_of_range", "Give an end after the start.")
	wrong.Require(span.To.Sub(span.From) <= maxSpan, "to", "out_of_range", "Ask for at most 100 days.")
	if err := wrong.Err(); err != nil {
		return nil, false, err
	}
	posts, err = s.Store.Between(ctx, actor.Scope(), span, campaignID, maxCalendar+1)
	if len(posts) > maxCalendar {
		return posts[:maxCalendar], true, err
	}
	return posts, false, err
}

// Create adds a draft; its id, tenant, state, version and times are set here. Faults:
// fault.ErrInvalid.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, p Post) (Post, error) {
	p.ID = ID(id.New(id.Post))
	return s.create(ctx, actor, p)
}

// CreateOnce adds the draft that a key names, such as a run of an engine and a place in its
// output; under the same key again it gives the one that is there. It is listed among those
// of an instant, which belongs to the key. Faults: fault.ErrInvalid.
func (s *Service) CreateOnce(ctx context.Context, actor tenant.Actor, at time.Time, key []string, p Post) (Post, error) {
	p.ID = ID(id.DerivedAt(id.Post, at, key...))
	made, err := s.create(ctx, actor, p)
	if errors.Is(err, ErrExists) {
		return s.Store.Get(ctx, actor.Scope(), p.ID)
	}
	return made, err
}

func (s *Service) create(ctx context.Context, actor tenant.Actor, p Post) (Post, error) {
	now := s.Clock.Now()
	p.TenantID, p.CreatedBy = actor.TenantID, actor.Name()
	p.State, p.Version, p.CreatedAt, p.UpdatedAt = Draft, 1, now, now
	if err := p.tidy(); err != nil {
		return Post{}, err
	}
	if err := s.checkReferences(ctx, actor, p, Post{}); err != nil {
		return Post{}, err
	}
	if err := s.Store.Create(ctx, actor.Scope(), p); err != nil {
		return Post{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "post", string(p.ID))
	return p, nil
}

// Duplicate makes a new draft with the same content. Faults: ErrNotFound.
func (s *Service) Duplicate(ctx context.Context, actor tenant.Actor, id ID) (Post, error) {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Post{}, err
	}
	return s.Create(ctx, actor, p.copied())
}

// copied is a draft with the same content.
func (p Post) copied() Post {
	return Post{
		CampaignID: p.CampaignID, CreativeID: p.CreativeID, Text: p.Text, Texts: p.Texts, Note: p.Note,
		ChannelIDs: p.ChannelIDs, AssetIDs: p.AssetIDs, Thread: p.Thread, FirstComment: p.FirstComment, Link: p.Link, Labels: p.Labels,
	}
}

// Update changes a post's content; a scheduled one stays scheduled under a new revision,
// if it still passes the preflight. What was approved, or waits for it, becomes a draft by a
// change of content. Faults: ErrNotFound, ErrState, ErrPreflight, ErrPinned, fault.ErrStale,
// fault.ErrInvalid.
func (s *Service) Update(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Post)) (Post, error) {
	return s.revise(ctx, actor, id, version, func(p *Post) error {
		if !p.State.editable() {
			return refuse(p.State, Draft)
		}
		before := *p
		change(p)
		if !p.State.Planned() && !p.PublishAt.Equal(before.PublishAt) {
			return errNotPlanned
		}
		if err := p.tidy(); err != nil {
			return err
		}
		if err := s.checkReferences(ctx, actor, *p, before); err != nil {
			return err
		}
		if p.content() != before.content() && !slices.Contains(p.Editors, actor.Name()) {
			p.Editors = append(slices.Clone(p.Editors), actor.Name())
		}
		if err := s.voidApproval(ctx, p, before); err != nil {
			return err
		}
		if p.State != Scheduled {
			return nil
		}
		p.Revision++
		p.Targets = p.ChannelIDs
		p.Slots = keepSlots(*p, before)
		return s.preflight(ctx, actor, *p)
	})
}

// Delete removes a post that is neither going out nor out. Faults: ErrNotFound, ErrState,
// fault.ErrStale.
func (s *Service) Delete(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if version != 0 && p.Version != version {
		return fault.ErrStale
	}
	if slices.Contains([]State{Publishing, Published, PartiallyPublished}, p.State) {
		return ErrState.Saying("The post is %s, so it stays in the history. It can't be deleted.", p.State.words()).WithMeta("state", string(p.State))
	}
	// The version guards against a worker that has taken the post in hand meanwhile.
	if err := s.Store.Delete(ctx, actor.Scope(), id, p.Version); err != nil {
		return err
	}
	s.Feed.Changed(ctx, actor.TenantID, "post", string(id))
	return nil
}

// Validate says, channel by channel, whether a post could go out as it is, at its moment or
// now. A post that is stored already names itself, so that it does not repeat itself.
func (s *Service) Validate(ctx context.Context, actor tenant.Actor, p Post) ([]Verdict, error) {
	around, err := s.surroundings(ctx, actor, p)
	if err != nil {
		return nil, err
	}
	if around, err = s.outlook(ctx, actor, p, around); err != nil {
		return nil, err
	}
	return Preflight(p, around), nil
}

// checkReferences refuses campaigns, creatives, channels and assets that the tenant does
// not have; what stood in the post before is not asked about again.
func (s *Service) checkReferences(ctx context.Context, actor tenant.Actor, p, before Post) error {
	var wrong fault.Fields
	if p.CampaignID != "" && p.CampaignID != before.CampaignID {
		ok, err := s.Campaigns.CampaignExists(ctx, actor.Scope(), p.CampaignID)
		if err != nil {
			return err
		}
		wrong.Require(ok, "campaignId", "not_found", "There is no such campaign.")
	}
	if p.CreativeID != "" && p.CreativeID != before.CreativeID {
		ok, err := s.Campaigns.CreativeExists(ctx, actor.Scope(), p.CreativeID)
		if err != nil {
			return err
		}
		wrong.Require(ok, "creativeId", "not_found", "There is no such creative.")
	}
	around, err := s.surroundings(ctx, actor, p)
	if err != nil {
		return err
	}
	for _, id := range p.ChannelIDs {
		_, ok := around.Channels[id]
		wrong.Require(ok || slices.Contains(before.ChannelIDs, id), "channelIds", "not_found", "There is no channel "+id+".")
	}
	for _, id := range p.AssetIDs {
		_, ok := around.Assets[id]
		wrong.Require(ok || slices.Contains(before.AssetIDs, id), "assetIds", "not_found", "There is no asset "+id+".")
	}
	return wrong.Err()
}

func (s *Service) surroundings(ctx context.Context, actor tenant.Actor, p Post) (Surroundings, error) {
	var in Surroundings
	var err error
	if in.Channels, err = s.Channels.PostChannels(ctx, actor.Scope(), p.ChannelIDs); err != nil {
		return in, err
	}
	if in.Assets, err = s.Assets.PostAssets(ctx, actor.Scope(), p.AssetIDs); err != nil {
		return in, err
	}
	return in, nil
}

// outlook is what a post's fate depends on besides what it refers to.
func (s *Service) outlook(ctx context.Context, actor tenant.Actor, p Post, in Surroundings) (Surroundings, error) {
	var err error
	if in.Campaign, err = s.Campaigns.UTMName(ctx, actor.Scope(), p.CampaignID); err != nil {
		return in, err
	}
	in.Now = s.Clock.Now()
	at := cmp.Or(p.PublishAt, in.Now)
	if in.Near, err = s.Store.Between(ctx, actor.Scope(), Span{at.Add(-window), at.Add(window)}, "", mostNear); err != nil {
		return in, err
	}
	if in.Paused, err = s.Pauses.PausedOn(ctx, actor.Scope(), p.CampaignID, p.ChannelIDs); err != nil {
		return in, err
	}
	if in.PlanEnds, err = s.Plan.PlanEnds(ctx, actor.TenantID); err != nil {
		return in, err
	}
	in.Room, err = s.Plan.Left(ctx, actor, limit)
	return in, err
}

// preflight refuses a post that could not go out to its targets. Faults: ErrPreflight.
func (s *Service) preflight(ctx context.Context, actor tenant.Actor, p Post) error {
	p.ChannelIDs = p.Targets
	if len(p.ChannelIDs) == 0 {
		return ErrPreflight.WithFields(fault.Field{Field: "channelIds", Code: "required", Message: "Choose at least one channel."})
	}
	verdicts, err := s.Validate(ctx, actor, p)
	if err != nil {
		return err
	}
	return preflightFault(verdicts)
}

// revise loads, changes and saves a post, and tells the screens.
func (s *Service) revise(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Post) error) (Post, error) {
	p, err := revise.Do(version, revise.Steps[Post]{
		Load:    func() (Post, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(p Post) int64 { return p.Version },
		Change:  change,
		Save: func(p Post, was int64) (Post, error) {
			p.Version, p.UpdatedAt = was+1, s.Clock.Now()
			return p, s.Store.Save(ctx, actor.Scope(), p, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "post", string(id))
	}
	return p, err
}

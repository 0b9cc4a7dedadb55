package app

import (
	"context"
	"strconv"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// drafts puts a calendar engine's slots on the team's calendar.
type drafts struct {
	posts *post.Service
	rooms
	teams teams
}

// PlanDraft makes a draft on the team's channel of the slot's network, if it has one. What
// the post is to be about stands in its note: a draft that nobody has written can't go out.
func (d drafts) PlanDraft(ctx context.Context, actor tenant.Actor, run engine.Run, n int, s calendar.Slot) error {
	return d.WriteDraft(ctx, actor, run, n, s, "", "")
}

// WriteDraft makes a draft that has its words already, and the creative they are from. See
// autopilot.Drafts.
func (d drafts) WriteDraft(ctx context.Context, actor tenant.Actor, run engine.Run, n int, s calendar.Slot, text, creativeID string) error {
	at, err := d.moment(ctx, actor.TenantID, s)
	if err != nil {
		return err
	}
	p := post.Post{CampaignID: run.CampaignID, CreativeID: creativeID, Text: text, Note: s.Theme + "\n" + s.Idea + "\n" + s.Pillar + " · " + s.Format, PublishAt: at, ChannelIDs: []string{}, AssetIDs: []string{}}
	if p.ChannelIDs, err = d.channelsOn(ctx, actor, network.Network(s.Network)); err != nil {
		return err
	}
	_, err = d.posts.CreateOnce(ctx, actor, run.CreatedAt, []string{string(run.ID), strconv.Itoa(n)}, p)
	return err
}

// moment is when a slot is, by the clocks of the team's zone.
func (d drafts) moment(ctx context.Context, in tenant.ID, s calendar.Slot) (time.Time, error) {
	name, err := d.teams.Zone(ctx, in)
	if err != nil {
		return time.Time{}, err
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.Time{}, err
	}
	return time.ParseInLocation("2006-01-02 15:04", s.Date+" "+s.Time, zone)
}

// channelsOn are the team's channels on a network.
func (d drafts) channelsOn(ctx context.Context, actor tenant.Actor, n network.Network) ([]string, error) {
	id := string(channel.IDOf(actor.TenantID, n))
	found, err := d.PostChannels(ctx, actor.Scope(), []string{id})
	if _, there := found[id]; !there || err != nil {
		return []string{}, err
	}
	return []string{id}, nil
}

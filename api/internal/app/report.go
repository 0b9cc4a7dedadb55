package app

import (
	"context"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// reporter tells people and gauges what publishing did. What can't be told is logged: a
// post must not be sent again because a notice failed.
type reporter struct {
	*services
	parts *parts
}

// Published tells the screens, and the people where something needs them.
func (r reporter) Published(ctx context.Context, p post.Post) {
	r.feed.Changed(ctx, p.TenantID, "post", string(p.ID))
	r.Alerts.Told(ctx, p)
}

// Told tells people of a change of a post.
func (r reporter) Told(ctx context.Context, p post.Post) { r.Alerts.Told(ctx, p) }

// Broken marks a channel whose link the network no longer accepts.
func (r reporter) Broken(ctx context.Context, scope tenant.Scope, channelID, why string) {
	in, _, err := scope.Tenant()
	if err != nil {
		return
	}
	actor := tenant.System(in, "publish")
	if err := r.Channels.MarkBroken(ctx, actor, channel.ID(channelID), why); err != nil {
		r.parts.log.Warn("broken channel not marked", "channel", channelID, "error", err)
		return
	}
	if err := r.Notices.Tell(ctx, actor, "channel.broken", "A channel has to be connected again. "+why, "/channels"); err != nil {
		r.parts.log.Warn("notice not stored", "channel", channelID, "error", err)
	}
}

// Late measures from a post's moment to the first call.
func (r reporter) Late(network string, by time.Duration) {
	r.parts.metrics.lateness.WithLabelValues(network).Observe(by.Seconds())
}

// Attempted counts a call.
func (r reporter) Attempted(network, outcome string) {
	r.parts.metrics.attempts.WithLabelValues(network, outcome).Inc()
}

package httpapi

import (
	"context"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// exportPosts writes the posts whose moment falls between two instants as CSV, earliest first. Where a network has a wording of its own it stands in the column text_ and the network's name.
//
//	@ID		exportPosts
//	@Summary	Export posts
//	@Tags		posts
//	@Produce	text/csv,application/problem+json
//	@Param		from	query	string	true	"First instant, RFC 3339." Format(date-time)
//	@Param		to	query	string	true	"Instant after the last, RFC 3339; at most a year later." Format(date-time)
//	@Param		campaignId	query	string	false	"Only posts of this campaign."
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/export [get]
func (a *API) exportPosts(c echo.Context) error {
	span, err := spanOf(c)
	if err != nil {
		return err
	}
	r, err := a.postReader(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	out := newSheet(c, "posts.csv", r.columns()...)
	return out.done(a.Posts.Export(c.Request().Context(), actor(c), span, c.QueryParam("campaignId"), func(p post.Post) error {
		return out.row(r.row(p)...)
	}))
}

// postReader tells posts to people: by the clocks of the team, and with its channels' networks.
type postReader struct {
	zone     *time.Location
	networks map[string]network.Network // by channel
	known    []network.Network          // those of the team
}

func (a *API) postReader(ctx context.Context, who tenant.Actor) (postReader, error) {
	r := postReader{networks: map[string]network.Network{}}
	name, err := a.o.Zones.Zone(ctx, who.TenantID)
	if err != nil {
		return r, err
	}
	if r.zone, err = time.LoadLocation(name); err != nil {
		return r, err
	}
	channels, err := a.Channels.List(ctx, who, page.Request{Limit: page.MaxLimit})
	for _, ch := range channels.Items {
		r.networks[string(ch.ID)] = ch.Network
		r.known = append(r.known, ch.Network)
	}
	return r, err
}

// threadBreak stands between two parts of a thread in a cell.
const threadBreak = "\n---\n"

// localTime is how moments are told by the team's clocks.
const localTime = "2006-01-02 15:04"

func (r postReader) columns() []string {
	columns := []string{
		"id", "state", "publishAt", "localTime", "timezone", "channels", "campaignId", "text", "thread", "firstComment", "link", "labels", "note", "addresses", "problem",
	}
	for _, n := range r.known {
		columns = append(columns, "text_"+string(n))
	}
	return columns
}

func (r postReader) row(p post.Post) []string {
	link := ""
	if p.Link != nil {
		link = p.Link.URL
	}
	cells := []string{
		string(p.ID), string(p.State), stampOf(p.PublishAt), p.PublishAt.In(r.zone).Format(localTime), r.zone.String(), strings.Join(r.channels(p), "; "),
		p.CampaignID, p.Text, strings.Join(p.Thread, threadBreak), p.FirstComment, link, strings.Join(p.Labels, "; "), p.Note, strings.Join(addresses(p), " "), p.Problem,
	}
	for _, n := range r.known {
		cells = append(cells, ownText(p, n))
	}
	return cells
}

// channels names a post's channels by their networks, and those that are gone by their ids.
func (r postReader) channels(p post.Post) []string {
	return each(p.ChannelIDs, func(id string) string {
		if n, ok := r.networks[id]; ok {
			return string(n)
		}
		return id
	})
}

// addresses are where a post can be seen.
func addresses(p post.Post) (all []string) {
	for _, o := range p.Outcomes {
		if o.URL != "" {
			all = append(all, o.URL)
		}
	}
	return all
}

// ownText is a network's own wording; empty: it is told the shared one.
func ownText(p post.Post, n network.Network) string {
	for _, t := range p.Texts {
		if t.Network == n {
			return t.Text
		}
	}
	return ""
}

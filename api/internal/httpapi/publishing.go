package httpapi

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
)

// getLateness tells how late the team's posts went out.
//
//	@ID		getLateness
//	@Summary	Get how late posts went out in the last 30 days
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Lateness
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/publishing/lateness [get]
func (a *API) getLateness(c echo.Context) error {
	l, err := a.Publish.Lateness(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toLateness(l))
}

// exportPublications writes the receipt of a post as CSV, a row for every call to the
// provider. The same as JSON is the post's ledger.
//
//	@ID		exportPublications
//	@Summary	Export the receipt of a post
//	@Tags		posts
//	@Produce	text/csv,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/publications/export [get]
func (a *API) exportPublications(c echo.Context) error {
	ctx, who, id := c.Request().Context(), actor(c), post.ID(c.Param("id"))
	if _, err := a.Posts.Get(ctx, who, id); err != nil {
		return err
	}
	all, err := a.Publish.Publications(ctx, who, id)
	if err != nil {
		return err
	}
	out := newSheet(c, "receipt-"+string(id)+".csv", "publication", "revision", "network", "channel", "state", "publishAt",
		"attempt", "key", "startedAt", "finishedAt", "outcome", "status", "message", "acceptedAt", "providerPost", "url")
	return out.done(receipt(out, all))
}

// receipt writes a row for every attempt; a publication that was never sent has one too.
func receipt(out *sheet, all []publish.Publication) error {
	for _, p := range all {
		attempts := p.Attempts
		if len(attempts) == 0 {
			attempts = []publish.Attempt{{}}
		}
		for n, a := range attempts {
			err := out.row(string(p.ID), strconv.FormatInt(p.Revision, 10), string(p.Network), p.ChannelID, string(p.State), stampOf(p.PublishAt),
				strconv.Itoa(min(n+1, len(p.Attempts))), a.Key, stampOf(a.StartedAt), stampOf(a.FinishedAt), a.Outcome, strconv.Itoa(a.Status), a.Message,
				stampOf(p.AcceptedAt), p.ProviderPostID, p.URL)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// stampOf is an instant to the millisecond; empty: it has not come.
func stampOf(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

package httpapi

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/kit/ical"
	"campaignos.dev/api/internal/post"
)

// exportCalendar writes the posts whose moment falls between two instants as an iCalendar file (RFC 5545), for the calendars that people have.
//
//	@ID		exportCalendar
//	@Summary	Export the calendar
//	@Tags		posts
//	@Produce	text/calendar,application/problem+json
//	@Param		from	query	string	true	"First instant, RFC 3339." Format(date-time)
//	@Param		to	query	string	true	"Instant after the last, RFC 3339; at most a year later." Format(date-time)
//	@Param		campaignId	query	string	false	"Only posts of this campaign."
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/calendar/export [get]
func (a *API) exportCalendar(c echo.Context) error {
	span, err := spanOf(c)
	if err != nil {
		return err
	}
	r, err := a.postReader(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	calendar := ical.New("Campaign OS", r.zone.String())
	err = a.Posts.Export(c.Request().Context(), actor(c), span, c.QueryParam("campaignId"), func(p post.Post) error {
		calendar.Add(r.event(p, a.o.AppURL))
		return nil
	})
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="calendar.ics"`)
	c.Response().Header().Set(echo.HeaderContentType, ical.MediaType)
	c.Response().WriteHeader(http.StatusOK)
	return calendar.Write(c.Response())
}

const (
	// eventTakes is how long a post stands in a calendar: it has no length, but what has none
	// is hard to see there.
	eventTakes = 15 * time.Minute
	// longestSummary is how much of a text is the title of its event, in characters.
	longestSummary = 80
)

// event is a post as calendars have it.
func (r postReader) event(p post.Post, app string) ical.Event {
	page := app + "/posts/" + string(p.ID)
	told := append([]string{strings.Join(r.channels(p), ", ") + " · " + string(p.State), p.Text, page}, addresses(p)...)
	return ical.Event{
		UID: string(p.ID) + "@campaign-os", Sequence: int(p.Version), Created: p.CreatedAt, Changed: p.UpdatedAt,
		Start: p.PublishAt, End: p.PublishAt.Add(eventTakes), Status: eventStatus(p),
		Summary: summary(p), Description: strings.Join(told, "\n\n"), URL: page,
	}
}

// eventStatus is how sure a post is.
func eventStatus(p post.Post) ical.Status {
	switch {
	case p.State == post.Canceled:
		return ical.Cancelled
	case p.State.Planned():
		return ical.Tentative
	}
	return ical.Confirmed
}

// summary is the first line of a post, or what it is to be about.
func summary(p post.Post) string {
	for _, text := range []string{p.Text, p.Note} {
		line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		letters := []rune(line)
		if len(letters) > longestSummary {
			return strings.TrimSpace(string(letters[:longestSummary-1])) + "…"
		}
		if line != "" {
			return line
		}
	}
	return "Post"
}

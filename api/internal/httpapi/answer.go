package httpapi

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/tenant"
)

// actor gives who is calling; the authenticate guard has put it there.
func actor(c echo.Context) tenant.Actor {
	a, _ := c.Get(actorKey).(tenant.Actor)
	return a
}

// answer sends a body as JSON.
func answer(c echo.Context, status int, body any) error { return c.JSON(status, body) }

// answerVersioned sends a resource with its version as the ETag.
func answerVersioned(c echo.Context, status int, version int64, body any) error {
	c.Response().Header().Set("ETag", strconv.Quote(strconv.FormatInt(version, 10)))
	return c.JSON(status, body)
}

// done answers that there is nothing more to say.
func done(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

// next writes a page's cursor as the contract wants it: null when there is no more.
func next(cursor string) *string {
	if cursor == "" {
		return nil
	}
	return &cursor
}

// each turns every row into its wire struct; never nil, so that JSON shows [].
func each[T, U any](rows []T, f func(T) U) []U {
	out := make([]U, 0, len(rows))
	for _, r := range rows {
		out = append(out, f(r))
	}
	return out
}

// some gives the rows, or an empty list where there are none, so that JSON shows [].
func some[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}

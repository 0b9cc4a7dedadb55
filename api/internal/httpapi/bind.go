package httpapi

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
)

var errIfMatch = fault.New(fault.Malformed, "invalid_if_match", "If-Match takes one ETag as an earlier answer gave it, such as \"3\".")

// pageOf reads limit and cursor.
func pageOf(c echo.Context) (page.Request, error) {
	limit := 0
	if raw := c.QueryParam("limit"); raw != "" {
		n, err := strconv.Atoi(raw)
		if err != nil || n == 0 {
			n = -1
		}
		limit = n
	}
	return page.NewRequest(limit, c.QueryParam("cursor"))
}

// ifMatch reads the version that the client saw; zero means any.
func ifMatch(c echo.Context) (int64, error) {
	raw := strings.TrimSpace(c.Request().Header.Get("If-Match"))
	if raw == "" || raw == "*" {
		return 0, nil
	}
	n, err := strconv.ParseInt(strings.Trim(strings.TrimPrefix(raw, "W/"), `"`), 10, 64)
	if err != nil || n < 1 {
		return 0, errIfMatch
	}
	return n, nil
}

// oneOf reads a query parameter that takes one of the given words, or nothing.
func oneOf(c echo.Context, name string, words ...string) (string, error) {
	v := c.QueryParam(name)
	if v == "" {
		return "", nil
	}
	for _, w := range words {
		if v == w {
			return v, nil
		}
	}
	return "", fault.ErrInvalid.WithFields(fault.Field{Field: name, Code: "not_allowed", Message: "Give one of: " + strings.Join(words, ", ") + "."})
}

// set takes a patched field over where the body named it.
func set[T any](field *T, patch *T) {
	if patch != nil {
		*field = *patch
	}
}

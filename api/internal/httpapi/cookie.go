package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

const refreshCookie = "cos_refresh"

// setRefresh hands the refresh token to the browser where no script can read it.
func (a *API) setRefresh(c echo.Context, token string, ends time.Time) {
	c.SetCookie(a.refreshCookie(token, ends, 0))
}

// dropRefresh takes the refresh token back.
func (a *API) dropRefresh(c echo.Context) { c.SetCookie(a.refreshCookie("", time.Time{}, -1)) }

func (a *API) refreshCookie(value string, ends time.Time, maxAge int) *http.Cookie {
	return &http.Cookie{
		Name: refreshCookie, Value: value, Path: "/v1/auth", Expires: ends, MaxAge: maxAge,
		HttpOnly: true, Secure: a.o.Production, SameSite: http.SameSiteStrictMode,
	}
}

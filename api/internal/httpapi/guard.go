package httpapi

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Where the guards leave word for each other.
const (
	actorKey  = "actor"
	refuseKey = "refuse" // why the credential is no good
)

// Faults of the guards.
var (
	errNoCredential  = fault.New(fault.Unauthenticated, "missing_credential", "Sign in first: send an Authorization header with a bearer token.")
	errNotAnOperator = fault.New(fault.NotFound, "not_found", "There is nothing at this address.")
)

// authenticate puts the caller into the context; routes for anyone skip it. A credential
// that is no good is refused by authorize, when the try has been counted.
func (a *API) authenticate(need access) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if need == anyone || need == maybeSignedIn && c.Request().Header.Get(echo.HeaderAuthorization) == "" {
				return next(c)
			}
			who, err := a.caller(c.Request())
			switch {
			case err == nil:
				c.Set(actorKey, who)
			case fault.KindOf(err) == fault.Unauthenticated:
				c.Set(refuseKey, err)
			default:
				return err
			}
			return next(c)
		}
	}
}

// caller tells who bears the credential of a request.
func (a *API) caller(r *http.Request) (tenant.Actor, error) {
	token, err := bearer(r)
	if err != nil {
		return tenant.Actor{}, err
	}
	return a.o.Auth.Authenticate(r.Context(), token)
}

func bearer(r *http.Request) (string, error) {
	scheme, token, ok := strings.Cut(r.Header.Get(echo.HeaderAuthorization), " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return "", errNoCredential
	}
	return token, nil
}

// authorize holds the caller against the route's line in the table.
func (a *API) authorize(r route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err, refused := c.Get(refuseKey).(error); refused {
				return err
			}
			if err := a.admit(c, r); err != nil {
				return err
			}
			return next(c)
		}
	}
}

// admit says whether a caller may come through a route. Faults: those of tenant and of
// the plan.
func (a *API) admit(c echo.Context, r route) error {
	who := actor(c)
	switch {
	case r.access == anyone:
		return nil
	case r.access == operators:
		return admitOperator(who, r)
	case r.access.personal() && who.UserID == "", r.access == maybeSignedIn && who.KeyID != "":
		return tenant.ErrPersonOnly
	case r.access.alone() && who.Operator != "":
		return tenant.ErrImpersonated
	case !r.access.needsTenant():
		return nil
	}
	if err := admitMember(who, r); err != nil {
		return err
	}
	return a.grant(c, who, r.needs)
}

func admitOperator(who tenant.Actor, r route) error {
	if who.PlatformRole == "" {
		return errNotAnOperator // the operators' rooms do not exist for anybody else
	}
	return who.Require(r.permission)
}

// admitMember holds a caller against the state of their tenant and their role.
func admitMember(who tenant.Actor, r route) error {
	switch {
	case who.TenantID == "":
		return tenant.ErrNoTenant
	case who.Standing == tenant.Suspended:
		return tenant.ErrSuspended
	}
	if r.permission != "" {
		if err := who.Require(r.permission); err != nil {
			return err
		}
	}
	if who.Standing == tenant.Closing && (r.needs.plan || r.opens()) {
		return tenant.ErrClosing
	}
	return nil
}

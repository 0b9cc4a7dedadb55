package httpapi

import (
	"github.com/labstack/echo/v4"
)

// listBrandProfiles pages through brand profiles, newest first.
//
//	@ID		listBrandProfiles
//	@Summary	List brand profiles
//	@Tags		brands
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	BrandProfileList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/brand-profiles [get]
func (a *API) listBrandProfiles(c echo.Context) error {
	return echo.ErrNotImplemented
}

// createBrandProfile adds a brand profile.
//
//	@ID		createBrandProfile
//	@Summary	Create a brand profile
//	@Tags		brands
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	BrandProfileInput	true	"BrandProfileInput"
//	@Success	201	{object}	BrandProfile
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/brand-profiles [post]
func (a *API) createBrandProfile(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getBrandProfile reads one brand profile.
//
//	@ID		getBrandProfile
//	@Summary	Get a brand profile
//	@Tags		brands
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the brand profile."
//	@Success	200	{object}	BrandProfile
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/brand-profiles/{id} [get]
func (a *API) getBrandProfile(c echo.Context) error {
	return echo.ErrNotImplemented
}

// updateBrandProfile changes what the body names.
//
//	@ID		updateBrandProfile
//	@Summary	Change a brand profile
//	@Tags		brands
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the brand profile."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	BrandProfilePatch	true	"BrandProfilePatch"
//	@Success	200	{object}	BrandProfile
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/brand-profiles/{id} [patch]
func (a *API) updateBrandProfile(c echo.Context) error {
	return echo.ErrNotImplemented
}

// deleteBrandProfile removes a brand profile.
//
//	@ID		deleteBrandProfile
//	@Summary	Delete a brand profile
//	@Tags		brands
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the brand profile."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/brand-profiles/{id} [delete]
func (a *API) deleteBrandProfile(c echo.Context) error {
	return echo.ErrNotImplemented
}

package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/brand"
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
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Brands.List(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, BrandProfileList{Data: each(got.Items, toBrandProfile), NextCursor: next(got.Next)})
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
	var in BrandProfileInput
	if err := bind(c, &in); err != nil {
		return err
	}
	p, err := a.Brands.Create(c.Request().Context(), actor(c), in.profile())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, p.Version, toBrandProfile(p))
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
	p, err := a.Brands.Get(c.Request().Context(), actor(c), brand.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toBrandProfile(p))
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
	var in BrandProfilePatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	p, err := a.Brands.Update(c.Request().Context(), actor(c), brand.ID(c.Param("id")), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toBrandProfile(p))
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
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Brands.Delete(c.Request().Context(), actor(c), brand.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}

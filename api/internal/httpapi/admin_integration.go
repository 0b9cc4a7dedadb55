package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// listAdminIntegrations tells how every provider is set up, and which source is in force.
//
//	@ID		listAdminIntegrations
//	@Summary	List integrations
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Success	200	{object}	IntegrationList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/integrations [get]
func (a *API) listAdminIntegrations(c echo.Context) error {
	all, err := a.Integrations.ListPlatform(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, IntegrationList{Data: each(all, toIntegration)})
}

// getAdminIntegration tells how a provider is set up.
//
//	@ID		getAdminIntegration
//	@Summary	Get an integration
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(stripe, gemini, ayrshare, objectstore, mail)
//	@Success	200	{object}	Integration
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/integrations/{provider} [get]
func (a *API) getAdminIntegration(c echo.Context) error {
	v, err := a.Integrations.GetPlatform(c.Request().Context(), actor(c), provider(c))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, v.Version, toIntegration(v))
}

// putAdminIntegration stores settings of the platform. They are in force in every process within seconds.
//
//	@ID		putAdminIntegration
//	@Summary	Set up an integration
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(stripe, gemini, ayrshare, objectstore, mail)
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	IntegrationInput	true	"IntegrationInput"
//	@Success	200	{object}	Integration
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/integrations/{provider} [put]
func (a *API) putAdminIntegration(c echo.Context) error {
	var in IntegrationInput
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	v, err := a.Integrations.PutPlatform(c.Request().Context(), actor(c), provider(c), version, in.change())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, v.Version, toIntegration(v))
}

// deleteAdminIntegration removes the platform’s settings: the environment is in force again.
//
//	@ID		deleteAdminIntegration
//	@Summary	Remove an integration’s settings
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(stripe, gemini, ayrshare, objectstore, mail)
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/integrations/{provider} [delete]
func (a *API) deleteAdminIntegration(c echo.Context) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Integrations.DeletePlatform(c.Request().Context(), actor(c), provider(c), version); err != nil {
		return err
	}
	return done(c)
}

// testAdminIntegration asks the provider whether it accepts what is in force, or with a body what would be after it was stored. Nothing is stored.
//
//	@ID		testAdminIntegration
//	@Summary	Test a connection
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(stripe, gemini, ayrshare, objectstore, mail)
//	@Param		body	body	IntegrationInput	false	"IntegrationInput"
//	@Success	200	{object}	IntegrationTest
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/integrations/{provider}/test [post]
func (a *API) testAdminIntegration(c echo.Context) error {
	planned, err := plannedChange(c)
	if err != nil {
		return err
	}
	t, err := a.Integrations.TryPlatform(c.Request().Context(), actor(c), provider(c), planned)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toIntegrationTest(t))
}

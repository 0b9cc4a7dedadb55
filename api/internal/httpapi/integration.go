package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/integration"
)

// provider is the provider that a path names.
func provider(c echo.Context) integration.Provider { return integration.Provider(c.Param("provider")) }

// listIntegrations tells how the providers that a team may have its own keys for are set up.
//
//	@ID		listIntegrations
//	@Summary	List integrations
//	@Tags		integrations
//	@Produce	json,application/problem+json
//	@Success	200	{object}	IntegrationList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/integrations [get]
func (a *API) listIntegrations(c echo.Context) error {
	all, err := a.Integrations.ListOwn(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, IntegrationList{Data: each(all, toIntegration)})
}

// getIntegration tells how a provider is set up.
//
//	@ID		getIntegration
//	@Summary	Get an integration
//	@Tags		integrations
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(gemini, ayrshare)
//	@Success	200	{object}	Integration
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/integrations/{provider} [get]
func (a *API) getIntegration(c echo.Context) error {
	v, err := a.Integrations.GetOwn(c.Request().Context(), actor(c), provider(c))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, v.Version, toIntegration(v))
}

// putIntegration stores keys of the team’s own. They are in force in every process within seconds.
//
//	@ID		putIntegration
//	@Summary	Set up an integration
//	@Tags		integrations
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(gemini, ayrshare)
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	IntegrationInput	true	"IntegrationInput"
//	@Success	200	{object}	Integration
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/integrations/{provider} [put]
func (a *API) putIntegration(c echo.Context) error {
	var in IntegrationInput
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	v, err := a.Integrations.PutOwn(c.Request().Context(), actor(c), provider(c), version, in.change())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, v.Version, toIntegration(v))
}

// deleteIntegration removes the team’s own keys: the platform’s are in force again.
//
//	@ID		deleteIntegration
//	@Summary	Remove an integration’s settings
//	@Tags		integrations
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(gemini, ayrshare)
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/integrations/{provider} [delete]
func (a *API) deleteIntegration(c echo.Context) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Integrations.DeleteOwn(c.Request().Context(), actor(c), provider(c), version); err != nil {
		return err
	}
	return done(c)
}

// testIntegration asks the provider whether it accepts what is in force, or with a body what would be after it was stored. Nothing is stored.
//
//	@ID		testIntegration
//	@Summary	Test a connection
//	@Tags		integrations
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		provider	path	string	true	"The provider." Enums(gemini, ayrshare)
//	@Param		body	body	IntegrationInput	false	"IntegrationInput"
//	@Success	200	{object}	IntegrationTest
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/integrations/{provider}/test [post]
func (a *API) testIntegration(c echo.Context) error {
	planned, err := plannedChange(c)
	if err != nil {
		return err
	}
	t, err := a.Integrations.TryOwn(c.Request().Context(), actor(c), provider(c), planned)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toIntegrationTest(t))
}

// plannedChange reads a change that is to be tried; nil: what is in force is.
func plannedChange(c echo.Context) (*integration.Change, error) {
	var in IntegrationInput
	if err := bindOptional(c, &in); err != nil {
		return nil, err
	}
	if in.Values == nil && in.Clear == nil {
		return nil, nil
	}
	change := in.change()
	return &change, nil
}

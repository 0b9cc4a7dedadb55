package httpapi

import (
	"github.com/labstack/echo/v4"
)

// getHealth says that the process answers.
//
//	@ID		getHealth
//	@Summary	Check liveness
//	@Tags		system
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Health
//	@Failure	default	{object}	Problem
//	@Router		/healthz [get]
func (a *API) getHealth(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getReadiness says whether each dependency answers; 503 when a required one does not.
//
//	@ID		getReadiness
//	@Summary	Check readiness
//	@Tags		system
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Readiness
//	@Failure	503	{object}	Readiness
//	@Failure	default	{object}	Problem
//	@Router		/readyz [get]
func (a *API) getReadiness(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getMetrics shows counters and histograms in Prometheus' text format.
//
//	@ID		getMetrics
//	@Summary	Read metrics
//	@Tags		system
//	@Produce	plain,application/problem+json
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Router		/metrics [get]
func (a *API) getMetrics(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getOpenAPI answers this description.
//
//	@ID		getOpenAPI
//	@Summary	Get this description
//	@Tags		system
//	@Produce	application/yaml,application/problem+json
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Router		/openapi.yaml [get]
func (a *API) getOpenAPI(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getDocs shows this description in a browser.
//
//	@ID		getDocs
//	@Summary	Read this description in a browser
//	@Tags		system
//	@Produce	html,application/problem+json
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Router		/docs [get]
func (a *API) getDocs(c echo.Context) error {
	return echo.ErrNotImplemented
}

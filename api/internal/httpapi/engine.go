package httpapi

import (
	"github.com/labstack/echo/v4"
)

// listEngines tells what the engines can do and what they need.
//
//	@ID		listEngines
//	@Summary	List the engines
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Success	200	{object}	EngineList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engines [get]
func (a *API) listEngines(c echo.Context) error {
	return echo.ErrNotImplemented
}

// createEngineRun queues a piece of engine work; a worker takes it up.
//
//	@ID		createEngineRun
//	@Summary	Start an engine run
//	@Tags		engines
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		engine	path	string	true	"Name of the engine."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	EngineRunInput	true	"EngineRunInput"
//	@Success	202	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engines/{engine}/runs [post]
func (a *API) createEngineRun(c echo.Context) error {
	return echo.ErrNotImplemented
}

// listEngineRuns pages through the runs, newest first.
//
//	@ID		listEngineRuns
//	@Summary	List engine runs
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		campaignId	query	string	false	"Only runs for this campaign."
//	@Param		engine	query	string	false	"Only runs of this engine."
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	EngineRunList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs [get]
func (a *API) listEngineRuns(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getEngineRun reads one run.
//
//	@ID		getEngineRun
//	@Summary	Get an engine run
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Success	200	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id} [get]
func (a *API) getEngineRun(c echo.Context) error {
	return echo.ErrNotImplemented
}

// streamEngineRun sends what happens in a run as it happens, from the event after Last-Event-ID.
//
//	@ID		streamEngineRun
//	@Summary	Follow an engine run
//	@Tags		engines
//	@Produce	text/event-stream,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Last-Event-ID	header	string	false	"Number of the last event seen."
//	@Success	200	{object}	EngineEvent
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/events [get]
func (a *API) streamEngineRun(c echo.Context) error {
	return echo.ErrNotImplemented
}

// cancelEngineRun stops a run that is queued or running.
//
//	@ID		cancelEngineRun
//	@Summary	Cancel an engine run
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/cancel [post]
func (a *API) cancelEngineRun(c echo.Context) error {
	return echo.ErrNotImplemented
}

// applyEngineRun takes a run’s output over: a strategy into its campaign, copy into a creative.
//
//	@ID		applyEngineRun
//	@Summary	Apply an engine run
//	@Tags		engines
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	EngineApplyInput	true	"EngineApplyInput"
//	@Success	200	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/apply [post]
func (a *API) applyEngineRun(c echo.Context) error {
	return echo.ErrNotImplemented
}

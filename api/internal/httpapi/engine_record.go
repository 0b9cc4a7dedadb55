package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/engine"
)

// estimateEngineRun tells what a run would take and cost, and starts nothing.
//
//	@ID		estimateEngineRun
//	@Summary	Estimate an engine run
//	@Tags		engines
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		engine	path	string	true	"Name of the engine."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	EngineRunInput	true	"EngineRunInput"
//	@Success	200	{object}	EngineEstimate
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engines/{engine}/estimate [post]
func (a *API) estimateEngineRun(c echo.Context) error {
	var in EngineRunInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	e, err := a.Engines.Estimate(c.Request().Context(), actor(c), c.Param("engine"), in.wish())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toEstimate(e))
}

// getEngineRecord gives all that a run knew, asked and was answered.
//
//	@ID		getEngineRecord
//	@Summary	Get the record of an engine run
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Success	200	{object}	EngineRecord
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/record [get]
func (a *API) getEngineRecord(c echo.Context) error {
	r, err := a.Engines.Get(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, r.Revision, toEngineRecord(r))
}

// replayEngineRun puts a run’s recorded answers through the code once more, without a model, and says whether the same comes out.
//
//	@ID		replayEngineRun
//	@Summary	Replay an engine run
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	EngineReplay
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/replay [post]
func (a *API) replayEngineRun(c echo.Context) error {
	got, err := a.Engines.Replay(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toEngineReplay(got))
}

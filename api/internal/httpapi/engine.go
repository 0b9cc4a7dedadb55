package httpapi

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/engine"
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
	return answer(c, http.StatusOK, EngineList{Data: each(a.Engines.Engines(), toEngine)})
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
	var in EngineRunInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	r, err := a.Engines.Start(c.Request().Context(), actor(c), c.Param("engine"), in.wish())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusAccepted, r.Revision, toEngineRun(r))
}

// runStatuses are the states that a list of runs can be narrowed to.
var runStatuses = []string{string(engine.Queued), string(engine.Running), string(engine.Succeeded), string(engine.Failed), string(engine.Canceled)}

// listEngineRuns pages through the runs, newest first.
//
//	@ID		listEngineRuns
//	@Summary	List engine runs
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		campaignId	query	string	false	"Only runs for this campaign."
//	@Param		engine	query	string	false	"Only runs of this engine."
//	@Param		status	query	string	false	"Only runs in this state." Enums(queued,running,waiting,succeeded,failed,canceled)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	EngineRunList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs [get]
func (a *API) listEngineRuns(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	status, err := oneOf(c, "status", runStatuses...)
	if err != nil {
		return err
	}
	filter := engine.Filter{CampaignID: c.QueryParam("campaignId"), Engine: c.QueryParam("engine"), Status: engine.Status(status)}
	got, err := a.Engines.List(c.Request().Context(), actor(c), filter, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, EngineRunList{Data: each(got.Items, toEngineRun), NextCursor: next(got.Next)})
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
	r, err := a.Engines.Get(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, r.Revision, toEngineRun(r))
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
	ctx, who, id := c.Request().Context(), actor(c), engine.ID(c.Param("id"))
	r, err := a.Engines.Get(ctx, who, id)
	if err != nil {
		return err
	}
	seen, _ := strconv.Atoi(c.Request().Header.Get("Last-Event-ID")) // not a number: from the start
	moved, cancel := a.o.Runs.FollowRun(ctx, id)
	defer cancel()
	return a.followRun(c, openStream(c), r, max(seen, 0), moved)
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
	r, err := a.Engines.Cancel(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, r.Revision, toEngineRun(r))
}

// approveEngineStep lets a composed run go on behind a step, with the step’s output as it is or as it was edited.
//
//	@ID		approveEngineStep
//	@Summary	Approve a step of a composed run
//	@Tags		engines
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	EngineApproveInput	true	"EngineApproveInput"
//	@Success	200	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/approve [post]
func (a *API) approveEngineStep(c echo.Context) error {
	var in EngineApproveInput
	if err := bind(c, &in); err != nil {
		return err
	}
	r, err := a.Engines.Approve(c.Request().Context(), actor(c), engine.ID(c.Param("id")), in.Step, in.raw())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, r.Revision, toEngineRun(r))
}

// rerunEngineRun asks the model the question of a run that has ended once more: the same input, the facts as they were then.
//
//	@ID		rerunEngineRun
//	@Summary	Ask the model again
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	202	{object}	EngineRun
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/rerun [post]
func (a *API) rerunEngineRun(c echo.Context) error {
	r, err := a.Engines.Rerun(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusAccepted, r.Revision, toEngineRun(r))
}

// applyEngineRun takes a run’s output over, as it is or as it was edited.
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
	var in EngineApplyInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	r, err := a.Engines.Apply(c.Request().Context(), actor(c), engine.ID(c.Param("id")), in.choice())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, r.Revision, toEngineRun(r))
}

// lookAgain is how often a followed run is read even when nobody says that it moved: Redis
// may be away.
const lookAgain = time.Second

// followRun sends the events after seen, then those to come, until the run has ended or
// the client has gone or may not be here any more.
func (a *API) followRun(c echo.Context, s *stream, r engine.Run, seen int, moved <-chan struct{}) error {
	ctx, who := c.Request().Context(), actor(c)
	look, beat, check := time.NewTicker(lookAgain), time.NewTicker(heartbeat), time.NewTicker(checkAgain)
	defer look.Stop()
	defer beat.Stop()
	defer check.Stop()
	for {
		for _, e := range r.Events[min(seen, len(r.Events)):] {
			if err := s.send(strconv.Itoa(e.Seq), e.Type, toEngineEvent(e)); err != nil {
				return nil // the client has gone
			}
			seen = e.Seq
		}
		if r.Status.Ended() {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-beat.C:
			if s.beat() != nil {
				return nil
			}
			continue
		case <-check.C:
			if !a.mayStay(c) {
				return nil
			}
			continue
		case <-moved:
		case <-look.C:
		}
		fresh, err := a.Engines.Get(ctx, who, r.ID)
		if err != nil {
			return nil // the client comes back with the last event it saw
		}
		r = fresh
	}
}

package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
)

// listPauses tells what is not published at present.
//
//	@ID		listPauses
//	@Summary	List pauses in force
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Success	200	{object}	PauseList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/pauses [get]
func (a *API) listPauses(c echo.Context) error {
	all, err := a.Pauses.List(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, PauseList{Data: each(all, toPause)})
}

// createPause stops publishing on a channel, for a campaign, or for the team. Once it has
// answered, nothing that is paused begins to go out.
//
//	@ID		createPause
//	@Summary	Pause publishing
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	PauseInput	true	"PauseInput"
//	@Success	201	{object}	Pause
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/pauses [post]
func (a *API) createPause(c echo.Context) error {
	var in PauseInput
	if err := bind(c, &in); err != nil {
		return err
	}
	p, err := a.Pauses.Begin(c.Request().Context(), actor(c), in.wish())
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, toPause(pause.Counted{Pause: p}))
}

// endPause publishes again, and says what becomes of the posts that fell due meanwhile.
//
//	@ID		endPause
//	@Summary	End a pause
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		id	path	string	true	"Id of the pause."
//	@Param		body	body	PauseEnd	true	"PauseEnd"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/pauses/{id}/end [post]
func (a *API) endPause(c echo.Context) error {
	var in PauseEnd
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	if err := a.Pauses.End(c.Request().Context(), actor(c), pause.ID(c.Param("id")), post.Meanwhile(in.Meanwhile)); err != nil {
		return err
	}
	return done(c)
}

package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/engine"
)

// EnginePicture is the picture of a run, to be looked at before it is taken over.
type EnginePicture struct {
	ContentType string `json:"contentType" example:"image/png"`
	// Bytes.
	Size int64 `json:"size" example:"1482113"`
	// Pixels.
	Width  int `json:"width" example:"896"`
	Height int `json:"height" example:"1152"`
	// Short-lived address of the file.
	URL          string    `json:"url"`
	URLExpiresAt time.Time `json:"urlExpiresAt" format:"date-time"`
} // @name EnginePicture

// getEnginePicture gives a short-lived address of the picture that a run made.
//
//	@ID		getEnginePicture
//	@Summary	Get the picture of an engine run
//	@Tags		engines
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the run."
//	@Success	200	{object}	EnginePicture
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/engine-runs/{id}/picture [get]
func (a *API) getEnginePicture(c echo.Context) error {
	p, err := a.Engines.Show(c.Request().Context(), actor(c), engine.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, EnginePicture{
		ContentType: p.ContentType, Size: p.Size, Width: p.Width, Height: p.Height, URL: p.URL, URLExpiresAt: p.ExpiresAt,
	})
}

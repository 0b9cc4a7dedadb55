package httpapi

import (
	"context"
	_ "embed"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// contract is openapi.yaml, as the generator wrote it beside this package.
//
//go:embed openapi.yaml
var contract []byte

// pingTimeout bounds how long readiness waits for one dependency.
const pingTimeout = 2 * time.Second

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
	return answer(c, http.StatusOK, Health{Status: "ok"})
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
	parts := a.askParts(c.Request().Context())
	r := Readiness{Status: "ready", Parts: parts}
	status := http.StatusOK
	for _, p := range parts {
		switch {
		case p.OK:
		case p.Required:
			r.Status, status = "down", http.StatusServiceUnavailable
		case status == http.StatusOK:
			r.Status = "degraded"
		}
	}
	return answer(c, status, r)
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
	a.o.Metrics.ServeHTTP(c.Response(), c.Request())
	return nil
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
	return c.Blob(http.StatusOK, "application/yaml", contract)
}

// askParts pings every dependency side by side.
func (a *API) askParts(ctx context.Context) []ReadinessPart {
	ctx, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	parts := make([]ReadinessPart, len(a.o.Parts))
	var wait sync.WaitGroup
	for i, p := range a.o.Parts {
		wait.Go(func() { parts[i] = askPart(ctx, p) })
	}
	wait.Wait()
	return parts
}

// askPart says whether one dependency answers; why not is for the log alone.
func askPart(ctx context.Context, p Part) ReadinessPart {
	if err := p.Ping(ctx); err != nil {
		return ReadinessPart{Name: p.Name, Required: p.Required, Message: "It does not answer."}
	}
	return ReadinessPart{Name: p.Name, Required: p.Required, OK: true}
}

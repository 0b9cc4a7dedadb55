package httpapi

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/audit"
)

// newAuditSheet begins a sheet of events.
func newAuditSheet(c echo.Context) *sheet {
	return newSheet(c, "audit-log.csv",
		"number", "at", "actor kind", "actor id", "actor", "operator id", "operator", "action",
		"target kind", "target id", "target", "changes", "reason", "address", "device", "request id", "hash")
}

// event writes one event.
func (s *sheet) event(e audit.Event) error {
	changes := make([]string, len(e.Changes))
	for i, c := range e.Changes {
		changes[i] = fmt.Sprintf("%s: %s → %s", c.Field, orDash(c.Before), orDash(c.After))
	}
	return s.row(
		strconv.FormatInt(e.Seq, 10), e.At.UTC().Format(time.RFC3339Nano), string(e.By.Kind), e.By.ID, e.Name, e.By.Operator, e.Operator, e.Action,
		e.TargetKind, e.TargetID, e.TargetName, strings.Join(changes, "\n"), e.Reason, e.Address, e.Device, e.RequestID, e.Hash,
	)
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

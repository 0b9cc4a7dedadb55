package httpapi

import (
	"context"
	"encoding/csv"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/tenant"
)

// sheetOf exports events; the export fails behind the last of them where err is given.
func sheetOf(t *testing.T, err error, events ...audit.Event) (status int, body string, broken bool) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			broken = r == http.ErrAbortHandler
		}
	}()
	got := get(bare(func(c echo.Context) error {
		out := newAuditSheet(c)
		for _, e := range events {
			if err := out.event(e); err != nil {
				return err
			}
		}
		return out.done(err)
	}, same))
	return got.Code, got.Body.String(), false
}

func TestNoCellOfAnExportIsAFormula(t *testing.T) {
	dangerous := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}
	for _, text := range dangerous {
		e := audit.Event{
			By: tenant.By{ID: text, Operator: text}, Name: text, Operator: text, Action: text, TargetKind: text, TargetID: text, TargetName: text,
			Changes: []audit.Change{{Field: text, Before: text, After: text}}, Reason: text, Address: text, Device: text, RequestID: text, Hash: text,
		}
		_, body, _ := sheetOf(t, nil, e)
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%q: %d rows (%v)", text, len(rows), err)
		}
		for i, cell := range rows[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s of %q is %q, which a spreadsheet runs", rows[0][i], text, cell)
			}
		}
	}
}

func TestAnExportWithoutEventsHasItsHeading(t *testing.T) {
	status, body, _ := sheetOf(t, nil)
	if status != http.StatusOK || !strings.HasPrefix(body, "number,at,actor kind,") || strings.Count(body, "\r\n") != 1 {
		t.Errorf("it answered %d %q", status, body)
	}
}

func TestAnExportThatFailsIsAProblemOrBreaksOff(t *testing.T) {
	if status, body, _ := sheetOf(t, context.DeadlineExceeded); status < 500 || !strings.Contains(body, `"code"`) {
		t.Errorf("before its first event, it answered %d %s", status, body)
	}
	if _, _, broken := sheetOf(t, errors.New("the database is gone"), audit.Event{Seq: 1}); !broken {
		t.Error("a half sheet looks like a whole one")
	}
}

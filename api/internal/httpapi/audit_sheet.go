package httpapi

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/audit"
)

// auditColumns head the sheet.
var auditColumns = []string{
	"number", "at", "actor kind", "actor id", "actor", "operator id", "operator", "action",
	"target kind", "target id", "target", "changes", "reason", "address", "device", "request id", "hash",
}

// auditSheet writes events as CSV (RFC 4180) while they are read. The answer begins with the
// first event, so that a refusal before it is still a problem.
type auditSheet struct {
	c     echo.Context
	ctrl  *http.ResponseController
	csv   *csv.Writer
	begun bool
}

// flushEvery is after how many events the reader gets what there is.
const flushEvery = 500

func newAuditSheet(c echo.Context) *auditSheet {
	w := csv.NewWriter(c.Response())
	w.UseCRLF = true
	return &auditSheet{c: c, ctrl: http.NewResponseController(c.Response().Writer), csv: w}
}

func (s *auditSheet) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	h := s.c.Response().Header()
	h.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
	h.Set(echo.HeaderContentDisposition, `attachment; filename="audit-log.csv"`)
	s.c.Response().WriteHeader(http.StatusOK)
	return s.csv.Write(auditColumns)
}

func (s *auditSheet) write(e audit.Event) error {
	if err := s.begin(); err != nil {
		return err
	}
	if e.Seq%flushEvery == 0 {
		// A long log may take longer than other answers, as long as somebody reads it.
		_ = s.ctrl.SetWriteDeadline(time.Now().Add(time.Minute))
		s.csv.Flush()
	}
	return s.csv.Write(cellsOf(e))
}

func cellsOf(e audit.Event) []string {
	changes := make([]string, len(e.Changes))
	for i, c := range e.Changes {
		changes[i] = fmt.Sprintf("%s: %s → %s", c.Field, orDash(c.Before), orDash(c.After))
	}
	cells := []string{
		strconv.FormatInt(e.Seq, 10), e.At.UTC().Format(time.RFC3339Nano), string(e.By.Kind), e.By.ID, e.Name, e.By.Operator, e.Operator, e.Action,
		e.TargetKind, e.TargetID, e.TargetName, strings.Join(changes, "\n"), e.Reason, e.Address, e.Device, e.RequestID, e.Hash,
	}
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return cells
}

// harmless keeps spreadsheets from taking a cell for a formula (OWASP, CSV injection).
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// end finishes the sheet; one without events has its heading.
func (s *auditSheet) end() error {
	if err := s.begin(); err != nil {
		return err
	}
	s.csv.Flush()
	return s.csv.Error()
}

// fail tells of a failure. Where half of the sheet is out, the connection is broken off, so
// that nobody takes it for the whole.
func (s *auditSheet) fail(err error) error {
	if s.begun {
		panic(http.ErrAbortHandler)
	}
	return err
}

package httpapi

import (
	"encoding/csv"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// sheet writes rows as CSV (RFC 4180) while they are read. The answer begins with the first
// row, so that a refusal before it is still a problem.
type sheet struct {
	c       echo.Context
	ctrl    *http.ResponseController
	csv     *csv.Writer
	file    string // what a browser saves it as
	columns []string
	rows    int
	begun   bool
}

// flushEvery is after how many rows the reader gets what there is.
const flushEvery = 500

func newSheet(c echo.Context, file string, columns ...string) *sheet {
	w := csv.NewWriter(c.Response())
	w.UseCRLF = true
	return &sheet{c: c, ctrl: http.NewResponseController(c.Response().Writer), csv: w, file: file, columns: columns}
}

func (s *sheet) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	h := s.c.Response().Header()
	h.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
	h.Set(echo.HeaderContentDisposition, `attachment; filename="`+s.file+`"`)
	s.c.Response().WriteHeader(http.StatusOK)
	return s.csv.Write(s.columns)
}

// row writes one line.
func (s *sheet) row(cells ...string) error {
	if err := s.begin(); err != nil {
		return err
	}
	if s.rows++; s.rows%flushEvery == 0 {
		// A long sheet may take longer than other answers, as long as somebody reads it.
		_ = s.ctrl.SetWriteDeadline(time.Now().Add(time.Minute))
		s.csv.Flush()
	}
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return s.csv.Write(cells)
}

// harmless keeps spreadsheets from taking a cell for a formula (OWASP, CSV injection).
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// done ends the sheet as its writing went; one without rows has its heading. Where half of
// it is out, a failure breaks the connection off, so that nobody takes it for the whole.
func (s *sheet) done(err error) error {
	if err != nil && s.begun {
		panic(http.ErrAbortHandler)
	}
	if err != nil {
		return err
	}
	if err := s.begin(); err != nil {
		return err
	}
	s.csv.Flush()
	return s.csv.Error()
}

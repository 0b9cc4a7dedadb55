package ayrshare

import (
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// failure is a refusal of a whole request, in the vendor's flat form.
type failure struct {
	status  int
	Action  string `json:"action"`
	Status  string `json:"status"`
	Code    int    `json:"code,omitempty"`
	Message string `json:"message"`
}

func (f *failure) Error() string { return f.Message }

// refuse makes a request-level failure with an HTTP status and the vendor's code.
func refuse(status, code int, message string) *failure {
	return &failure{status: status, Action: "request", Status: "error", Code: code, Message: message}
}

func badParameters(message string) *failure {
	return refuse(http.StatusBadRequest, 101, "Missing or incorrect parameters. "+message)
}

// writeJSON sends an answer; a client that went away is its own affair.
func writeJSON(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(answer)
}

func writeFailure(w http.ResponseWriter, f *failure) {
	writeJSON(w, f.status, f)
}

// maxBody bounds every body but that of an upload.
const maxBody = 4 << 20

// readJSON decodes a bounded body. Unknown fields are ignored, as the vendor ignores them.
func readJSON(w http.ResponseWriter, r *http.Request, into any) *failure {
	return decode(http.MaxBytesReader(w, r.Body, maxBody), into)
}

func decode(body io.Reader, into any) *failure {
	if err := json.NewDecoder(body).Decode(into); err != nil {
		return badParameters("The body must be JSON of the documented types: " + err.Error())
	}
	return nil
}

// stamp writes a time the way the vendor does.
func stamp(t time.Time) string {
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}

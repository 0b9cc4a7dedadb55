package gemini

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// fault is an error in the form that Google's APIs give it.
type fault struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Status  string `json:"status"`
	Details []any  `json:"details,omitempty"`
}

func (f *fault) Error() string { return f.Message }

func invalid(message string) *fault {
	return &fault{Code: http.StatusBadRequest, Message: message, Status: "INVALID_ARGUMENT"}
}

func notFound(message string) *fault {
	return &fault{Code: http.StatusNotFound, Message: message, Status: "NOT_FOUND"}
}

func overloaded() *fault {
	return &fault{Code: http.StatusServiceUnavailable, Message: "The model is overloaded. Please try again later.", Status: "UNAVAILABLE"}
}

func internal() *fault {
	return &fault{Code: http.StatusInternalServerError, Message: "An internal error has occurred. Please retry.", Status: "INTERNAL"}
}

// quotaUsed bears the three details that the vendor sends: what was used up, where to read about it, when to come again. The
// last is left out where there is no delay.
func quotaUsed(model string, delay time.Duration) *fault {
	f := &fault{
		Code:    http.StatusTooManyRequests,
		Message: "You exceeded your current quota, please check your plan and billing details.",
		Status:  "RESOURCE_EXHAUSTED",
		Details: []any{
			map[string]any{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": []any{map[string]any{
				"quotaMetric":     "generativelanguage.googleapis.com/generate_content_free_tier_requests",
				"quotaId":         "GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
				"quotaDimensions": map[string]string{"model": model, "location": "global"},
				"quotaValue":      "10",
			}}},
			map[string]any{"@type": "type.googleapis.com/google.rpc.Help", "links": []any{map[string]string{
				"description": "Learn more about Gemini API quotas", "url": "https://ai.google.dev/gemini-api/docs/rate-limits"}}},
		},
	}
	if delay > 0 {
		wait := fmt.Sprintf("%.0fs", delay.Seconds())
		f.Message += " Please retry in " + wait + "."
		f.Details = append(f.Details, map[string]any{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": wait})
	}
	return f
}

func writeFault(w http.ResponseWriter, f *fault) {
	writeJSON(w, f.Code, map[string]any{"error": f})
}

// writeJSON sends an answer; a client that went away is its own affair.
func writeJSON(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(answer)
}

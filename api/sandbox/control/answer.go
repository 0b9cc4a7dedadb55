package control

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// answerJSON writes a value as the control API does everywhere.
func answerJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}

// refuse answers with a sentence that says what to do. The shape holds the field that each provider's client looks into.
func refuse(w http.ResponseWriter, status int, sentence string) {
	answerJSON(w, status, map[string]any{
		"status":  "error",
		"message": sentence,
		"error":   map[string]any{"message": sentence},
	})
}

// writeFault answers as a status fault says.
func writeFault(w http.ResponseWriter, f Fault) {
	for name, value := range f.Headers {
		w.Header().Set(name, value)
	}
	if f.Body == "" {
		refuse(w, f.Status, fmt.Sprintf("Injected by the sandbox: fault %s answers %d.", f.ID, f.Status))
		return
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", contentType(f.Body))
	}
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(f.Body))
}

func contentType(body string) string {
	if json.Valid([]byte(body)) {
		return "application/json; charset=utf-8"
	}
	return http.DetectContentType([]byte(body))
}

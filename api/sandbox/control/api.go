package control

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// largestControlBody bounds what the control API reads, in bytes.
const largestControlBody = 1 << 20

// Routes adds the control API below /control/ and the home page at / to a mux.
func (c *Control) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /control/health", c.getHealth)
	mux.HandleFunc("POST /control/reset", c.postReset)
	mux.HandleFunc("GET /control/requests", c.getRequests)
	mux.HandleFunc("GET /control/faults", c.getFaults)
	mux.HandleFunc("POST /control/faults", c.postFault)
	mux.HandleFunc("DELETE /control/faults", c.deleteFaults)
	mux.HandleFunc("DELETE /control/faults/{id}", c.deleteFault)
	mux.HandleFunc("GET /control/state/{name}", c.getState)
	mux.HandleFunc("GET /{$}", c.getHome)
	mux.HandleFunc("POST /faults", c.postFaultForm)
	mux.HandleFunc("POST /faults/remove", c.postFaultRemoval)
	mux.HandleFunc("POST /reset", c.postResetForm)
}

func (c *Control) getHealth(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, map[string]any{"status": "ok", "parts": c.listPlaces()})
}

func (c *Control) postReset(w http.ResponseWriter, r *http.Request) {
	var wish struct {
		Providers []string `json:"providers"`
	}
	if err := readJSON(r, &wish); err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	if unknown := c.Reset(wish.Providers...); unknown != "" {
		refuse(w, http.StatusBadRequest, fmt.Sprintf("%q is no part that can be reset; there are %s.", unknown, strings.Join(c.subjectNames(), ", ")))
		return
	}
	answerJSON(w, http.StatusOK, map[string]any{"status": "ok"})
}

func (c *Control) getRequests(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	since, err := number(query.Get("since"), 0)
	if err != nil {
		refuse(w, http.StatusBadRequest, "since must be the seq of a request, a whole number.")
		return
	}
	limit, err := number(query.Get("limit"), 100)
	if err != nil || limit == 0 {
		refuse(w, http.StatusBadRequest, "limit must be a whole number above 0.")
		return
	}
	// lastSeq is where the next call goes on. It is read first: what comes in meanwhile is then listed next time, not lost.
	last := c.recorder.last()
	list := c.recorder.after(since, query.Get("provider"), int(min(limit, recordedRequests)))
	if len(list) > 0 {
		last = list[len(list)-1].Seq
	}
	answerJSON(w, http.StatusOK, map[string]any{"data": list, "lastSeq": last})
}

func number(text string, otherwise uint64) (uint64, error) {
	if text == "" {
		return otherwise, nil
	}
	return strconv.ParseUint(text, 10, 63)
}

func (c *Control) getFaults(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, map[string]any{"data": c.faults.all()})
}

func (c *Control) postFault(w http.ResponseWriter, r *http.Request) {
	var f Fault
	if err := readJSON(r, &f); err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	added, err := c.Inject(f)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error()+".")
		return
	}
	answerJSON(w, http.StatusCreated, added)
}

// Inject arms a fault and returns it with its id. The error is a sentence that says what to change.
func (c *Control) Inject(f Fault) (Fault, error) {
	if err := f.check(c.providerNames()); err != nil {
		return Fault{}, err
	}
	return c.faults.add(f)
}

func (c *Control) deleteFaults(w http.ResponseWriter, _ *http.Request) {
	c.faults.removeAll()
	w.WriteHeader(http.StatusNoContent)
}

func (c *Control) deleteFault(w http.ResponseWriter, r *http.Request) {
	if !c.faults.remove(r.PathValue("id")) {
		refuse(w, http.StatusNotFound, fmt.Sprintf("There is no fault %q; it may have fired as often as it should.", r.PathValue("id")))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (c *Control) getState(w http.ResponseWriter, r *http.Request) {
	subject := c.subject(r.PathValue("name"))
	if subject == nil {
		refuse(w, http.StatusNotFound, fmt.Sprintf("%q keeps no state here; there are %s.", r.PathValue("name"), strings.Join(c.subjectNames(), ", ")))
		return
	}
	state, err := subject.Snapshot()
	if err != nil {
		refuse(w, http.StatusInternalServerError, "The state could not be read: "+err.Error()+".")
		return
	}
	answerJSON(w, http.StatusOK, json.RawMessage(state))
}

// readJSON reads a strict JSON object; an empty body is an empty object.
func readJSON(r *http.Request, into any) error {
	decoder := json.NewDecoder(io.LimitReader(r.Body, largestControlBody))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil && err != io.EOF {
		return fmt.Errorf("the body is not what this route reads: %w", err)
	}
	return nil
}

package gemini

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
)

// Control serves the sandbox's own switches, relative to wherever it is mounted with its prefix stripped.
func (s *Server) Control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /faults", s.listOrders)
	mux.HandleFunc("POST /faults", s.addOrder)
	mux.HandleFunc("DELETE /faults", s.removeOrders)
	mux.HandleFunc("DELETE /faults/{id}", s.removeOrders)
	return mux
}

// listOrders shows what goes wrong, oldest first; those that have struck often enough stay, with their count.
func (s *Server) listOrders(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	list := append([]order{}, s.orders...)
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, map[string]any{"data": list})
}

func (s *Server) addOrder(w http.ResponseWriter, r *http.Request) {
	var o order
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&o)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		writeJSON(w, http.StatusBadRequest, map[string]string{"message": err.Error()})
		return
	}
	s.mu.Lock()
	s.added++
	o.ID, o.Fired = fmt.Sprintf("gem_%d", s.added), 0
	s.orders = append(s.orders, o)
	s.mu.Unlock()
	writeJSON(w, http.StatusCreated, o)
}

// removeOrders takes the one of the path away, or all.
func (s *Server) removeOrders(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s.mu.Lock()
	before := len(s.orders)
	s.orders = slices.DeleteFunc(s.orders, func(o order) bool { return id == "" || o.ID == id })
	gone := before > len(s.orders)
	s.mu.Unlock()
	if id != "" && !gone {
		writeJSON(w, http.StatusNotFound, map[string]string{"message": "There is no fault with this id."})
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

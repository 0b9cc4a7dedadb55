package network

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// maxListed bounds one answer of the JSON list.
const maxListed = 1000

// list is the answer of GET /network/api/posts. Total counts what the filters want, whatever the limit.
type list struct {
	Posts []Post `json:"posts"`
	Total int    `json:"total"`
}

func (f *Feed) listPosts(w http.ResponseWriter, r *http.Request) {
	values, limit := r.URL.Query(), maxListed
	if text := values.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxListed {
			http.Error(w, "limit must be a number between 1 and 1000.", http.StatusBadRequest)
			return
		}
		limit = n
	}
	found := f.posts(readQuery(values))
	answer := list{Posts: found[:min(limit, len(found))], Total: len(found)}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(answer)
}

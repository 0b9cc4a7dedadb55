package ayrshare

import (
	"net/http"
	"slices"
	"time"
)

// getPost answers GET /post/{id}, GET /history/{id} and GET /post?id=.
func (s *Server) getPost(c *call) *failure {
	id := orDefault(c.r.PathValue("id"), c.r.URL.Query().Get("id"))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	p := s.state.post(c.profile.Ref, id)
	if p == nil {
		return notFound(id)
	}
	writeJSON(c.w, http.StatusOK, p.view(c.profile.Title))
	return nil
}

func notFound(id string) *failure {
	return refuse(http.StatusNotFound, 114, "Post id "+id+" was not found in this profile.")
}

// patchPost changes a post that waits; its text and media can't be changed.
func (s *Server) patchPost(c *call) *failure {
	var in struct {
		ID           string  `json:"id"`
		ScheduleDate string  `json:"scheduleDate"`
		Approved     *bool   `json:"approved"`
		Paused       *bool   `json:"scheduledPause"`
		Notes        *string `json:"notes"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	p := s.state.post(c.profile.Ref, in.ID)
	if p == nil {
		return notFound(in.ID)
	}
	if in.Notes != nil {
		p.Notes = *in.Notes
	}
	if f := p.reschedule(in.ScheduleDate); f != nil {
		return f
	}
	p.decide(in.Approved, in.Paused)
	s.changes++
	s.settle()
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "id": p.ID})
	return nil
}

func (p *record) reschedule(date string) *failure {
	if date == "" {
		return nil
	}
	due, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return badParameters("scheduleDate must be a UTC time such as 2026-07-08T12:30:00Z.")
	}
	if !p.waits() {
		return badParameters("The post has left already, so it can't be scheduled anew.")
	}
	p.Due, p.Scheduled = due.UTC(), true
	return nil
}

// decide approves, pauses or resumes a waiting post.
func (p *record) decide(approved, paused *bool) {
	if approved != nil && *approved && p.Status == statusApproval {
		p.Status = statusPending
	}
	if paused == nil {
		return
	}
	if *paused && p.Status == statusPending {
		p.Status = statusPaused
	}
	if !*paused && p.Status == statusPaused {
		p.Status = statusPending
	}
}

// deletion is the body of DELETE /post: exactly one of the first three.
type deletion struct {
	ID                 string   `json:"id"`
	Bulk               []string `json:"bulk"`
	DeleteAllScheduled bool     `json:"deleteAllScheduled"`
	MarkManualDeleted  bool     `json:"markManualDeleted"`
}

func (d deletion) ids(st *state, ref string) ([]string, *failure) {
	chosen := 0
	for _, set := range []bool{d.ID != "", len(d.Bulk) > 0, d.DeleteAllScheduled} {
		if set {
			chosen++
		}
	}
	switch {
	case chosen != 1:
		return nil, badParameters("Send exactly one of id, bulk and deleteAllScheduled.")
	case d.ID != "":
		return []string{d.ID}, nil
	case len(d.Bulk) > 0:
		return d.Bulk, nil
	}
	ids := []string{}
	for _, p := range st.Posts {
		if p.Profile == ref && p.waits() {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}

func (s *Server) deletePost(c *call) *failure {
	var in deletion
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	ids, f := in.ids(s.state, c.profile.Ref)
	if f != nil {
		return f
	}
	answer := map[string]any{"status": "success"}
	for _, id := range ids {
		if f := s.deleteOne(c.profile.Ref, id, in.MarkManualDeleted, answer); f != nil {
			return f
		}
	}
	status := http.StatusOK
	if answer["status"] != "success" {
		status = http.StatusBadRequest
	}
	s.changes++
	writeJSON(c.w, status, answer)
	return nil
}

// deleteOne deletes a post and adds what each network said to the answer.
func (s *Server) deleteOne(ref, id string, markOnly bool, answer map[string]any) *failure {
	p := s.state.post(ref, id)
	if p == nil {
		f := notFound(id)
		f.Action = "delete"
		return f
	}
	if p.Status == statusDeleted {
		return &failure{status: http.StatusBadRequest, Action: "delete", Status: "error", Code: 383, Message: "The post was already deleted."}
	}
	gone := true
	for _, r := range p.Results {
		n, _ := networkNamed(r.Platform)
		if n.Lasting && !markOnly {
			answer[r.Platform] = &failure{Action: "delete", Status: "error", Code: 382, Message: n.Label + " does not let published posts be deleted by API."}
			answer["status"], gone = "error", false
			continue
		}
		answer[r.Platform] = map[string]any{"action": "delete", "status": "success", "id": r.ID}
	}
	if gone {
		p.Status = statusDeleted
	}
	return nil
}

// retryPost sends a failed post once more to the networks that refused it with retryAvailable.
func (s *Server) retryPost(c *call) *failure {
	var in struct {
		ID string `json:"id"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	s.mu.Lock()
	p := s.state.post(c.profile.Ref, in.ID)
	if p == nil || p.Retried || !slices.ContainsFunc(p.Errors, func(e postError) bool { return e.RetryAvailable }) {
		s.mu.Unlock()
		return badParameters("No retry is available for this post: it may be unknown, without a passing fault, or retried before.")
	}
	s.retry(c.profile, p)
	answer := p.answer()
	s.mu.Unlock()
	s.answerPost(c, answer.httpStatus(), answer)
	return nil
}

func (s *Server) retry(owner *profile, p *record) {
	sc := screening{profile: owner, settings: s.state.Settings, due: s.now(), xHeaders: true, retry: true}
	p.Retried = true
	var left []postError
	for _, e := range p.Errors {
		if !e.RetryAvailable {
			left = append(left, e)
			continue
		}
		if again := s.screenStanding(sc, e.Platform, e.Post); again != nil {
			left = append(left, *again)
			continue
		}
		p.Texts[e.Platform] = e.Post
	}
	p.Errors = left
	s.publish(owner, p, s.now())
}

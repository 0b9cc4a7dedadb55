package ayrshare

import (
	"context"
	"net/http"
	"strings"
	"time"
)

// draft is a post on its way through POST /post: what was asked, and what the checks found so far.
type draft struct {
	request   postRequest
	profile   *profile
	received  time.Time
	due       time.Time
	immediate bool
	xHeaders  bool
	media     map[string][]shot
	images    map[string]*storedImage
	refused   map[string]*postError
}

func (s *Server) createPost(c *call) *failure {
	d, f := s.readDraft(c)
	if f != nil {
		return f
	}
	sc, f := s.begin(d)
	if f != nil {
		return f
	}
	// A client that hangs up does not stop the vendor, so its context must not either.
	s.screenMedia(context.WithoutCancel(c.r.Context()), sc, d)
	if !d.immediate && len(d.refused) > 0 && validates(d.request) {
		s.answerPost(c, http.StatusBadRequest, postAnswer{Status: statusError, Errors: d.errors(), Post: d.request.text()})
		return nil
	}
	time.Sleep(s.acceptLatency())
	answer := s.commit(d)
	s.answerPost(c, answer.httpStatus(), answer)
	return nil
}

// readDraft reads a post request and remembers when it arrived.
func (s *Server) readDraft(c *call) (*draft, *failure) {
	d := &draft{profile: c.profile, received: s.now(), media: map[string][]shot{}, images: map[string]*storedImage{}, refused: map[string]*postError{}}
	if f := readJSON(c.w, c.r, &d.request); f != nil {
		return nil, f
	}
	if f := d.request.check(); f != nil {
		return nil, f
	}
	d.due, d.immediate = d.request.due(d.received)
	header := c.r.Header
	d.xHeaders = header.Get("X-Twitter-OAuth1-Api-Key") != "" && header.Get("X-Twitter-OAuth1-Api-Secret") != ""
	return d, nil
}

// validates says whether a scheduled post is refused as a whole when one network would refuse it; the default is yes.
func validates(q postRequest) bool {
	return q.ValidateScheduled == nil || *q.ValidateScheduled
}

// begin makes the checks that look at earlier posts: whether the idempotency key or the text was used before. What this
// request itself uses is stored in commit, at its end, so two requests that arrive together may both pass.
func (s *Server) begin(d *draft) (screening, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.keyUsed(d.profile.Ref, d.request.IdempotencyKey) {
		return screening{}, refuse(http.StatusBadRequest, 101, "The idempotencyKey has already been used by this profile. Nothing was posted; send a new key for a new post.")
	}
	s.settle()
	sc := screening{profile: d.profile, settings: s.state.Settings, due: d.due, xHeaders: d.xHeaders}
	for _, network := range d.request.Platforms {
		if e := s.screenStanding(sc, network, d.request.Post.of(network)); e != nil {
			d.refused[network] = e
		}
	}
	return sc, nil
}

// screenMedia asks the media hosts, then checks what goes to each network that has not refused yet.
func (s *Server) screenMedia(ctx context.Context, sc screening, d *draft) {
	for _, network := range d.request.Platforms {
		if d.refused[network] != nil {
			continue
		}
		e := s.readMedia(ctx, d, network)
		if e == nil {
			n, _ := sc.settings.network(network)
			e = screenContent(n, d.request.parts(network), d.media[network])
		}
		if e != nil {
			d.refused[network] = e
		}
	}
}

// readMedia checks a network's media addresses and copies the pictures for the feed.
func (s *Server) readMedia(ctx context.Context, d *draft, network string) *postError {
	n, _ := networkNamed(network)
	for _, address := range d.request.MediaURLs.of(network) {
		found, err := s.media.check(ctx, address, d.request.IsVideo)
		if err != nil {
			return refusal(network, 136, "Media URL is not valid or not reachable: "+err.Error()+".", "")
		}
		if found.size > n.ImageBytes && strings.HasPrefix(found.contentType, "image/") {
			return refusal(network, 136, "The image "+address+" is too large for "+n.Label+".", "")
		}
		d.media[network] = append(d.media[network], shot{URL: address, Type: found.contentType, Image: s.copyMedia(ctx, d, address, found)})
	}
	return nil
}

func (s *Server) copyMedia(ctx context.Context, d *draft, address string, found head) string {
	for _, shots := range d.media {
		for _, m := range shots {
			if m.URL == address {
				return m.Image
			}
		}
	}
	name, img := s.media.copyOf(ctx, address, found.contentType)
	if img != nil {
		d.images[name] = img
	}
	return name
}

func (s *Server) acceptLatency() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state.Settings.acceptLatency()
}

func (d *draft) errors() []postError {
	list := []postError{}
	for _, network := range d.request.Platforms {
		if e := d.refused[network]; e != nil {
			list = append(list, *e)
		}
	}
	return list
}

// commit files the post, publishes it where it was not refused, and only now stores its idempotency key.
func (s *Server) commit(d *draft) postAnswer {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := d.record(s.now())
	for name, img := range d.images {
		s.state.addImage(name, img)
	}
	s.state.addPost(p)
	s.state.storeKey(p.Profile, p.Key, p.ID)
	if !p.waits() {
		s.publish(d.profile, p, d.received)
	}
	s.changes++
	answer := p.answer()
	answer.ProfileTitle = d.profile.Title
	return answer
}

// record turns the draft into a post that waits for its date, for an approval, or for publish right away.
func (d *draft) record(now time.Time) *record {
	q := d.request
	p := &record{
		ID: newPostID(), RefID: d.profile.Ref, Profile: d.profile.Ref, Text: q.text(), Texts: map[string]string{}, Threads: map[string][]string{}, Link: q.PinterestOptions.Link, Media: d.media,
		Platforms: q.Platforms, Scheduled: !d.immediate, Created: now, Due: d.due, Received: d.received, Status: statusSuccess,
		Errors: d.errors(), Notes: q.Notes, Key: q.IdempotencyKey, FirstComment: q.comment(), ShortenLinks: q.ShortenLinks,
	}
	for _, network := range q.Platforms {
		if d.refused[network] == nil {
			p.Texts[network] = q.Post.of(network)
			if parts := q.parts(network); len(parts) > 1 {
				p.Threads[network] = parts
			}
		}
	}
	switch {
	case q.RequiresApproval:
		p.Status = statusApproval
	case !d.immediate:
		p.Status = statusPending
	}
	return p
}

// httpStatus is 400 as soon as one network refused, however many others published.
func (a postAnswer) httpStatus() int {
	if a.Status == statusError {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// answerPost wraps the answer in posts[] when the request named a profile.
func (s *Server) answerPost(c *call, status int, a postAnswer) {
	if !c.wrapped {
		a.ProfileTitle = ""
		writeJSON(c.w, status, a)
		return
	}
	a.ProfileTitle = c.profile.Title
	writeJSON(c.w, status, map[string]any{"status": a.Status, "posts": []postAnswer{a}})
}

// validatePost runs the checks of POST /post and publishes nothing.
func (s *Server) validatePost(c *call) *failure {
	d, f := s.readDraft(c)
	if f != nil {
		return f
	}
	d.request.IdempotencyKey = ""
	sc, f := s.begin(d)
	if f != nil {
		return f
	}
	s.screenMedia(c.r.Context(), sc, d)
	warnings := []map[string]any{}
	for _, e := range d.errors() {
		if e.Code != 156 {
			return &failure{status: http.StatusBadRequest, Action: "post", Status: "error", Code: e.Code, Message: e.Message}
		}
		warnings = append(warnings, map[string]any{"code": e.Code, "message": e.Message, "platform": e.Platform})
	}
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "message": "No validation issues found", "warnings": warnings})
	return nil
}

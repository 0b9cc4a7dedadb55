package ayrshare

import (
	"crypto/subtle"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// liveKey is the form of the vendor's real keys: four groups of eight capitals and digits; or another vendor's live key.
var liveKey = regexp.MustCompile(`^[0-9A-Z]{8}(-[0-9A-Z]{8}){3}$|_live_`)

// authenticate accepts the one sandbox key and finds the profile the request is for.
func (s *Server) authenticate(c *call) *failure {
	key, isBearer := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bearer ")
	if liveKey.MatchString(key) {
		return refuse(http.StatusUnauthorized, 102, "This is a sandbox on your own machine and the key looks live. "+
			"Take the live key out of this configuration and use the sandbox's own key.")
	}
	if !isBearer || subtle.ConstantTimeCompare([]byte(key), []byte(s.options.APIKey)) != 1 {
		return refuse(http.StatusUnauthorized, 102, "API Key not valid. Send the header Authorization: Bearer API_KEY.")
	}
	return s.selectProfile(c)
}

func (s *Server) selectProfile(c *call) *failure {
	key := c.r.Header.Get("Profile-Key")
	c.wrapped = key != ""
	s.mu.Lock()
	defer s.mu.Unlock()
	c.profile = s.state.profileByKey(key)
	if c.profile == nil {
		return refuse(http.StatusForbidden, 103, "The Profile-Key is not valid for this account.")
	}
	return nil
}

// rateWindow counts a profile's requests of five minutes.
type rateWindow struct {
	start time.Time
	count int
}

const ratePeriod = 5 * time.Minute

// countRequest refuses a profile's requests beyond its limit and tells the count in the vendor's two headers.
func (s *Server) countRequest(c *call) *failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, limit := s.now(), s.state.Settings.RequestLimit
	window := s.rates[c.profile.Ref]
	if window == nil || now.Sub(window.start) >= ratePeriod {
		window = &rateWindow{start: now}
		s.rates[c.profile.Ref] = window
	}
	window.count++
	if limit == 0 {
		return nil
	}
	c.w.Header().Set("x-ratelimit-max", strconv.Itoa(limit))
	c.w.Header().Set("x-ratelimit-count", strconv.Itoa(window.count))
	if window.count > limit {
		return refuse(http.StatusTooManyRequests, 0, "Too many requests in five minutes for this profile. Please slow down and try again later.")
	}
	return nil
}

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

// authenticate accepts the sandbox's keys and finds the profile the request is for.
func (s *Server) authenticate(c *call) *failure {
	key, isBearer := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bearer ")
	if liveKey.MatchString(key) {
		return refuse(http.StatusUnauthorized, 102, "This is a sandbox on your own machine and the key looks live. "+
			"Take the live key out of this configuration and use the sandbox's own key.")
	}
	if !isBearer || !s.good(key) {
		return refuse(http.StatusUnauthorized, 102, "API Key not valid. Send the header Authorization: Bearer API_KEY.")
	}
	return s.selectProfile(c)
}

// good says whether a key is the sandbox's, or one of its further keys: the same with anything and a hyphen before it, as several
// teams have keys of their own. All lead to the one account.
func (s *Server) good(key string) bool {
	last := key[max(0, len(key)-len(s.options.APIKey)):]
	before := strings.TrimSuffix(key, last)
	return subtle.ConstantTimeCompare([]byte(last), []byte(s.options.APIKey)) == 1 && (before == "" || strings.HasSuffix(before, "-"))
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

// rateWindow counts a profile's requests of five minutes, and since the start those that were beyond the limit.
type rateWindow struct {
	start   time.Time
	count   int
	refused int
}

const ratePeriod = 5 * time.Minute

// countRequest refuses a profile's requests beyond its limit and tells the count in the vendor's two headers.
func (s *Server) countRequest(c *call) *failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, limit := s.now(), s.state.Settings.RequestLimit
	window := s.rates[c.profile.Ref]
	if window == nil {
		window = &rateWindow{}
		s.rates[c.profile.Ref] = window
	}
	if now.Sub(window.start) >= ratePeriod {
		window.start, window.count = now, 0
	}
	window.count++
	if limit == 0 {
		return nil
	}
	c.w.Header().Set("x-ratelimit-max", strconv.Itoa(limit))
	c.w.Header().Set("x-ratelimit-count", strconv.Itoa(window.count))
	if window.count > limit {
		window.refused++
		return refuse(http.StatusTooManyRequests, 0, "Too many requests in five minutes for this profile. Please slow down and try again later.")
	}
	return nil
}

package ayrshare

import (
	"fmt"
	"time"
)

// Settings are the sandbox's switches, changed through Control and part of the saved state.
type Settings struct {
	// AllowDuplicates turns the duplicate rule (code 137) off.
	AllowDuplicates bool `json:"allowDuplicates"`
	// HistoryCacheSeconds is how long a history answer of more than 25 entries is given again unchanged.
	HistoryCacheSeconds int `json:"historyCacheSeconds"`
	// RequestLimit is the number of requests a profile has in five minutes; 0 means no limit.
	RequestLimit int `json:"requestLimit"`
	// AcceptLatencyMs delays POST /post between its checks and its outcome.
	AcceptLatencyMs int `json:"acceptLatencyMs"`
	// TikTokPendingSeconds is how long a TikTok post has the id "pending".
	TikTokPendingSeconds int `json:"tikTokPendingSeconds"`
	// RequireXApp refuses twitter (code 272) unless the request bears the two X-Twitter-OAuth1 headers.
	RequireXApp bool `json:"requireXApp"`
	// Limits replace the limits of single networks.
	Limits map[string]Limit `json:"limits"`
}

// Limit replaces a network's own limits; zero leaves the network's own.
type Limit struct {
	// Text is the number of characters a post may have.
	Text int `json:"text"`
	// Images is the number of images a post may have.
	Images int `json:"images"`
}

func defaultSettings() Settings {
	return Settings{
		HistoryCacheSeconds:  60,
		RequestLimit:         300,
		TikTokPendingSeconds: 90,
		Limits:               map[string]Limit{},
	}
}

// check says what is wrong with settings that came from outside.
func (s Settings) check() error {
	if s.HistoryCacheSeconds < 0 || s.RequestLimit < 0 || s.TikTokPendingSeconds < 0 {
		return fmt.Errorf("numbers must not be negative")
	}
	if s.AcceptLatencyMs < 0 || s.AcceptLatencyMs > 120_000 {
		return fmt.Errorf("acceptLatencyMs must be between 0 and 120000")
	}
	for name, limit := range s.Limits {
		if _, known := networkNamed(name); !known {
			return fmt.Errorf("limits names %q, which is not a network", name)
		}
		if limit.Text < 0 || limit.Images < 0 {
			return fmt.Errorf("limits for %q must not be negative", name)
		}
	}
	return nil
}

func (s Settings) historyCache() time.Duration {
	return time.Duration(s.HistoryCacheSeconds) * time.Second
}

func (s Settings) acceptLatency() time.Duration {
	return time.Duration(s.AcceptLatencyMs) * time.Millisecond
}

func (s Settings) tikTokPending() time.Duration {
	return time.Duration(s.TikTokPendingSeconds) * time.Second
}

// network gives a network with its limits as they are set now.
func (s Settings) network(name string) (Network, bool) {
	n, known := networkNamed(name)
	if limit, set := s.Limits[name]; set {
		if limit.Text > 0 {
			n.TextLimit = limit.Text
		}
		if limit.Images > 0 {
			n.ImageLimit = limit.Images
		}
	}
	return n, known
}

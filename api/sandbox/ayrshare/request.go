package ayrshare

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// postRequest is the body of POST /post and POST /validate/post: the fields that change what the sandbox does. All
// others are ignored, as the vendor ignores names it does not know.
type postRequest struct {
	Post              perNetwork[string]   `json:"post"`
	Platforms         []string             `json:"platforms"`
	MediaURLs         perNetwork[[]string] `json:"mediaUrls"`
	IsVideo           bool                 `json:"isVideo"`
	ScheduleDate      string               `json:"scheduleDate"`
	ValidateScheduled *bool                `json:"validateScheduled"`
	AutoSchedule      *struct {
		Schedule bool `json:"schedule"`
	} `json:"autoSchedule"`
	FirstComment *struct {
		Comment string `json:"comment"`
	} `json:"firstComment"`
	TwitterOptions   threading `json:"twitterOptions"`
	ThreadsOptions   threading `json:"threadsOptions"`
	PinterestOptions struct {
		Link string `json:"link"`
	} `json:"pinterestOptions"`
	ShortenLinks     bool   `json:"shortenLinks"`
	RequiresApproval bool   `json:"requiresApproval"`
	Notes            string `json:"notes"`
	IdempotencyKey   string `json:"idempotencyKey"`
}

// threading says that a text is a thread, its parts set off by blank lines.
type threading struct {
	Thread bool `json:"thread"`
}

// parts are the posts that a text makes on a network: more than one where it is a thread.
func (q *postRequest) parts(network string) []string {
	text := q.Post.of(network)
	threaded := network == "twitter" && q.TwitterOptions.Thread || network == "threads" && q.ThreadsOptions.Thread
	if !threaded {
		return []string{text}
	}
	return strings.Split(text, "\n\n")
}

// perNetwork is a value for all networks, or an object of values by network with "default" for the others.
type perNetwork[T any] struct {
	set   bool
	all   T
	named map[string]T
}

// UnmarshalJSON takes the plain value or the object.
func (p *perNetwork[T]) UnmarshalJSON(data []byte) error {
	p.set = string(data) != "null"
	if strings.HasPrefix(string(data), "{") {
		return json.Unmarshal(data, &p.named)
	}
	return json.Unmarshal(data, &p.all)
}

func (p perNetwork[T]) of(network string) T {
	if value, named := p.named[network]; named {
		return value
	}
	if value, named := p.named["default"]; named {
		return value
	}
	return p.all
}

// check refuses a request that is not a post at all, whatever the networks would say.
func (q *postRequest) check() *failure {
	if !q.Post.set {
		return badParameters("post is required; it may be an empty string when mediaUrls is given.")
	}
	if len(q.Platforms) == 0 {
		return badParameters("platforms is required and must name at least one network.")
	}
	for _, name := range q.Platforms {
		if _, known := networkNamed(name); !known {
			return badParameters(fmt.Sprintf("platforms names %q, which is not a supported network.", name))
		}
		if q.Post.of(name) == "" && len(q.MediaURLs.of(name)) == 0 {
			return badParameters("post may be empty only when mediaUrls is given.")
		}
		if len(q.Post.of(name)) > maxTextBytes {
			return badParameters("post is longer than any network takes.")
		}
	}
	slices.Sort(q.Platforms)
	q.Platforms = slices.Compact(q.Platforms)
	return q.checkSchedule()
}

func (q *postRequest) checkSchedule() *failure {
	if q.AutoSchedule != nil && q.AutoSchedule.Schedule {
		return refuse(400, 192, "No auto schedule is set for this profile. Set one or send scheduleDate.")
	}
	if q.ScheduleDate == "" {
		return nil
	}
	if _, err := time.Parse(time.RFC3339, q.ScheduleDate); err != nil {
		return badParameters("scheduleDate must be a UTC time such as 2026-07-08T12:30:00Z.")
	}
	return nil
}

// due is when the post is to be published; immediate is true when that is now.
func (q *postRequest) due(now time.Time) (due time.Time, immediate bool) {
	at, err := time.Parse(time.RFC3339, q.ScheduleDate)
	if err != nil || !at.After(now) {
		return now, true
	}
	return at.UTC(), false
}

func (q *postRequest) comment() string {
	if q.FirstComment == nil {
		return ""
	}
	return q.FirstComment.Comment
}

// text is the text that stands for the post in lists: the plain one, or the one of the first network.
func (q *postRequest) text() string {
	return q.Post.of(q.Platforms[0])
}

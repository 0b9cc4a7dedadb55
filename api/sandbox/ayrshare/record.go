package ayrshare

import (
	"slices"
	"time"
)

// Statuses of a post.
const (
	statusSuccess  = "success"
	statusError    = "error"
	statusPending  = "pending"
	statusPaused   = "paused"
	statusDeleted  = "deleted"
	statusApproval = "awaiting approval"
)

// record is a post as the vendor keeps it: what was asked for and what became of it at each network.
type record struct {
	ID      string            `json:"id"`
	RefID   string            `json:"refId"`
	Profile string            `json:"profile"`
	Text    string            `json:"text"`
	Texts   map[string]string `json:"texts"`
	// Threads are the parts of a text that is a thread, by network; Link is Pinterest's.
	Threads      map[string][]string `json:"threads,omitempty"`
	Link         string              `json:"link,omitempty"`
	Media        map[string][]shot   `json:"media,omitempty"`
	Platforms    []string            `json:"platforms"`
	Scheduled    bool                `json:"scheduled"`
	Created      time.Time           `json:"created"`
	Due          time.Time           `json:"due"`
	Received     time.Time           `json:"received"`
	Status       string              `json:"status"`
	Errors       []postError         `json:"errors"`
	Results      []postResult        `json:"results"`
	Notes        string              `json:"notes"`
	Key          string              `json:"key"`
	FirstComment string              `json:"firstComment"`
	ShortenLinks bool                `json:"shortenLinks"`
	Retried      bool                `json:"retried"`
}

// shot is one picture or video of a post; Image is the content hash of the copy kept for the feed, if one is kept.
type shot struct {
	URL   string `json:"url"`
	Type  string `json:"type"`
	Image string `json:"image,omitempty"`
}

// postError is a network's refusal of a post.
type postError struct {
	Action         string `json:"action"`
	Status         string `json:"status"`
	Code           int    `json:"code"`
	Message        string `json:"message"`
	Post           string `json:"post,omitempty"`
	Platform       string `json:"platform"`
	RetryAvailable bool   `json:"retryAvailable"`
}

// postResult is a network's acceptance of a post. ID is a number for Telegram and "pending" for a fresh TikTok post.
type postResult struct {
	Status    string `json:"status"`
	ID        any    `json:"id"`
	PostURL   string `json:"postUrl,omitempty"`
	Platform  string `json:"platform"`
	UsedQuota int    `json:"usedQuota,omitempty"`
	IDShare   string `json:"idShare,omitempty"`
}

// postAnswer is the answer to POST /post.
type postAnswer struct {
	Status       string       `json:"status"`
	ScheduleDate string       `json:"scheduleDate,omitempty"`
	Errors       []postError  `json:"errors"`
	PostIDs      []postResult `json:"postIds,omitempty"`
	ID           string       `json:"id,omitempty"`
	RefID        string       `json:"refId,omitempty"`
	Post         string       `json:"post"`
	ProfileTitle string       `json:"profileTitle,omitempty"`
}

// answer tells what became of a post just sent; the status "scheduled" exists in this answer alone.
func (p *record) answer() postAnswer {
	a := postAnswer{Status: p.Status, Errors: p.errors(), PostIDs: p.Results, ID: p.ID, RefID: p.RefID, Post: p.Text}
	if p.Status == statusPending {
		a.Status, a.ScheduleDate = "scheduled", p.Due.Format(time.RFC3339)
	}
	return a
}

// errors is never nil, since the vendor sends an empty list.
func (p *record) errors() []postError {
	if p.Errors == nil {
		return []postError{}
	}
	return p.Errors
}

// recordView is a post as GET /post/{id} and the history show it.
type recordView struct {
	ID           string       `json:"id"`
	Status       string       `json:"status"`
	Type         string       `json:"type"`
	Post         string       `json:"post"`
	Platforms    []string     `json:"platforms"`
	MediaURLs    []string     `json:"mediaUrls"`
	Created      string       `json:"created"`
	ScheduleDate string       `json:"scheduleDate"`
	Errors       []postError  `json:"errors"`
	PostIDs      []postResult `json:"postIds,omitempty"`
	ProfileTitle string       `json:"profileTitle,omitempty"`
	RefID        string       `json:"refId"`
	ShortenLinks bool         `json:"shortenLinks"`
	Notes        string       `json:"notes"`
}

func (p *record) view(title string) recordView {
	kind := "now"
	if p.Scheduled {
		kind = "scheduled"
	}
	return recordView{
		ID:           p.ID,
		Status:       p.Status,
		Type:         kind,
		Post:         p.Text,
		Platforms:    p.Platforms,
		MediaURLs:    p.mediaURLs(),
		Created:      stamp(p.Created),
		ScheduleDate: stamp(p.Due),
		Errors:       p.errors(),
		PostIDs:      slices.Clone(p.Results),
		ProfileTitle: title,
		RefID:        p.RefID,
		ShortenLinks: p.ShortenLinks,
		Notes:        p.Notes,
	}
}

func (p *record) mediaURLs() []string {
	urls := []string{}
	for _, name := range p.Platforms {
		for _, m := range p.Media[name] {
			if !slices.Contains(urls, m.URL) {
				urls = append(urls, m.URL)
			}
		}
	}
	return urls
}

// waits says that the post is still to be published or deleted without a trace at any network.
func (p *record) waits() bool {
	return p.Status == statusPending || p.Status == statusPaused || p.Status == statusApproval
}

package ayrshare

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// Keys gives the key of a tenant's profile.
type Keys interface {
	ProfileKey(ctx context.Context, in tenant.ID) (string, error)
}

// Publisher publishes through the tenants' profiles.
type Publisher struct {
	client *Client
	keys   Keys
}

// NewPublisher makes a publisher.
func NewPublisher(c *Client, keys Keys) *Publisher { return &Publisher{c, keys} }

// published is one network's part of an answer.
type published struct {
	Status   string          `json:"status"`
	ID       json.RawMessage `json:"id"` // text, or a number from some networks
	PostURL  string          `json:"postUrl"`
	Platform string          `json:"platform"`
}

// postAnswer is the answer to a post, and an entry of the history.
type postAnswer struct {
	Status  string      `json:"status"`
	ID      string      `json:"id"`
	Notes   string      `json:"notes"`
	PostIDs []published `json:"postIds"`
	Errors  []errorItem `json:"errors"`
}

// Send publishes one order. See publish.Publisher.
func (p *Publisher) Send(ctx context.Context, o publish.Order) (publish.Receipt, error) {
	key, err := p.keys.ProfileKey(ctx, o.Tenant)
	if errors.Is(err, channel.ErrProfileNotFound) {
		return publish.Receipt{}, &publish.Failure{Class: publish.Relink, Code: "no_profile", Message: "No channel is connected any more. Connect it again, then try again."}
	}
	if err != nil { // the key can't be read at the moment, so nothing was sent
		return publish.Receipt{}, &publish.Failure{Class: publish.Passing, Code: "unreachable", Message: "The publishing account's settings can't be read at the moment."}
	}
	got, err := p.client.do(ctx, http.MethodPost, "/post", key, nil, body(o))
	if errors.Is(err, errNotSent) {
		return publish.Receipt{}, &publish.Failure{Class: publish.Passing, Code: "unreachable", Message: "The provider could not be reached."}
	}
	if err != nil {
		return publish.Receipt{}, err
	}
	return read(got, o)
}

// read tells what an answer to a post means. A refusal may still hold what was published,
// so that is looked for first.
func read(got answer, o publish.Order) (publish.Receipt, error) {
	if a, ok := unwrap(got.body); ok {
		if r, ok := a.receipt(string(o.Network), got.status); ok {
			return r, nil
		}
	}
	if got.status < 300 {
		return publish.Receipt{}, &publish.Unclear{Status: got.status}
	}
	f, ok := failure(got.status, firstError(got.body))
	if !ok {
		return publish.Receipt{}, &publish.Unclear{Status: got.status}
	}
	f.RetryAfter = got.retryAfter
	return publish.Receipt{}, f
}

// unwrap reads an answer in either form: plain, or wrapped in posts[] for a profile.
func unwrap(raw []byte) (postAnswer, bool) {
	var a struct {
		postAnswer
		Posts []postAnswer `json:"posts"`
	}
	if json.Unmarshal(raw, &a) != nil {
		return postAnswer{}, false
	}
	if len(a.Posts) > 0 {
		return a.Posts[0], true
	}
	return a.postAnswer, true
}

// receipt finds what was published on a network.
func (a postAnswer) receipt(network string, status int) (publish.Receipt, bool) {
	for _, p := range a.PostIDs {
		if p.Platform == network && p.Status == "success" {
			return publish.Receipt{ProviderPostID: a.ID, URL: p.PostURL, Status: status}, true
		}
	}
	return publish.Receipt{}, false
}

// historyMargin is how far before the first call the history is read, for clocks that
// differ.
const historyMargin = 15 * time.Minute

// Find looks an order up in the history. See publish.Publisher. More than 25 entries come
// from a cache of about a minute, which the caller's wait covers.
func (p *Publisher) Find(ctx context.Context, o publish.Order, since time.Time) (publish.Receipt, bool, error) {
	key, err := p.keys.ProfileKey(ctx, o.Tenant)
	if err != nil {
		return publish.Receipt{}, false, err
	}
	got, err := p.client.do(ctx, http.MethodGet, "/history", key, url.Values{
		"limit": {"1000"}, "lastDays": {"0"}, "startDate": {since.Add(-historyMargin).UTC().Format(time.RFC3339)},
	}, nil)
	if err != nil {
		return publish.Receipt{}, false, err
	}
	return search(got, o)
}

func search(got answer, o publish.Order) (publish.Receipt, bool, error) {
	if firstEmpty(got) {
		return publish.Receipt{}, false, nil
	}
	var h struct {
		History []postAnswer `json:"history"`
	}
	if got.status >= 300 || json.Unmarshal(got.body, &h) != nil {
		return publish.Receipt{}, false, &publish.Unclear{Status: got.status}
	}
	var refused error
	for _, entry := range h.History {
		if entry.Notes != string(o.Publication) {
			continue
		}
		// A repetition that was refused may stand before the call that was carried out.
		r, found, err := entry.found(o)
		if found {
			return r, true, nil
		}
		refused = err
	}
	return publish.Receipt{}, false, refused
}

// found tells what a history's entry means.
func (a postAnswer) found(o publish.Order) (publish.Receipt, bool, error) {
	if r, ok := a.receipt(string(o.Network), http.StatusOK); ok {
		return r, true, nil
	}
	if a.Status == "error" && len(a.Errors) > 0 {
		e := a.Errors[0]
		e.RetryAvailable = false // nobody has tried it again, so it is not out
		f, _ := failure(http.StatusBadRequest, e)
		return publish.Receipt{}, false, f
	}
	return publish.Receipt{ProviderPostID: a.ID, Status: http.StatusOK}, true, nil
}

// firstEmpty says whether the history is empty, which Ayrshare answers as an error (code
// 221).
func firstEmpty(got answer) bool {
	var e struct {
		History errorItem `json:"history"`
	}
	return got.status == http.StatusBadRequest && json.Unmarshal(got.body, &e) == nil && e.History.Code == 221
}

package stack

import (
	"fmt"
	"maps"
	"net/url"
	"os/exec"
	"slices"
	"testing"
	"time"
)

// Connect links accounts on the provider's page and gives the channels' ids by network.
func (p *Person) Connect(networks ...string) map[string]string {
	p.t.Helper()
	var link struct{ URL string }
	p.Must(200, "POST", "/v1/channels/connect", Object{"networks": networks, "returnPath": "/channels"}, &link)
	for _, n := range networks {
		p.stack.Link(p.t, link.URL, n, "Northwind on "+n)
	}
	var refreshed struct {
		Data []struct{ ID, Network, Status string }
	}
	p.Must(200, "POST", "/v1/channels/refresh", nil, &refreshed)
	channels := map[string]string{}
	for _, c := range refreshed.Data {
		if c.Status == "connected" {
			channels[c.Network] = c.ID
		}
	}
	if len(channels) != len(networks) {
		p.t.Fatalf("after linking %v the channels are %+v", networks, refreshed.Data)
	}
	return channels
}

// Schedule makes a post with a text for some channels and plans it for an instant.
func (p *Person) Schedule(text string, channels map[string]string, at time.Time) (post string) {
	p.t.Helper()
	targets := make([]string, 0, len(channels))
	for _, id := range channels {
		targets = append(targets, id)
	}
	post = p.Create("/v1/posts", Object{"text": text, "channelIds": targets})
	p.Must(200, "POST", "/v1/posts/"+post+"/schedule", Object{"publishAt": at.UTC()}, nil)
	return post
}

// Posted is a post as its author sees it.
type Posted struct {
	ID, State, Problem string
	Publications       []struct{ ID, Network, State, Error string }
}

// Posts lists every post of the person's team.
func (p *Person) Posts() (all []Posted) {
	p.t.Helper()
	for cursor := ""; ; {
		var page struct {
			Data       []Posted
			NextCursor *string
		}
		p.Get("/v1/posts?limit=100&cursor="+url.QueryEscape(cursor), &page)
		all = append(all, page.Data...)
		if page.NextCursor == nil {
			return all
		}
		cursor = *page.NextCursor
	}
}

// Unpublished says which posts of the team are not published yet; empty: all are. One that
// has ended otherwise fails the test.
func (p *Person) Unpublished() (why string) {
	p.t.Helper()
	for _, got := range p.Posts() {
		if slices.Contains([]string{"failed", "partially_published", "held", "missed"}, got.State) {
			p.t.Fatalf("%s is %s: %s %+v", got.ID, got.State, got.Problem, got.Publications)
		}
		if got.State != "published" {
			why += fmt.Sprintf("%s is %s %s %+v\n", got.ID, got.State, got.Problem, got.Publications)
		}
	}
	return why
}

// Campaignctl is a command of the operators', ready to run, with an environment in which
// these variables differ.
func (s *Stack) Campaignctl(t testing.TB, differ map[string]string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := s.campaignctl(t, args...)
	env := maps.Clone(s.env)
	maps.Copy(env, differ)
	cmd.Env = lines(env)
	return cmd
}

// VerifyAudit has campaignctl look at the audit log, and gives what it prints.
func (s *Stack) VerifyAudit(t testing.TB, arguments ...string) (string, error) {
	t.Helper()
	out, err := s.campaignctl(t, append([]string{"verify-audit"}, arguments...)...).Output()
	return string(out), err
}

package review

import (
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store     Store
	Posts     Posts
	Channels  Channels
	Campaigns Campaigns
	Library   Library
	Teams     Teams
	People    People
	Notices   Notices
	Feed      Feed
	Clock     clock.Clock
}

// Service is what can be done with reviews.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Create makes a link to some posts that is good for so long, and gives the token of its
// address, which is kept nowhere. Faults: fault.ErrInvalid.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, name string, posts []post.ID, life time.Duration) (Link, string, error) {
	var wrong fault.Fields
	wrong.Require(len(posts) > 0 && len(posts) <= mostPosts, "postIds", "out_of_range", "Choose 1 to 100 posts.")
	wrong.Require(life > 0 && life <= longestLife, "days", "out_of_range", "Let it be good for 1 to 90 days.")
	if err := wrong.Err(); err != nil {
		return Link{}, "", err
	}
	for _, one := range posts {
		if _, err := s.Posts.Get(ctx, actor.Scope(), one); errors.Is(err, post.ErrNotFound) {
			return Link{}, "", fault.ErrInvalid.WithFields(fault.Field{Field: "postIds", Code: "not_found", Message: "There is no post " + string(one) + "."})
		} else if err != nil {
			return Link{}, "", err
		}
	}
	now, token := s.Clock.Now(), id.Secret(32)
	l := Link{
		ID: id.New(id.ReviewLink), TenantID: actor.TenantID, Name: name, PostIDs: posts, Secret: hash(token),
		CreatedBy: actor.Name(), CreatedAt: now, ExpiresAt: now.Add(life), Version: 1,
	}
	if err := s.Store.CreateLink(ctx, actor.Scope(), l); err != nil {
		return Link{}, "", err
	}
	s.Feed.Changed(ctx, actor.TenantID, "review", l.ID)
	return l, token, nil
}

// Links pages through the links that have not been revoked, newest first.
func (s *Service) Links(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Link], error) {
	return s.Store.Links(ctx, actor.Scope(), req)
}

// Revoke ends a link: its very next use is refused. Faults: ErrNotFound.
func (s *Service) Revoke(ctx context.Context, actor tenant.Actor, id string) error {
	_, err := revise.Do(0, revise.Steps[Link]{
		Load:    func() (Link, error) { return s.Store.Link(ctx, actor.Scope(), id) },
		Version: func(l Link) int64 { return l.Version },
		Change: func(l *Link) error {
			if !l.RevokedAt.IsZero() {
				return ErrNotFound
			}
			l.RevokedAt = s.Clock.Now()
			return nil
		},
		Save: func(l Link, was int64) (Link, error) {
			l.Version = was + 1
			return l, s.Store.SaveLink(ctx, actor.Scope(), l, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "review", id)
	}
	return err
}

// View is what a link shows.
type View struct {
	Link  Link
	Team  string
	Posts []Shown
}

// Shown is a post as its readers will see it, with what was said about it.
type Shown struct {
	Post     post.Post
	Wordings []Wording
	Pictures []Picture
	Comments []Comment
}

// Wording is what a network is given.
type Wording struct {
	Network network.Network
	Words   post.Words
}

// Look shows the posts of a link that are still there. Faults: ErrOver.
func (s *Service) Look(ctx context.Context, token string) (View, error) {
	l, scope, err := s.open(ctx, token)
	if err != nil {
		return View{}, err
	}
	v := View{Link: l}
	if v.Team, err = s.Teams.TeamName(ctx, l.TenantID); err != nil {
		return View{}, err
	}
	for _, one := range l.PostIDs {
		shown, err := s.show(ctx, scope, one)
		if errors.Is(err, post.ErrNotFound) {
			continue
		}
		if err != nil {
			return View{}, err
		}
		v.Posts = append(v.Posts, shown)
	}
	return v, nil
}

// show reads one post with all that belongs to it. Faults: post.ErrNotFound.
func (s *Service) show(ctx context.Context, scope tenant.Scope, id post.ID) (Shown, error) {
	p, err := s.Posts.Get(ctx, scope, id)
	if err != nil {
		return Shown{}, err
	}
	out := Shown{Post: p}
	channels, err := s.Channels.PostChannels(ctx, scope, p.ChannelIDs)
	if err != nil {
		return out, err
	}
	campaign, err := s.Campaigns.UTMName(ctx, scope, p.CampaignID)
	if err != nil {
		return out, err
	}
	for _, ch := range p.ChannelIDs {
		if c, ok := channels[ch]; ok {
			out.Wordings = append(out.Wordings, Wording{c.Network, p.WordsFor(c.Network, campaign)})
		}
	}
	if out.Pictures, err = s.Library.Pictures(ctx, p.TenantID, p.AssetIDs); err != nil {
		return out, err
	}
	out.Comments, err = s.Store.Comments(ctx, scope, id, mostComments)
	return out, err
}

// open finds the link of a token, if it shows anything. Faults: ErrOver.
func (s *Service) open(ctx context.Context, token string) (Link, tenant.Scope, error) {
	l, err := s.Store.LinkBySecret(ctx, hash(token))
	if errors.Is(err, ErrNotFound) || err == nil && !l.Open(s.Clock.Now()) {
		err = ErrOver
	}
	if err != nil {
		return Link{}, tenant.Scope{}, err
	}
	standing, err := s.Teams.Standing(ctx, l.TenantID)
	if err == nil && standing != tenant.Active {
		err = ErrOver
	}
	return l, tenant.System(l.TenantID, "review").Scope(), err
}

// Say adds what an outsider says about a post of a link, and tells the team. Faults:
// ErrOver, ErrFull, post.ErrNotFound, fault.ErrInvalid.
func (s *Service) Say(ctx context.Context, token string, id post.ID, author, text string) (Comment, error) {
	l, scope, err := s.open(ctx, token)
	if err != nil {
		return Comment{}, err
	}
	if !slices.Contains(l.PostIDs, id) {
		return Comment{}, post.ErrNotFound
	}
	c, err := s.add(ctx, scope, Comment{TenantID: l.TenantID, PostID: id, LinkID: l.ID, Author: author, Text: text})
	if err != nil {
		return Comment{}, err
	}
	told := c.Author + " commented on a post: " + short(c.Text)
	return c, s.Notices.TellOnce(ctx, tenant.System(l.TenantID, "review"), c.At, "comment:"+c.ID, "post.commented", told, "/posts/"+string(id))
}

// short is the beginning of a comment.
func short(text string) string {
	if letters := []rune(text); len(letters) > longestName {
		return string(letters[:longestName]) + "…"
	}
	return text
}

// Comments lists what was said about a post, oldest first. Faults: post.ErrNotFound.
func (s *Service) Comments(ctx context.Context, actor tenant.Actor, id post.ID) ([]Comment, error) {
	if _, err := s.Posts.Get(ctx, actor.Scope(), id); err != nil {
		return nil, err
	}
	return s.Store.Comments(ctx, actor.Scope(), id, mostComments)
}

// Reply adds what one of the team says about a post; outsiders with a link to it read it
// too. Faults: post.ErrNotFound, ErrFull, fault.ErrInvalid.
func (s *Service) Reply(ctx context.Context, actor tenant.Actor, id post.ID, text string) (Comment, error) {
	name := "API"
	if actor.UserID != "" {
		var err error
		if name, err = s.People.PersonName(ctx, actor.UserID); err != nil {
			return Comment{}, err
		}
	}
	return s.add(ctx, actor.Scope(), Comment{TenantID: actor.TenantID, PostID: id, UserID: actor.Name(), Author: name, Text: text})
}

func (s *Service) add(ctx context.Context, scope tenant.Scope, c Comment) (Comment, error) {
	if _, err := s.Posts.Get(ctx, scope, c.PostID); err != nil {
		return Comment{}, err
	}
	if err := c.tidy(); err != nil {
		return Comment{}, err
	}
	many, err := s.Store.CountComments(ctx, scope, c.PostID)
	if err == nil && many >= mostComments {
		err = ErrFull
	}
	if err != nil {
		return Comment{}, err
	}
	c.ID, c.At = id.New(id.Comment), s.Clock.Now()
	if err := s.Store.AddComment(ctx, scope, c); err != nil {
		return Comment{}, err
	}
	s.Feed.Changed(ctx, c.TenantID, "post", string(c.PostID))
	return c, nil
}

package ayrshare

import (
	"slices"
	"time"
)

// publish puts a post on every network that has not refused it, and writes the ledger. The caller holds the lock.
func (s *Server) publish(owner *profile, p *record, received time.Time) {
	for _, network := range p.Platforms {
		text, wanted := p.Texts[network]
		if !wanted || p.publishedAt(network) {
			continue
		}
		s.publishTo(owner, p, network, text, received)
	}
	p.Status = statusSuccess
	if len(p.Errors) > 0 {
		p.Status = statusError
	}
	s.changes++
}

func (s *Server) publishTo(owner *profile, p *record, network, text string, received time.Time) {
	n, _ := networkNamed(network)
	s.state.Sequence++
	entry := Publication{
		ID:             p.ID + "-" + network,
		ReceivedAt:     received,
		PublishedAt:    publishedOn(p, s.now()),
		Profile:        owner.Title,
		ProfileRef:     owner.Ref,
		Network:        network,
		Text:           n.shorten(text),
		Thread:         p.Threads[network],
		FirstComment:   p.FirstComment,
		Notes:          p.Notes,
		IdempotencyKey: p.Key,
		PostID:         p.ID,
		SocialID:       newSocialID(network, s.state.Sequence),
	}
	if network == "pinterest" {
		entry.Link = p.Link
	}
	if linked := owner.Accounts[network]; linked != nil {
		entry.Account, entry.Username = linked.Name, linked.Username
	}
	for _, m := range p.Media[network] {
		entry.Media = append(entry.Media, Media(m))
	}
	entry.PostURL = s.options.NetworkURL + "/network/p/" + entry.ID
	s.state.addToLedger(entry)
	p.Results = append(p.Results, s.resultOf(p, entry))
}

// publishedOn is now for a post that was sent at once. A scheduled one went out at its date, even when the sandbox was
// only looked at afterwards.
func publishedOn(p *record, now time.Time) time.Time {
	if p.Scheduled && !p.Retried {
		return p.Due
	}
	return now
}

func (s *Server) resultOf(p *record, entry Publication) postResult {
	r := postResult{Status: "success", ID: wireID(entry.Network, entry.SocialID), PostURL: entry.PostURL, Platform: entry.Network}
	switch entry.Network {
	case "tiktok":
		r.ID, r.PostURL, r.IDShare = "pending", "", "v_pub_url~v2."+entry.SocialID
	case "instagram":
		r.UsedQuota = s.state.quotaUsed(p.Profile, entry.PublishedAt)
	}
	return r
}

// quotaUsed counts a profile's Instagram posts of the 24 hours before now, of which the network allows 50.
func (st *state) quotaUsed(ref string, now time.Time) int {
	used := 0
	for _, e := range st.Ledger {
		if e.ProfileRef == ref && e.Network == "instagram" && now.Sub(e.PublishedAt) < 24*time.Hour {
			used++
		}
	}
	return used
}

func (p *record) publishedAt(network string) bool {
	return slices.ContainsFunc(p.Results, func(r postResult) bool { return r.Platform == network })
}

// settle does what time alone brings about: scheduled posts go out, TikTok posts get their id. The caller holds the lock.
func (s *Server) settle() {
	now := s.now()
	for _, p := range s.state.Posts {
		if p.Status == statusPending && !p.Due.After(now) {
			s.publishDue(p)
		}
		if p.Status != statusDeleted && !p.Due.After(now) {
			s.nameTikTok(p, now)
		}
	}
}

// publishDue sends a scheduled post, checking once more what may have changed since it was accepted.
func (s *Server) publishDue(p *record) {
	owner := s.state.findProfile(func(o *profile) bool { return o.Ref == p.Profile })
	if owner == nil {
		return
	}
	for network, text := range p.Texts {
		n, _ := s.state.Settings.network(network)
		if e := screenAccount(screening{profile: owner, settings: s.state.Settings, xHeaders: true}, n); e != nil {
			e.Post = text
			p.Errors = append(p.Errors, *e)
			delete(p.Texts, network)
		}
	}
	s.publish(owner, p, p.Received)
}

// nameTikTok gives a TikTok post that was "pending" long enough the id and address of its publication.
func (s *Server) nameTikTok(p *record, now time.Time) {
	for i := range p.Results {
		r := &p.Results[i]
		if r.Platform != "tiktok" || r.ID != "pending" {
			continue
		}
		entry := s.state.publication(p.ID, "tiktok")
		if entry == nil || now.Sub(entry.PublishedAt) < s.state.Settings.tikTokPending() {
			continue
		}
		r.ID, r.PostURL = entry.SocialID, entry.PostURL
		s.changes++
	}
}

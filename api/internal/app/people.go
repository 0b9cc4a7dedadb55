package app

import (
	"context"
	"strings"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// furnishTeams builds the rooms of who belongs to a team, and of its programs. They stand
// on identity and billing.
func (s *services) furnishTeams(p *parts, people *mongostore.People, mailer identity.Mailer) {
	s.Teams = team.New(team.Needs{
		Teams: s.teams, Invites: mongostore.NewInvites(p.mongo), Users: people, Accounts: s.Identity, Quota: s.Billing,
		Outbox: p.queue, Mailer: mailer, Feed: s.feed, Clock: p.clock, Log: p.log, AppURL: p.config.AppURL,
	})
	s.APIKeys = apikey.New(apikey.Needs{
		Store: mongostore.NewAPIKeys(p.mongo), Teams: s.teams, Users: people, Quota: s.Billing, Feed: s.feed, Clock: p.clock, Log: p.log,
	})
}

// doors knows callers by what they bear: programs by their key, people by their access
// token.
type doors struct {
	keys   *apikey.Service
	people *identity.Service
}

// Authenticate tells who bears a credential.
func (d doors) Authenticate(ctx context.Context, bearer string) (tenant.Actor, error) {
	if strings.HasPrefix(bearer, apikey.Prefix) {
		return d.keys.Authenticate(ctx, bearer)
	}
	return d.people.Authenticate(ctx, bearer)
}

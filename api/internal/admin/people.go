package admin

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Person is an account as the operator sees it.
type Person struct {
	User   identity.User
	Places []Place
	SeenAt time.Time // the last use of a sign-in that counts; zero: there is none
}

// Place is a person's place in a team.
type Place struct {
	TenantID tenant.ID
	Name     string
	Role     tenant.Role
}

// ListPeople pages through the accounts, newest first, or gives the one of an address.
func (s *Service) ListPeople(ctx context.Context, actor tenant.Actor, email string, req page.Request) (page.Result[Person], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Person]{}, err
	}
	found, err := s.accounts(ctx, email, req)
	if err != nil {
		return page.Result[Person]{}, err
	}
	people, err := s.portray(ctx, found.Items)
	return page.Result[Person]{Items: people, Next: found.Next}, err
}

func (s *Service) accounts(ctx context.Context, email string, req page.Request) (page.Result[identity.User], error) {
	if email == "" {
		return s.People.ListUsers(ctx, req)
	}
	u, err := s.People.UserByEmail(ctx, identity.Key(email))
	if errors.Is(err, identity.ErrNotFound) {
		return page.Result[identity.User]{}, nil
	}
	return page.Result[identity.User]{Items: []identity.User{u}}, err
}

// portray joins accounts with their teams and last uses, in three reads for a page.
func (s *Service) portray(ctx context.Context, users []identity.User) ([]Person, error) {
	ids := make([]string, len(users))
	for i, u := range users {
		ids[i] = u.ID
	}
	seen, err := s.People.LastSeen(ctx, ids)
	if err != nil {
		return nil, err
	}
	places, err := s.places(ctx, ids)
	if err != nil {
		return nil, err
	}
	people := make([]Person, len(users))
	for i, u := range users {
		people[i] = Person{User: u, Places: places[u.ID], SeenAt: seen[u.ID]}
	}
	return people, nil
}

// places tells the teams of people, by person.
func (s *Service) places(ctx context.Context, userIDs []string) (map[string][]Place, error) {
	members, err := s.People.MembershipsOfAll(ctx, userIDs)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = string(m.TenantID)
	}
	teams, err := s.Teams.TenantsByID(ctx, tenant.AllTenants("operators see where people belong"), ids)
	names := map[tenant.ID]string{}
	for _, t := range teams {
		names[t.ID] = t.Name
	}
	places := map[string][]Place{}
	for _, m := range members {
		places[m.UserID] = append(places[m.UserID], Place{m.TenantID, names[m.TenantID], m.Role})
	}
	return places, err
}

package team_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

var whole = page.Request{Limit: 100}

func TestOfTwoOwnersWhoLeaveAtOnceOneStays(t *testing.T) {
	w := newTown(t)
	for n := range 12 {
		ada := w.found(fmt.Sprintf("Ada%d", n))
		bob := w.recruit(ada, fmt.Sprintf("Bob%d", n), tenant.Owner)
		both := []tenant.Actor{ada, bob}
		left, others := w.race(2, func(o *office, n int) error { return o.Remove(t.Context(), both[n], both[n].UserID) })
		if left != 1 || !errors.Is(errors.Join(others...), team.ErrLastOwner) {
			t.Fatalf("%d left (%v), want one, and the other told why not", left, others)
		}
		if roles := w.roles(ada.TenantID); owners(roles) != 1 || len(roles) != 1 {
			t.Fatalf("the team is left to %v", roles)
		}
	}
}

func TestOwnersWhoLowerEachOtherLeaveOne(t *testing.T) {
	w := newTown(t)
	for n := range 8 {
		ada := w.found(fmt.Sprintf("Ada%d", n))
		bob := w.recruit(ada, fmt.Sprintf("Bob%d", n), tenant.Owner)
		both := []tenant.Actor{ada, bob}
		_, _ = w.race(2, func(o *office, n int) error {
			_, err := o.SetRole(t.Context(), both[n], both[1-n].UserID, 0, tenant.Viewer)
			return err
		})
		if roles := w.roles(ada.TenantID); owners(roles) != 1 {
			t.Fatalf("the team is left to %v", roles)
		}
	}
}

func TestTheLastOwnerCannotLeaveNorBeRemovedNorLowered(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	admin := w.recruit(ada, "Bob", tenant.Admin)
	wants(t, "leave", w.first.Remove(t.Context(), ada, ada.UserID), team.ErrLastOwner)
	_, err := w.first.SetRole(t.Context(), ada, ada.UserID, 0, tenant.Admin)
	wants(t, "lower oneself", err, team.ErrLastOwner)
	wants(t, "be removed", w.first.Remove(t.Context(), admin, ada.UserID), team.ErrOwners)
	_, err = w.first.SetRole(t.Context(), admin, ada.UserID, 0, tenant.Viewer)
	wants(t, "be lowered", err, team.ErrOwners)
	w.wantSeats(ada, 2, "after all was refused")
}

func TestWhoMayChangeWhom(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	admin, other := w.recruit(ada, "Bob", tenant.Admin), w.recruit(ada, "Cleo", tenant.Admin)
	editor := w.recruit(ada, "Dan", tenant.Editor)
	for _, c := range []struct {
		name   string
		by     tenant.Actor
		target string
		to     tenant.Role
		want   error
	}{
		{"an admin raises an editor to admin", admin, editor.UserID, tenant.Admin, nil},
		{"an admin lowers an admin", admin, editor.UserID, tenant.Editor, nil},
		{"an admin makes an owner", admin, editor.UserID, tenant.Owner, team.ErrOwners},
		{"an admin raises themselves", admin, admin.UserID, tenant.Owner, team.ErrOwners},
		{"an editor raises themselves", editor, editor.UserID, tenant.Admin, tenant.ErrForbidden},
		{"an editor lowers another", editor, other.UserID, tenant.Viewer, tenant.ErrForbidden},
		{"an admin lowers themselves", other, other.UserID, tenant.Viewer, nil},
		{"and up again", other, other.UserID, tenant.Admin, tenant.ErrForbidden},
		{"an owner makes an owner", ada, other.UserID, tenant.Owner, nil},
		{"a role there is not", ada, other.UserID, "king", fault.ErrInvalid},
		{"of somebody who is not there", ada, "usr_nobody", tenant.Viewer, identity.ErrNotAMember},
	} {
		if _, err := w.first.SetRole(t.Context(), c.by, c.target, 0, c.to); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	wants(t, "an editor removes another", w.first.Remove(t.Context(), editor, admin.UserID), tenant.ErrForbidden)
	wants(t, "an editor leaves", w.first.Remove(t.Context(), editor, editor.UserID), nil)
	wants(t, "and leaves again", w.first.Remove(t.Context(), editor, editor.UserID), identity.ErrNotAMember)
}

func TestARoleIsChangedFromTheVersionThatWasSeen(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	bob := w.recruit(ada, "Bob", tenant.Editor)
	seen, err := w.first.Members(t.Context(), ada, whole)
	w.must(err)
	i := slices.IndexFunc(seen.Items, func(m team.Member) bool { return m.UserID == bob.UserID })
	changed, err := w.first.SetRole(t.Context(), ada, bob.UserID, seen.Items[i].Version, tenant.Viewer)
	wants(t, "with the version seen", err, nil)
	_, err = w.first.SetRole(t.Context(), ada, bob.UserID, seen.Items[i].Version, tenant.Admin)
	wants(t, "with an older one", err, fault.ErrStale)
	_, err = w.first.SetRole(t.Context(), ada, bob.UserID, changed.Version, tenant.Admin)
	wants(t, "with the one answered", err, nil)
}

func TestARemovedMembersSignInsLoseTheTeamAtOnce(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	secret := w.invite(ada, addressOf("Bob"), tenant.Editor)
	got, err := w.first.Accept(t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: "Bob", Password: good})
	w.must(err)
	w.wantSeats(ada, 2, "with Bob")
	w.must(w.second.Remove(t.Context(), ada, got.User.ID))
	who, err := w.first.people.Authenticate(t.Context(), got.AccessToken)
	if err != nil || who.TenantID != "" || who.May(tenant.PostsRead) {
		t.Errorf("the sign-in still is in %q and may %v (%v)", who.TenantID, who.Permissions(), err)
	}
	w.wantSeats(ada, 1, "without Bob")
}

func TestALoweredRoleCountsForTheVeryNextRequest(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	bob := w.recruit(ada, "Bob", tenant.Admin)
	_, err := w.second.SetRole(t.Context(), ada, bob.UserID, 0, tenant.Viewer)
	w.must(err)
	// Bob's request was let in before; what he does now is held against what he is now.
	_, err = w.first.SetRole(t.Context(), bob, bob.UserID, 0, tenant.Admin)
	wants(t, "raise oneself with yesterday's rights", err, tenant.ErrForbidden)
	wants(t, "remove with yesterday's rights", w.first.Remove(t.Context(), bob, ada.UserID), tenant.ErrForbidden)
}

func TestATeamIsHandedOver(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	bob := w.recruit(ada, "Bob", tenant.Viewer)
	wants(t, "with a wrong password", w.first.Transfer(t.Context(), ada, bob.UserID, "not it"), fault.ErrInvalid)
	wants(t, "to oneself", w.first.Transfer(t.Context(), ada, ada.UserID, good), team.ErrOwnAlready)
	wants(t, "to a stranger", w.first.Transfer(t.Context(), ada, "usr_nobody", good), identity.ErrNotAMember)
	wants(t, "by who owns nothing", w.first.Transfer(t.Context(), bob, ada.UserID, good), tenant.ErrForbidden)
	w.must(w.first.Transfer(t.Context(), ada, bob.UserID, good))
	roles := w.roles(ada.TenantID)
	if roles[bob.UserID] != tenant.Owner || roles[ada.UserID] != tenant.Admin || owners(roles) != 1 {
		t.Errorf("the roles are %v", roles)
	}
	wants(t, "by who was the owner", w.first.Transfer(t.Context(), ada, bob.UserID, good), tenant.ErrForbidden)
}

func TestTeamsDoNotTouchEachOthersMembers(t *testing.T) {
	w := newTown(t)
	ada, eve := w.found("Ada"), w.found("Eve")
	bob := w.recruit(ada, "Bob", tenant.Editor)
	_, err := w.first.SetRole(t.Context(), eve, bob.UserID, 0, tenant.Viewer)
	wants(t, "change another team's member", err, identity.ErrNotAMember)
	wants(t, "remove another team's member", w.first.Remove(t.Context(), eve, bob.UserID), identity.ErrNotAMember)
	wants(t, "hand over to another team's member", w.first.Transfer(t.Context(), eve, bob.UserID, good), identity.ErrNotAMember)
	for name, c := range map[string]struct {
		who  tenant.Actor
		want int
	}{"ours": {ada, 2}, "theirs": {eve, 1}} {
		if got, err := w.first.Members(t.Context(), c.who, whole); err != nil || len(got.Items) != c.want {
			t.Errorf("%s lists %d members (%v), want %d", name, len(got.Items), err, c.want)
		}
	}
	_, err = w.first.SetRole(t.Context(), ada, bob.UserID, 0, tenant.Viewer)
	wants(t, "change the own member", err, nil)
}

// The property: whatever members do to each other, in whichever order, there is an owner,
// and nobody ever gives, takes or gains what is above their own rank.
func TestWhateverMembersDoTheRanksHold(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	crew := []tenant.Actor{ada, w.recruit(ada, "Bob", tenant.Admin), w.recruit(ada, "Cleo", tenant.Admin), w.recruit(ada, "Dan", tenant.Editor), w.recruit(ada, "Eli", tenant.Viewer)}
	all := []tenant.Role{tenant.Owner, tenant.Admin, tenant.Editor, tenant.Approver, tenant.Viewer}
	rank := map[tenant.Role]int{tenant.Owner: 4, tenant.Admin: 3, tenant.Editor: 2, tenant.Approver: 2, tenant.Viewer: 1}
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 7))
	done := 0
	for round := 0; round < 150 || done < 15 && round < 5000; round++ {
		by, target := crew[r.IntN(len(crew))], crew[r.IntN(len(crew))]
		was := w.roles(ada.TenantID)
		self, his := was[by.UserID], was[target.UserID]
		var to tenant.Role
		var err error
		switch r.IntN(12) {
		case 0:
			err = w.first.Remove(t.Context(), by, target.UserID)
		case 1:
			to = tenant.Owner
			if err = w.first.Transfer(t.Context(), by, target.UserID, good); err == nil {
				was[by.UserID] = tenant.Admin
			}
		default:
			to = all[r.IntN(len(all))]
			_, err = w.first.SetRole(t.Context(), by, target.UserID, 0, to)
		}
		now := w.roles(ada.TenantID)
		if owners(now) == 0 {
			t.Fatalf("seed %d: the team is nobody's: %v", seed, now)
		}
		leaves := by.UserID == target.UserID && to == ""
		if err == nil {
			done++
			if !leaves && (rank[self] < 3 || rank[his] > rank[self] || rank[to] > rank[self]) {
				t.Fatalf("seed %d: as %q, somebody made a %q a %q", seed, self, his, to)
			}
			was[target.UserID] = to
			if to == "" {
				delete(was, target.UserID)
			}
		}
		if fmt.Sprint(was) != fmt.Sprint(now) {
			t.Fatalf("seed %d: the roles are %v, want %v (%v)", seed, now, was, err)
		}
		if to == "" && err == nil { // others come in their stead, so that it goes on
			crew = slices.DeleteFunc(crew, func(a tenant.Actor) bool { return a.UserID == target.UserID })
			crew = append(crew, w.rejoin(ada.TenantID, target))
		}
	}
	if done < 15 {
		t.Errorf("seed %d: only %d of the changes went through: that proves nothing", seed, done)
	}
}

// rejoin brings somebody who left back as an admin, past the invitations.
func (w *town) rejoin(in tenant.ID, who tenant.Actor) tenant.Actor {
	w.t.Helper()
	w.clock.Advance(time.Second)
	scope := tenant.System(in, "test").Scope()
	now, err := w.first.teams.Tenant(w.t.Context(), scope)
	w.must(err)
	w.must(w.first.teams.EnsureMember(w.t.Context(), scope, identity.Membership{
		ID: identity.MembershipID(in, who.UserID), TenantID: in, UserID: who.UserID, Role: tenant.Admin, Version: now.Version, CreatedAt: w.clock.Now(),
	}))
	return who
}

// The same at once: of what collides some is refused, and the team is never nobody's.
func TestWhateverMembersDoAtOnceThereIsAnOwner(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	crew := []tenant.Actor{ada, w.recruit(ada, "Bob", tenant.Owner), w.recruit(ada, "Cleo", tenant.Owner), w.recruit(ada, "Dan", tenant.Admin)}
	for range 6 {
		_, _ = w.race(8, func(o *office, n int) error {
			by, target := crew[rand.IntN(len(crew))], crew[rand.IntN(len(crew))]
			switch n % 3 {
			case 0:
				return o.Transfer(t.Context(), by, target.UserID, good)
			case 1:
				_, err := o.SetRole(t.Context(), by, target.UserID, 0, tenant.Admin)
				return err
			}
			_, err := o.SetRole(t.Context(), by, target.UserID, 0, tenant.Owner)
			return err
		})
		if roles := w.roles(ada.TenantID); owners(roles) == 0 || len(roles) != len(crew) {
			t.Fatalf("the roles are %v", roles)
		}
	}
	w.clock.Advance(time.Minute)
	w.must(w.first.Sweep(t.Context()))
	w.settled(ada.TenantID)
}

// settled fails the test where memberships lag behind the team.
func (w *town) settled(in tenant.ID) {
	w.t.Helper()
	scope := tenant.System(in, "test").Scope()
	now, err := w.first.teams.Tenant(w.t.Context(), scope)
	w.must(err)
	members, err := w.first.teams.MembersOf(w.t.Context(), scope, []tenant.ID{in})
	w.must(err)
	if len(now.Moves) != 0 {
		w.t.Errorf("moves are left: %+v", now.Moves)
	}
	for _, m := range members {
		if role := now.RoleOf(m); role != m.Role {
			w.t.Errorf("%s is kept as %s and counts as %q", m.UserID, m.Role, role)
		}
	}
}

package mongostore_test

import (
	"errors"
	"testing"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

func TestATeamIsReadAndChangedByItselfAlone(t *testing.T) {
	teams := mongostore.NewTeams(open(t))
	team := identity.Tenant{ID: ours, TenantID: ours, Name: "Ours", Timezone: "UTC", Version: 1}
	if err := teams.EnsureTenant(t.Context(), scopeOf(ours), team); err != nil {
		t.Fatal(err)
	}
	if got, err := teams.Tenant(t.Context(), scopeOf(ours)); err != nil || got.Name != "Ours" {
		t.Errorf("our own team: %+v, %v", got, err)
	}
	if _, err := teams.TenantByID(t.Context(), scopeOf(theirs), ours); !errors.Is(err, identity.ErrNoTenant) {
		t.Errorf("our team in their scope: %v", err)
	}
	team.Name, team.Version = "Taken", 2
	if err := teams.SaveTenant(t.Context(), scopeOf(theirs), team, 1); err == nil {
		t.Error("they changed our team")
	}
	if err := teams.EnsureTenant(t.Context(), scopeOf(ours), team); err != nil {
		t.Errorf("a team that is there already: %v", err)
	}
	if got, _ := teams.Tenant(t.Context(), scopeOf(ours)); got.Name != "Ours" {
		t.Errorf("the team is called %q now", got.Name)
	}
	if _, err := teams.Tenant(t.Context(), tenant.Scope{}); !errors.Is(err, tenant.ErrScope) {
		t.Errorf("the zero scope: %v", err)
	}
}

func TestMembershipsStayInTheirTeam(t *testing.T) {
	store := open(t)
	teams, people := mongostore.NewTeams(store), mongostore.NewPeople(store)
	m := identity.Membership{ID: "mbr_1", TenantID: ours, UserID: "usr_ada", Role: tenant.Owner, CreatedAt: noon}
	if err := teams.EnsureMember(t.Context(), scopeOf(ours), m); err != nil {
		t.Fatal(err)
	}
	if err := teams.EnsureMember(t.Context(), scopeOf(theirs), m); err == nil {
		t.Error("a membership of ours was made in their scope")
	}
	if _, err := teams.Membership(t.Context(), scopeOf(theirs), m.ID); !errors.Is(err, identity.ErrNotAMember) {
		t.Errorf("our member in their scope: %v", err)
	}
	if found, err := teams.MembersOf(t.Context(), scopeOf(theirs), []tenant.ID{ours}); err != nil || len(found) != 0 {
		t.Errorf("they list our members: %+v, %v", found, err)
	}
	if found, err := teams.MembersOf(t.Context(), scopeOf(ours), []tenant.ID{ours}); err != nil || len(found) != 1 {
		t.Errorf("we list our members: %+v, %v", found, err)
	}
	if got, err := people.MembershipsOf(t.Context(), "usr_ada"); err != nil || len(got) == 0 || got[0].TenantID != ours {
		t.Errorf("Ada's first team: %+v, %v", got, err)
	}
}

func TestLedgersAndPurchasesStayInTheirTeam(t *testing.T) {
	kept := mongostore.NewBilling(open(t))
	l := billing.Ledger{ID: ours, TenantID: ours, Version: 1}
	p := billing.Payment{ID: "pay_1", TenantID: ours, SessionID: "cs_1", Intent: "pi_1", CheckAt: noon, Version: 1}
	if err := errors.Join(kept.Open(t.Context(), scopeOf(ours), l), kept.Create(t.Context(), scopeOf(ours), p)); err != nil {
		t.Fatal(err)
	}
	if _, err := kept.Ledger(t.Context(), scopeOf(theirs)); !errors.Is(err, billing.ErrLedgerNotFound) {
		t.Errorf("our ledger in their scope: %v", err)
	}
	if _, err := kept.BySession(t.Context(), scopeOf(theirs), "cs_1"); !errors.Is(err, billing.ErrPaymentNotFound) {
		t.Errorf("our purchase in their scope: %v", err)
	}
	if got, err := kept.BySession(t.Context(), scopeOf(ours), "cs_1"); err != nil || got.ID != p.ID {
		t.Errorf("our purchase: %+v, %v", got, err)
	}
	if got, err := kept.ByIntent(t.Context(), everyone(), "pi_1"); err != nil || got.ID != p.ID {
		t.Errorf("the purchase of a refund: %+v, %v", got, err)
	}
	if due, err := kept.Due(t.Context(), everyone(), noon, 10); err != nil || len(due) != 1 {
		t.Errorf("due: %+v, %v", due, err)
	}
	l.Version = 2
	if err := errors.Join(kept.SaveLedger(t.Context(), scopeOf(ours), l, 1)); err != nil {
		t.Fatal(err)
	}
	if err := kept.SaveLedger(t.Context(), scopeOf(ours), l, 1); !errors.Is(err, fault.ErrStale) {
		t.Errorf("a change based on an old version: %v", err)
	}
}

func TestAPlanThatWasChangedIsNotSeededAgain(t *testing.T) {
	kept := mongostore.NewBilling(open(t))
	changed := billing.Catalogue()[:1]
	changed[0].Name = "Renamed"
	if err := errors.Join(kept.SeedPlans(t.Context(), changed), kept.SeedPlans(t.Context(), billing.Catalogue())); err != nil {
		t.Fatal(err)
	}
	plans, err := kept.Offered(t.Context())
	if err != nil || len(plans) != 3 || plans[0].Name != "Renamed" || plans[2].ID != "agency" {
		t.Errorf("the plans on offer: %+v, %v", plans, err)
	}
}

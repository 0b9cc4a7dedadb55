package matrix_test

import (
	"slices"

	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/stack"
)

// answer is what a caller must be told: a refusal, or in.
type answer struct {
	status int
	code   string // empty: any
}

var in = answer{}

// column is one caller and what an operation must tell them.
type column struct {
	name     string
	who      func(w *world, e entry) *stack.Person // nil: there is no such caller of this operation
	want     answer
	stranger bool // has no right to see anything of the victims'
}

// impersonated is an operator in the place of the victims' owner, who may do some things.
const impersonated = "an operator who acts as the owner"

// columns are those who may not call an operation, or who are let through to nothing of
// their own; byID says that its path names a thing.
func columns(e entry, byID bool) []column {
	all := []column{
		{name: "nobody", who: (*world).nobody, want: forCredential(e, "missing_credential"), stranger: true},
		{name: "somebody with a malformed token", who: (*world).malformed, want: forCredential(e, "invalid_credential"), stranger: true},
		{name: "somebody with a forged token", who: (*world).forger, want: forCredential(e, "invalid_credential"), stranger: true},
		{name: "the owner with an expired token", who: (*world).late, want: forCredential(e, "invalid_credential"), stranger: true},
		{name: "another team's owner", who: (*world).thief, want: forThief(e, byID), stranger: true},
		{name: "a key without the scope", who: (*world).keyWithout, want: forKey(e, answer{403, "forbidden"})},
		{name: "a suspended team's key", who: (*world).suspendedKey, want: forKey(e, answer{403, "tenant_suspended"})},
		{name: "a suspended team's owner", who: (*world).suspended, want: forState(e, e.inTeam(), answer{403, "tenant_suspended"}), stranger: true},
		{name: "an owner without a plan", who: (*world).unpaid, want: forState(e, e.gate == paid || e.costs, answer{402, "subscription_inactive"}), stranger: true},
		{name: "the owner of a team that is being deleted", who: (*world).closing, want: forState(e, e.gate == paid || e.opens, answer{403, "tenant_closing"}), stranger: true},
		{name: "the platform's support", who: (*world).supporter, want: forOperator(e, e.writes)},
		{name: "an operator without a second factor", who: (*world).beginner, want: forBeginner(e)},
	}
	if want := forImpersonator(e); want != in || !e.inTeam() {
		all = append(all, column{name: impersonated, who: (*world).impersonator, want: want})
	}
	for _, role := range everyRole {
		c := column{name: "the victims' " + string(role), who: as(role), want: answer{403, "forbidden"}}
		switch {
		case e.gate == operator:
			c.want = answer{404, "not_found"}
		case !e.inTeam() || slices.Contains(e.roles, role):
			continue
		}
		all = append(all, c)
	}
	return all
}

// members are those who may call an operation, and each role that may not.
func members(e entry) []column {
	switch {
	case e.gate == operator:
		return []column{{name: "the platform's admin", who: func(w *world, _ entry) *stack.Person { return w.admin }}}
	case !e.inTeam():
		return []column{{name: "somebody signed in", who: (*world).fresh}}
	}
	all := []column{}
	for _, role := range everyRole {
		if slices.Contains(e.roles, role) {
			all = append(all, column{name: "the victims' " + string(role), who: as(role)})
		}
	}
	if forImpersonator(e) == in {
		all = append(all, column{name: impersonated, who: (*world).impersonator})
	}
	if e.scope != "" {
		all = append(all, column{name: "a key with the scope", who: (*world).keyFor})
	}
	return all
}

// inTeam says whether an operation is about a team's things.
func (e entry) inTeam() bool { return e.gate == member || e.gate == keyed || e.gate == paid }

// forCredential is for who shows no credential, or one that is none.
func forCredential(e entry, code string) answer {
	if e.gate == anybody || e.gate == optional && code == "missing_credential" {
		return in
	}
	return answer{401, code}
}

// forThief is for the owner of another team: what is not theirs does not exist.
func forThief(e entry, byID bool) answer {
	if e.gate == operator {
		return answer{404, "not_found"}
	}
	if byID && e.gate > optional {
		return answer{404, ""}
	}
	return in
}

// forKey is for an API key that is refused where keys are let in.
func forKey(e entry, refusal answer) answer {
	switch e.gate {
	case anybody:
		return in
	case operator:
		return answer{404, "not_found"}
	case keyed, paid:
		return refusal
	}
	return answer{403, "person_required"}
}

// forState is for the owner of a team that is not as it should be.
func forState(e entry, concerned bool, refusal answer) answer {
	switch {
	case e.gate == operator:
		return answer{404, "not_found"}
	case concerned:
		return refusal
	}
	return in
}

// forImpersonator is for an operator who acts as the victims' owner.
func forImpersonator(e entry) answer {
	switch {
	case e.gate == operator:
		return answer{404, "not_found"}
	case e.gate == oneself, e.gate == optional:
		return answer{403, "impersonation_forbidden"}
	case e.alone:
		return answer{403, ""}
	}
	return in
}

// forOperator is for operators of the platform, who belong to no team.
func forOperator(e entry, beyond bool) answer {
	switch {
	case e.inTeam():
		return answer{403, "no_tenant"}
	case e.gate == operator && beyond:
		return answer{403, "forbidden"}
	}
	return in
}

// forBeginner is for an operator who has no second factor yet: the operators' rooms are
// not there.
func forBeginner(e entry) answer {
	if e.gate == operator {
		return answer{404, "not_found"}
	}
	return forOperator(e, false)
}

func (w *world) nobody(entry) *stack.Person    { return w.Visitor(w.t) }
func (w *world) malformed(entry) *stack.Person { return w.As(w.t, "nonsense") }
func (w *world) forger(entry) *stack.Person    { return w.As(w.t, w.forged(w.owner())) }
func (w *world) late(entry) *stack.Person      { return w.As(w.t, w.expired(w.owner())) }
func (w *world) fresh(entry) *stack.Person     { return w.Register(w.t, "Passers-by") }

// as is a member of the victims' team.
func as(role tenant.Role) func(*world, entry) *stack.Person {
	return func(w *world, _ entry) *stack.Person { return w.people[role] }
}

// somebody is a person in a state, who is made anew for what changes the person.
func (w *world) somebody(e entry, state string, put func(p *stack.Person)) *stack.Person {
	p := w.states[state]
	if p == nil || e.gate == oneself {
		p = w.Register(w.t, "Somebody "+state)
		w.grant(p)
		put(p)
		w.states[state] = p
	}
	return p
}

func (w *world) thief(e entry) *stack.Person {
	return w.somebody(e, "greedy", func(*stack.Person) {})
}

func (w *world) suspended(e entry) *stack.Person {
	return w.somebody(e, "suspended", func(p *stack.Person) {
		w.admin.Must(200, "POST", "/v1/admin/tenants/"+p.TenantID+"/suspend", object{"reason": "matrix"}, nil)
	})
}

func (w *world) unpaid(e entry) *stack.Person {
	return w.somebody(e, "unpaid", func(p *stack.Person) {
		w.admin.Must(200, "PUT", "/v1/admin/tenants/"+p.TenantID+"/subscription", object{"action": "end", "reason": "matrix"}, nil)
	})
}

// closing is the owner of a team that is being deleted, also after they took it back.
func (w *world) closing(e entry) *stack.Person {
	leave := func(p *stack.Person) {
		p.Must(200, "DELETE", "/v1/tenant", object{"name": "Somebody closing", "password": stack.Password}, nil)
	}
	p := w.somebody(e, "closing", leave)
	var team struct{ Status string }
	if p.Get("/v1/tenant", &team); team.Status == "active" {
		leave(p)
	}
	return p
}

// suspendedKey is an API key of a team that was suspended after it was made.
func (w *world) suspendedKey(entry) *stack.Person {
	if w.states["suspended key"] == nil {
		p := w.Register(w.t, "Somebody suspended")
		w.states["suspended key"] = w.keyWith(p, everyScope()...)
		w.admin.Must(200, "POST", "/v1/admin/tenants/"+p.TenantID+"/suspend", object{"reason": "matrix"}, nil)
	}
	return w.states["suspended key"]
}

// keyWithout is a key of the victims' whose only scope is another one.
func (w *world) keyWithout(e entry) *stack.Person {
	scope := "channels:read"
	if e.scope == scope {
		scope = "assets:read"
	}
	if w.states[scope] == nil {
		w.states[scope] = w.keyWith(w.owner(), scope)
	}
	return w.states[scope]
}

// keyFor is a key of the victims' with nothing but the scope. There is one at a time, since
// a plan allows so many.
func (w *world) keyFor(e entry) *stack.Person {
	if w.scoped != e.scope {
		if w.things["scoped key"] != "" {
			w.owner().Must(204, "DELETE", "/v1/api-keys/"+w.things["scoped key"], nil, nil)
		}
		w.things["scoped key"], w.states["scoped key"] = w.makeKey(w.owner(), e.scope)
		w.scoped = e.scope
	}
	return w.states["scoped key"]
}

func (w *world) impersonator(entry) *stack.Person {
	var got struct{ AccessToken string }
	w.admin.Must(201, "POST", "/v1/admin/tenants/"+w.owner().TenantID+"/impersonate", object{"reason": "matrix"}, &got)
	p := w.As(w.t, got.AccessToken)
	p.TenantID = w.owner().TenantID
	return p
}

func (w *world) supporter(e entry) *stack.Person { return unlessOneself(e, w.support) }
func (w *world) beginner(e entry) *stack.Person  { return unlessOneself(e, w.novice) }

// unlessOneself spares an operator what would end or change their own account.
func unlessOneself(e entry, p *stack.Person) *stack.Person {
	if e.gate == oneself {
		return nil
	}
	return p
}

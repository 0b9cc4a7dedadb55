package matrix_test

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/internal/token"
	"campaignos.dev/api/test/stack"
)

// world is a victim team with one person of each role and one thing of each kind, and
// everybody who tries to get at them.
type world struct {
	*stack.Stack
	t       *testing.T
	people  map[tenant.Role]*stack.Person // of the victims
	makers  []*stack.Person               // API keys of the victims, which make what a call needs
	next    int
	things  map[string]string        // what is made once, by kind
	states  map[string]*stack.Person // somebody in each state
	scoped  string                   // the scope of the key that has one alone
	admin   *stack.Person            // of the platform
	support *stack.Person
	novice  *stack.Person // an operator without a second factor
}

// newWorld makes the victims.
func newWorld(t *testing.T) *world {
	w := &world{Stack: stack.Start(t, stack.Options{APIs: 1, Workers: 1}), t: t, things: map[string]string{}, states: map[string]*stack.Person{}}
	w.admin, w.support, w.novice = w.Operator(t), w.Support(t), w.Novice(t)
	owner := w.Register(t, "Victims")
	w.grant(owner)
	w.people = map[tenant.Role]*stack.Person{tenant.Owner: owner}
	for _, role := range []tenant.Role{tenant.Admin, tenant.Approver, tenant.Editor, tenant.Viewer} {
		w.people[role] = owner.Join(string(role))
	}
	for range 4 {
		w.makers = append(w.makers, w.keyWith(owner, everyScope()...))
	}
	return w
}

// grant gives a team the largest plan for a year.
func (w *world) grant(p *stack.Person) {
	w.admin.Must(200, "PUT", "/v1/admin/tenants/"+p.TenantID+"/subscription", object{
		"action": "grant", "planId": "agency", "end": time.Now().UTC().AddDate(1, 0, 0), "reason": "for the matrix",
	}, nil)
}

func everyScope() (all []string) {
	for _, p := range tenant.KeyScopes() {
		all = append(all, string(p))
	}
	return all
}

// keyWith makes an API key of somebody's team.
func (w *world) keyWith(p *stack.Person, scopes ...string) *stack.Person {
	_, key := w.makeKey(p, scopes...)
	return key
}

func (w *world) makeKey(p *stack.Person, scopes ...string) (id string, key *stack.Person) {
	var made struct {
		Key    struct{ ID string }
		Secret string
	}
	p.Must(201, "POST", "/v1/api-keys", object{"name": "Matrix", "scopes": scopes}, &made)
	key = w.As(w.t, made.Secret)
	key.TenantID = p.TenantID
	return made.Key.ID, key
}

func (w *world) owner() *stack.Person { return w.people[tenant.Owner] }

// maker gives the API keys in turn, since each may ask only so often.
func (w *world) maker() *stack.Person {
	w.next++
	return w.makers[w.next%len(w.makers)]
}

func (w *world) address() string { return stack.Address() }

// once makes a thing the first time it is asked for.
func (w *world) once(kind string, make func() string) string {
	if w.things[kind] == "" {
		w.things[kind] = make()
	}
	return w.things[kind]
}

func (w *world) brand() string    { return w.once("brand", w.newBrand) }
func (w *world) campaign() string { return w.once("campaign", w.newCampaign) }
func (w *world) creative() string { return w.once("creative", w.newCreative) }
func (w *world) post() string     { return w.once("post", w.newPost) }
func (w *world) asset() string {
	return w.once("asset", func() string { id, _ := w.maker().Upload(); return id })
}
func (w *world) run() string {
	return w.once("run", func() string { return w.maker().Work("strategy", w.campaign(), object{}) })
}
func (w *world) channel() string {
	return w.once("channel", func() string { return w.owner().Connect("linkedin")["linkedin"] })
}
func (w *world) checkout() string {
	return w.once("checkout", func() string {
		return w.owner().Create("/v1/billing/checkout-sessions", object{"planId": "agency", "interval": "month"})
	})
}
func (w *world) tenant() string { return w.owner().TenantID }

// extra is a member whose role may be changed.
func (w *world) extra() string {
	return w.once("extra", func() string { return w.owner().Join("viewer").UserID() })
}

// export is an archive of the team that can be downloaded.
func (w *world) export() string {
	return w.once("export", func() (ready string) {
		w.owner().Do("POST", "/v1/tenant/export", nil) // one may be under way already
		stack.Eventually(w.t, stack.Soon, "the export is ready", func() string {
			var list struct{ Data []struct{ ID, Status string } }
			w.owner().Get("/v1/tenant/exports", &list)
			for _, e := range list.Data {
				if e.Status == "ready" {
					ready = e.ID
					return ""
				}
			}
			return "there are " + string(must(json.Marshal(list)))
		})
		return ready
	})
}

func (w *world) newBrand() string { return w.maker().Create("/v1/brand-profiles", stack.BrandInput()) }
func (w *world) newCampaign() string {
	return w.maker().Create("/v1/campaigns", stack.CampaignInput(w.brand()))
}
func (w *world) newCreative() string { return w.maker().Create("/v1/creatives", w.creativeInput()) }
func (w *world) newAsset() string    { return w.maker().Announce([]byte("no picture")) }

// newPost is a draft that says what no other does: networks refuse the same text again.
func (w *world) newPost() string {
	return w.maker().Create("/v1/posts", object{"text": "New " + rand.Text(), "channelIds": []string{w.channel()}})
}

// daily are the posting times of a channel.
var daily = object{"timezone": "Europe/Berlin", "slots": []object{{"weekday": "monday", "time": "09:00"}, {"weekday": "friday", "time": "16:30"}}}

// reviewLink is a link to a post.
func (w *world) reviewLink() string {
	var made struct{ Link struct{ ID string } }
	w.maker().Must(201, "POST", "/v1/review-links", object{"name": "Client", "postIds": []string{w.post()}}, &made)
	return made.Link.ID
}

// pause is one in force of the campaign.
func (w *world) pause() string {
	w.maker().Do("POST", "/v1/pauses", object{"kind": "campaign", "targetId": w.campaign()})
	var list struct{ Data []struct{ ID string } }
	w.maker().Get("/v1/pauses", &list)
	if len(list.Data) != 1 {
		w.t.Fatalf("%d pauses are in force, want 1", len(list.Data))
	}
	return list.Data[0].ID
}

// submittedPost waits for anybody's approval, since here people may approve their own.
func (w *world) submittedPost() string {
	w.once("self-approval", func() string {
		w.owner().Must(200, "PATCH", "/v1/tenant", object{"postApproval": object{"required": false, "self": true}}, nil)
		return "allowed"
	})
	id := w.newPost()
	w.maker().Must(200, "POST", "/v1/posts/"+id+"/submit", nil, nil)
	return id
}

func (w *world) creativeInput() object {
	return object{"campaignId": w.campaign(), "name": "Frost", "variants": []object{{"network": "linkedin", "text": "It is cold."}}}
}

func (w *world) scheduledPost() string {
	id := w.newPost()
	w.maker().Must(200, "POST", "/v1/posts/"+id+"/schedule", object{"publishAt": time.Now().UTC().Add(72 * time.Hour)}, nil)
	return id
}

func (w *world) newChannel() string {
	id := w.owner().Connect("threads", "linkedin")["threads"]
	return id
}

func (w *world) invite() string {
	return w.owner().Create("/v1/tenant/invites", object{"email": w.address(), "role": "viewer"})
}

func (w *world) newcomer() string { return w.owner().Join("viewer").UserID() }

func (w *world) key() string { return w.once("key", w.newKey) }
func (w *world) newKey() string {
	id, _ := w.makeKey(w.owner(), "posts:read")
	return id
}

// session is a sign-in of somebody's on another device.
func (w *world) session(p *stack.Person) string {
	other := *p
	other.SignIn()
	var list struct {
		Data []struct {
			ID      string
			Current bool
		}
	}
	other.Get("/v1/me/sessions", &list)
	for _, s := range list.Data {
		if s.Current {
			return s.ID
		}
	}
	w.t.Fatal("a sign-in is not in the list of sign-ins")
	return ""
}

func (w *world) otherTenant() string { return w.Register(w.t, "Bystanders").TenantID }

func (w *world) suspendedTenant() string {
	id := w.otherTenant()
	w.admin.Must(200, "POST", "/v1/admin/tenants/"+id+"/suspend", object{"reason": "matrix"}, nil)
	return id
}

// expired is a token of somebody's that was good a day ago.
func (w *world) expired(p *stack.Person) string {
	spec := w.Env("JWT_KEYS")
	pass, err := must(token.NewRing(spec, clock.System{})).Read(p.Token)
	if err != nil {
		w.t.Fatal(err)
	}
	old, err := must(token.NewRing(spec, clock.NewManual(time.Now().Add(-24*time.Hour)))).Issue(pass, identity.AccessLife)
	if err != nil {
		w.t.Fatal(err)
	}
	return old
}

// forged is a token of somebody's that a key of the forger's signed under the right name.
func (w *world) forged(p *stack.Person) string {
	spec := w.Env("JWT_KEYS")
	pass, err := must(token.NewRing(spec, clock.System{})).Read(p.Token)
	if err != nil {
		w.t.Fatal(err)
	}
	kid, _, _ := strings.Cut(spec, ":")
	key := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("f", 32)))
	made, err := must(token.NewRing(kid+":"+key, clock.System{})).Issue(pass, identity.AccessLife)
	if err != nil {
		w.t.Fatal(err)
	}
	return made
}

// victims are the ids of everything that is the victims' own.
func (w *world) victims() []string {
	return slices.AppendSeq([]string{w.owner().TenantID}, maps.Values(w.things))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

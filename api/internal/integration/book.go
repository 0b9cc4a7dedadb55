package integration

import (
	"context"
	"fmt"
	"sync"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
)

const (
	// believed is how long what was read of the store is taken for true. A change is in force
	// everywhere after that, also where no news of it came.
	believed = 3 * time.Second
	// mostPages bounds the memory.
	mostPages = 4096
)

// book is what this process has read of the store, its secrets opened, for moments.
type book struct {
	clock clock.Clock
	mu    sync.Mutex
	pages map[string]page
}

type page struct {
	layer layer
	until time.Time
}

func newBook(c clock.Clock) *book { return &book{clock: c, pages: map[string]page{}} }

// read gives what is stored for a team, or for the platform.
func (b *book) read(in tenant.ID, p Provider, load func() (layer, error)) (layer, error) {
	key, now := idOf(in, p), b.clock.Now()
	b.mu.Lock()
	found, ok := b.pages[key]
	b.mu.Unlock()
	if ok && now.Before(found.until) {
		return found.layer, nil
	}
	l, err := load()
	if err != nil {
		return layer{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.pages) >= mostPages {
		clear(b.pages)
	}
	b.pages[key] = page{l, now.Add(believed)}
	return l, nil
}

// forget has the next look go to the store.
func (b *book) forget(in tenant.ID, p Provider) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.pages, idOf(in, p))
}

// Heard takes news of a change, see Feed.
func (s *Service) Heard(in tenant.ID, p Provider) { s.book.forget(in, p) }

// layer gives what is stored for a team, or for the platform.
func (s *Service) layer(ctx context.Context, in tenant.ID, d Declaration) (layer, error) {
	return s.book.read(in, d.Provider, func() (layer, error) {
		x, ok, err := s.Store.Settings(ctx, s.scopeOf(in), idOf(in, d.Provider))
		if err != nil || !ok {
			return layer{}, err
		}
		return s.open(d, x), nil
	})
}

func (s *Service) scopeOf(in tenant.ID) tenant.Scope {
	if in == "" {
		return tenant.AllTenants("settings of the platform belong to no tenant")
	}
	return tenant.System(in, "integration").Scope()
}

// open opens the secrets of settings. One that does not open is held as such: nothing else
// may stand in for it.
func (s *Service) open(d Declaration, x Settings) layer {
	l := layer{texts: map[string]string{}, sealed: map[string]error{}}
	for _, v := range x.Values {
		l.texts[v.Field] = v.Text
	}
	for _, secret := range x.Secrets {
		text, err := s.Sealer.Open(secret.Sealed, PlaceOf(x.TenantID, d.Provider, secret.Field))
		if err != nil {
			l.sealed[secret.Field] = fmt.Errorf("the secret of %s: %w", ownerOf(x.TenantID), err)
			continue
		}
		l.texts[secret.Field] = text
	}
	return l
}

// environment is what the process was started with. A variable that says what holds
// anyway says nothing.
func (s *Service) environment(p Provider) layer {
	l := layer{texts: map[string]string{}}
	d, err := DeclarationOf(p)
	if err != nil {
		return l
	}
	for _, f := range d.Fields {
		if text := s.Environment[p][f.Name]; text != f.Default {
			l.texts[f.Name] = text
		}
	}
	return l
}

// layersOf gathers the sources of a provider for a team; for the platform where in is
// empty. A team's own count where its plan allows them and nothing required is left out.
func (s *Service) layersOf(ctx context.Context, in tenant.ID, d Declaration) (layers, error) {
	stored, err := s.layer(ctx, "", d)
	if err != nil {
		return nil, err
	}
	l := layers{FromPlatform: stored, FromEnvironment: s.environment(d.Provider)}
	if in == "" || !d.Own() {
		return l, nil
	}
	own, err := s.layer(ctx, in, d)
	if err != nil || !complete(d, own) {
		return l, err
	}
	allowed, err := s.Plans.OwnKeys(ctx, in)
	if allowed {
		l[FromOwn] = own
	}
	return l, err
}

// complete says whether a team's own settings have everything that they must.
func complete(d Declaration, own layer) bool {
	for _, f := range d.OwnFields() {
		if f.Required && f.Default == "" && !own.holds(f.Name) {
			return false
		}
	}
	return true
}

// Effective gives what is in force for a team; for the platform where in is empty. Faults:
// ErrUnknown, ErrUnreadable, ErrIncomplete.
func (s *Service) Effective(ctx context.Context, in tenant.ID, p Provider) (Effective, error) {
	d, err := DeclarationOf(p)
	if err != nil {
		return Effective{}, err
	}
	l, err := s.layersOf(ctx, in, d)
	if err != nil {
		return Effective{}, err
	}
	return settle(d, l)
}

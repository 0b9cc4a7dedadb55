package integration

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
)

// State says how an integration stands.
type State string

// The states.
const (
	Ready      State = "ready"
	Incomplete State = "incomplete" // something required is set nowhere
	Unreadable State = "unreadable" // a stored secret does not open
)

// View is an integration as people see it, without its secrets.
type View struct {
	Declaration
	State     State
	Problem   string // a sentence, where it is not ready
	Source    Source // of what it can't do without
	Version   int64  // of what is stored here; zero: nothing is
	UpdatedAt time.Time
	UpdatedBy Person
	Fields    []FieldView
}

// Person is who stored something.
type Person struct{ ID, Name string }

// FieldView is a field as people see it.
type FieldView struct {
	Field
	Source Source
	Value  string // in force; never of a secret
	Stored string // here; never of a secret
	Last4  string // of a secret that is stored here and long enough
	SetAt  time.Time
	SetBy  Person
}

// view shows an integration at a desk.
func (s *Service) view(ctx context.Context, k desk, d Declaration, x Settings) (View, error) {
	names, err := s.People.Names(ctx, authors(x))
	if err != nil {
		return View{}, err
	}
	person := func(id string) Person { return Person{id, names[id]} }
	l, err := s.layersAt(ctx, k, d, x)
	if err != nil {
		return View{}, err
	}
	e, err := settle(d, l)
	v := View{
		Declaration: d, Version: x.Version, UpdatedAt: x.UpdatedAt, UpdatedBy: person(x.UpdatedBy),
		Source: k.seen(e.Sources[k.fields(d)[0].Name]),
	}
	v.State, v.Problem = stateOf(err)
	for _, f := range k.fields(d) {
		fv := FieldView{Field: f, Source: k.seen(e.Sources[f.Name])}
		if !f.Secret() {
			fv.Value = l[e.Sources[f.Name]].texts[f.Name]
			if e.Sources[f.Name] == FromDefault {
				fv.Value = f.Default
			}
			fv.Stored, _ = x.text(f.Name)
		}
		if secret := x.secret(f.Name); secret != nil {
			fv.Last4, fv.SetAt, fv.SetBy = secret.Last4, secret.SetAt, person(secret.SetBy)
		}
		v.Fields = append(v.Fields, fv)
	}
	return v, nil
}

// layersAt are the sources at a desk, with the settings as they were just read or stored.
func (s *Service) layersAt(ctx context.Context, k desk, d Declaration, x Settings) (layers, error) {
	if k.in == "" {
		return layers{FromPlatform: s.open(d, x), FromEnvironment: s.environment(d.Provider)}, nil
	}
	l, err := s.layersOf(ctx, "", d)
	own := s.open(d, x)
	if err != nil || !complete(d, own) {
		return l, err
	}
	allowed, err := s.Plans.OwnKeys(ctx, k.in)
	if allowed {
		l[FromOwn] = own
	}
	return l, err
}

// seen is a source as it is told at a desk: what is behind the platform is not a team's
// business.
func (k desk) seen(s Source) Source {
	if k.in != "" && s != FromOwn && s != FromNowhere {
		return FromPlatform
	}
	return s
}

// stateOf tells how an integration stands by what is wrong with it.
func stateOf(err error) (State, string) {
	f, _ := fault.As(err)
	switch {
	case err == nil:
		return Ready, ""
	case errors.Is(err, ErrUnreadable):
		return Unreadable, f.Message
	}
	return Incomplete, f.Message
}

func authors(x Settings) []string {
	ids := []string{}
	if x.UpdatedBy != "" {
		ids = append(ids, x.UpdatedBy)
	}
	for _, secret := range x.Secrets {
		ids = append(ids, secret.SetBy)
	}
	return ids
}

package integration

import (
	"slices"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/seal"
)

// Change is what somebody wants stored in place of what is. Of the fields that are no
// secrets it names all: what is left out falls back. A secret that is neither named nor
// cleared stays.
type Change struct {
	Values map[string]string
	Clear  []string // fields to remove
}

// editing is a change on its way into stored settings.
type editing struct {
	declaration Declaration
	fields      []Field // that whoever changes may set
	production  bool
	seal        func(secret string, at seal.Place) string
	now         time.Time
	by          string
	wrong       fault.Fields
}

// apply gives the settings as they are after the change. Faults: fault.ErrInvalid.
func (e *editing) apply(was Settings, c Change) (Settings, error) {
	e.known(c)
	next := was
	next.Values, next.Secrets = []Value{}, []Secret{}
	for _, f := range e.fields {
		given, named := c.Values[f.Name]
		given = strings.TrimSpace(given)
		switch {
		case named && slices.Contains(c.Clear, f.Name):
			e.wrong.Add("values."+f.Name, "duplicate", "Give a value or clear it, not both.")
		case given != "":
			e.set(&next, f, given)
		case named && f.Secret():
			e.wrong.Add("values."+f.Name, "required", "Give the secret. Leave it out to keep what is stored, or name it under clear to remove it.")
		case f.Secret() && !slices.Contains(c.Clear, f.Name):
			if kept := was.secret(f.Name); kept != nil {
				next.Secrets = append(next.Secrets, *kept)
			}
		}
	}
	return next, e.wrong.Err()
}

// known refuses names that there are not.
func (e *editing) known(c Change) {
	may := func(name string) bool {
		return slices.ContainsFunc(e.fields, func(f Field) bool { return f.Name == name })
	}
	for name := range c.Values {
		e.wrong.Require(may(name), "values."+name, "unknown_field", "Remove this field or correct its name.")
	}
	for _, name := range c.Clear {
		e.wrong.Require(may(name), "clear", "unknown_field", "Name fields of this integration.")
	}
}

// set takes a new value over.
func (e *editing) set(next *Settings, f Field, given string) {
	if code, message := f.wrong(given, e.production); code != "" {
		e.wrong.Add("values."+f.Name, code, message)
		return
	}
	if !f.Secret() {
		next.Values = append(next.Values, Value{f.Name, given})
		return
	}
	next.Secrets = append(next.Secrets, Secret{
		Field: f.Name, Sealed: e.seal(given, PlaceOf(next.TenantID, next.Provider, f.Name)),
		Last4: last4(given), SetAt: e.now, SetBy: e.by,
	})
}

// guardAddress wants secrets again where they would go somewhere else: whoever may point
// the product at another address must not thereby learn what was stored before.
func guardAddress(d Declaration, was, next Settings, addressOf func(Settings, Field) string) error {
	moved := slices.ContainsFunc(d.Fields, func(f Field) bool {
		return f.Address && addressOf(was, f) != addressOf(next, f)
	})
	if !moved {
		return nil
	}
	var wrong fault.Fields
	for _, f := range d.Fields {
		old, now := was.secret(f.Name), next.secret(f.Name)
		if f.Tied && old != nil && now != nil && old.Sealed == now.Sealed {
			wrong.Add("values."+f.Name, "required", "Give this again: it would go to another address now.")
		}
	}
	return wrong.Err()
}

// guardComplete refuses settings that would leave the provider without something required.
func guardComplete(d Declaration, own bool, holds func(Source, string) bool) error {
	var wrong fault.Fields
	if own {
		for _, f := range d.OwnFields() {
			wrong.Require(!f.Required || f.Default != "" || holds(FromOwn, f.Name), "values."+f.Name, "required", "This is required.")
		}
		return wrong.Err()
	}
	for _, name := range missing(d, pick(d, holds)) {
		wrong.Add("values."+name, "required", "This is required.")
	}
	return wrong.Err()
}

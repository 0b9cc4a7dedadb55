package integration

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Source is where a field's value comes from.
type Source string

// The sources, the strongest first.
const (
	FromOwn         Source = "own"         // the team's own settings
	FromPlatform    Source = "platform"    // what operators stored
	FromEnvironment Source = "environment" // a variable of the process
	FromDefault     Source = "default"     // the declaration
	FromNowhere     Source = "none"        // it is not set
)

// strength orders the sources.
var strength = map[Source]int{FromOwn: 4, FromPlatform: 3, FromEnvironment: 2, FromDefault: 1, FromNowhere: 0}

// layered are the sources that can hold a field, the strongest first.
var layered = []Source{FromOwn, FromPlatform, FromEnvironment}

// pick says of each field which source is in force. holds tells whether a source has it.
//
// A secret goes to the address that its own source, or a stronger one, was content with: what
// is tied to an address is not taken from below the source of that address. So a key from
// the environment never goes to an address that somebody typed in, and since teams set no
// addresses, the platform's keys never go to one of theirs.
func pick(d Declaration, holds func(Source, string) bool) map[string]Source {
	floor := FromNowhere
	for _, f := range d.Fields {
		if s := strongest(f, floor, holds); f.Address && strength[s] > strength[floor] {
			floor = s
		}
	}
	picked := map[string]Source{}
	for _, f := range d.Fields {
		least := FromNowhere
		if f.Tied {
			least = floor
		}
		picked[f.Name] = strongest(f, least, holds)
	}
	return picked
}

// strongest is the strongest source that has a field and is no weaker than another one. The
// declaration's own value is as good as any.
func strongest(f Field, least Source, holds func(Source, string) bool) Source {
	for _, s := range layered {
		if strength[s] >= strength[least] && (s != FromOwn || f.Own) && holds(s, f.Name) {
			return s
		}
	}
	if f.Default != "" {
		return FromDefault
	}
	return FromNowhere
}

// missing are the required fields that are set nowhere.
func missing(d Declaration, picked map[string]Source) (names []string) {
	for _, f := range d.Fields {
		if f.Required && picked[f.Name] == FromNowhere {
			names = append(names, f.Name)
		}
	}
	return names
}

// layer is what one source holds, its secrets opened.
type layer struct {
	texts  map[string]string
	sealed map[string]error // secrets that don't open, and why
}

func (l layer) holds(field string) bool {
	return l.texts[field] != "" || l.sealed[field] != nil
}

// layers are the sources of one provider, for one team or for the platform.
type layers map[Source]layer

func (l layers) holds(s Source, field string) bool { return l[s].holds(field) }

// Effective is what is in force for a provider. Its secrets are for the adapter that asks
// for them: printed in any form it shows none.
type Effective struct {
	Provider Provider
	Sources  map[string]Source
	// Fingerprint is the same for the same settings, and tells nothing of them.
	Fingerprint string
	texts       map[string]string
}

// Text gives a field's value; empty: it is not set.
func (e Effective) Text(field string) string { return e.texts[field] }

// On gives a field that is true or false.
func (e Effective) On(field string) bool { return e.texts[field] == "true" }

// String names the provider alone.
func (e Effective) String() string { return "settings of " + string(e.Provider) }

// GoString names the provider alone in %#v too.
func (e Effective) GoString() string { return e.String() }

// MarshalText names the provider alone in JSON and in logs.
func (e Effective) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// settle works out what is in force. Faults: ErrUnreadable, ErrIncomplete.
func settle(d Declaration, l layers) (Effective, error) {
	e := Effective{Provider: d.Provider, Sources: pick(d, l.holds), texts: map[string]string{}}
	for _, f := range d.Fields {
		from := e.Sources[f.Name]
		if err := l[from].sealed[f.Name]; err != nil {
			return e, ErrUnreadable.Saying("The stored settings of %s can't be opened. Enter its secrets again.", d.Title).Because(fmt.Errorf("%s.%s: %w", d.Provider, f.Name, err))
		}
		e.texts[f.Name] = l[from].texts[f.Name]
		if from == FromDefault {
			e.texts[f.Name] = f.Default
		}
	}
	if gone := missing(d, e.Sources); len(gone) > 0 {
		return e, ErrIncomplete.Saying("%s is not set up. An operator has to complete its settings.", d.Title).Because(fmt.Errorf("%s: %v", d.Provider, gone))
	}
	e.Fingerprint = e.print(d)
	return e, nil
}

func (e Effective) print(d Declaration) string {
	sum := sha256.New()
	for _, f := range d.Fields {
		fmt.Fprintf(sum, "%q=%q\n", f.Name, e.texts[f.Name])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// secrets are the values that nobody may read.
func (e Effective) secrets(d Declaration) (all []string) {
	for _, f := range d.Fields {
		if f.Secret() && e.texts[f.Name] != "" {
			all = append(all, e.texts[f.Name])
		}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

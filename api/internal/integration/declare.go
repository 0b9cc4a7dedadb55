package integration

import "slices"

// Kind is the sort of value that a field takes.
type Kind string

// The kinds. Values of all kinds are written as text: a number in decimal digits, a bool as
// true or false.
const (
	Text   Kind = "text"
	URL    Kind = "url"
	Hidden Kind = "secret"
	Choice Kind = "choice"
	Number Kind = "number"
	Bool   Kind = "bool"
)

// Field declares one field of a provider.
type Field struct {
	Name     string
	Label    string
	Help     string // a sentence
	Kind     Kind
	Required bool
	Default  string   // in force where nobody sets it; empty: none
	Variable string   // of the environment, which is the fallback
	Choices  []string // of a Choice
	Min, Max int      // of a Number
	MaxChars int      // of a text; zero: 200
	// Address says that secrets of the same provider go where this field leads. Tied says
	// that the field belongs to such an address: it is never taken from a source below the
	// one that the address comes from.
	Address, Tied bool
	Own           bool // a team may set it for itself
	// Check finds what else is wrong with a value that is not empty; empty: nothing.
	// production asks for what is fit for it.
	Check func(value string, production bool) (message string)
}

// Secret says whether the field is never read back.
func (f Field) Secret() bool { return f.Kind == Hidden }

// Declaration is everything about a provider that does not change.
type Declaration struct {
	Provider Provider
	Title    string
	Help     string // what it is for, in a sentence
	Fields   []Field
}

// Own says whether teams may bring keys of their own.
func (d Declaration) Own() bool {
	return slices.ContainsFunc(d.Fields, func(f Field) bool { return f.Own })
}

// Field finds a field by its name.
func (d Declaration) Field(name string) (Field, bool) {
	i := slices.IndexFunc(d.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return d.Fields[i], true
}

// OwnFields are those that a team may set.
func (d Declaration) OwnFields() []Field {
	return slices.DeleteFunc(slices.Clone(d.Fields), func(f Field) bool { return !f.Own })
}

// Declarations is every provider, in the order they are shown in.
func Declarations() []Declaration {
	return []Declaration{stripe(), gemini(), ayrshare(), objectStore(), mail()}
}

// DeclarationOf finds a provider. Faults: ErrUnknown.
func DeclarationOf(p Provider) (Declaration, error) {
	for _, d := range Declarations() {
		if d.Provider == p {
			return d, nil
		}
	}
	return Declaration{}, ErrUnknown
}

package tenant

import "context"

// ByKind is the sort of who acts.
type ByKind string

// The sorts of who acts.
const (
	UserKind   ByKind = "user"
	KeyKind    ByKind = "api_key"
	SystemKind ByKind = "system"
)

// By is who did something, as a record of it keeps them.
type By struct {
	Kind     ByKind `bson:"kind"`
	ID       string `bson:"id"`                 // user id, key id, or the part of the system
	Operator string `bson:"operator,omitempty"` // the operator who acted as the user
}

// By tells who acts.
func (a Actor) By() By {
	switch {
	case a.system != "":
		return By{Kind: SystemKind, ID: a.system}
	case a.KeyID != "":
		return By{Kind: KeyKind, ID: a.KeyID}
	}
	return By{Kind: UserKind, ID: a.UserID, Operator: a.Operator}
}

// Origin is where a request came from.
type Origin struct {
	Address   string // the caller's IP address
	Device    string // the caller's User-Agent
	RequestID string
}

type originKey struct{}

// WithOrigin notes where a request came from, for the records that are made on its way.
func WithOrigin(ctx context.Context, o Origin) context.Context {
	return context.WithValue(ctx, originKey{}, o)
}

// OriginOf tells where a request came from; the zero value for work that no request asked
// for.
func OriginOf(ctx context.Context) Origin {
	o, _ := ctx.Value(originKey{}).(Origin)
	return o
}

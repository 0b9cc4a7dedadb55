package query

import (
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/fault"
)

// Projection says which fields of a document are shown.
type Projection struct{ source bson.D }

// CompileProjection checks a projection document; an empty one shows everything.
func CompileProjection(source bson.D) (*Projection, error) {
	return &Projection{source}, nil
}

// All tells whether documents are shown as they are.
func (p *Projection) All() bool { return len(p.source) == 0 }

// Apply returns what is shown of d.
func (p *Projection) Apply(d bson.D) (bson.D, error) {
	shown, err := mongokit.Project(&d, &p.source)
	if err != nil {
		return nil, fault.New(fault.BadValue, "%s", err)
	}
	return *shown, nil
}

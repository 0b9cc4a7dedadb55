package mongostore

import (
	"slices"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/audit"
)

// replacing is the update that makes a document be these fields, and leaves alone what of
// its trail others are just entering.
func replacing(before bson.Raw, fields bson.D, e *audit.Event) bson.D {
	set, unset := bson.D{}, bson.D{}
	for _, f := range fields {
		if f.Key != "_id" {
			set = append(set, f)
		}
	}
	known, _ := before.Elements()
	for _, f := range known {
		own := func(other bson.E) bool { return other.Key == f.Key() }
		if f.Key() != trailField && !slices.ContainsFunc(fields, own) {
			unset = append(unset, bson.E{Key: f.Key(), Value: ""})
		}
	}
	change := bson.D{{Key: "$set", Value: set}}
	if len(unset) > 0 {
		change = append(change, bson.E{Key: "$unset", Value: unset})
	}
	return with(change, e)
}

// with adds the event to the change.
func with(change bson.D, e *audit.Event) bson.D {
	if e == nil {
		return change
	}
	entry := bson.E{Key: trailField, Value: e}
	out := slices.Clone(change)
	for i, op := range out {
		if pushed, ok := op.Value.(bson.D); ok && op.Key == "$push" {
			out[i].Value = append(slices.Clone(pushed), entry)
			return out
		}
	}
	return append(out, bson.E{Key: "$push", Value: bson.D{entry}})
}

// asRead matches the document only while the fields that are told stand as they were read.
func asRead(filter bson.D, before bson.Raw, e *audit.Event) bson.D {
	same := bson.D{{Key: "_id", Value: before.Lookup("_id")}}
	if e != nil {
		for _, c := range e.Changes {
			if v, err := before.LookupErr(c.Field); err == nil {
				same = append(same, bson.E{Key: c.Field, Value: v})
			} else {
				same = append(same, bson.E{Key: c.Field, Value: bson.D{{Key: "$exists", Value: false}}})
			}
		}
	}
	return bson.D{{Key: "$and", Value: bson.A{same, filter}}}
}

// applied is what a change makes of what is told of a document. Faults: errUntold where it
// uses more than the stores need, which is to set and unset whole fields.
func (t *telling) applied(before bson.Raw, change bson.D) (bson.Raw, error) {
	var doc bson.D
	if err := bson.Unmarshal(before, &doc); err != nil {
		return nil, err
	}
	for _, op := range change {
		fields, _ := op.Value.(bson.D)
		for _, f := range fields {
			switch {
			case op.Key == "$setOnInsert" || !t.touches(f.Key):
			case op.Key == "$set" && f.Key == rootOf(f.Key):
				doc = append(without(doc, f.Key), f)
			case op.Key == "$unset" && f.Key == rootOf(f.Key):
				doc = without(doc, f.Key)
			default:
				return nil, errUntold
			}
		}
	}
	return bson.Marshal(doc)
}

func without(doc bson.D, field string) bson.D {
	return slices.DeleteFunc(doc, func(e bson.E) bool { return e.Key == field })
}

// changes says whether a change touches what is told.
func (t *telling) changes(change bson.D) bool {
	return slices.ContainsFunc(change, func(op bson.E) bool {
		fields, _ := op.Value.(bson.D)
		return op.Key != "$setOnInsert" && slices.ContainsFunc(fields, func(f bson.E) bool { return t.touches(f.Key) })
	})
}

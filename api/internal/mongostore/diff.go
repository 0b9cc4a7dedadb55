package mongostore

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/bsontype"

	"campaignos.dev/api/internal/audit"
)

// longestValue bounds what a change shows of one value, in bytes.
const longestValue = 2000

// diff tells what differs between two forms of a document; nil: it was or is not there.
func (t *telling) diff(before, after bson.Raw) []audit.Change {
	changes := []audit.Change{}
	for _, root := range t.roots() {
		was, is := before.Lookup(root), after.Lookup(root)
		if slices.Contains(t.hidden, root) {
			if !bytes.Equal(was.Value, is.Value) {
				changes = append(changes, audit.Change{Field: root, Before: masked(was), After: masked(is)})
			}
			continue
		}
		if c, differs := compare(was, is, t.parts(root)); differs {
			c.Field = root
			changes = append(changes, c)
		}
	}
	return changes
}

// parts are the parts of a field that are told; nil: all of it.
func (t *telling) parts(root string) []string {
	if slices.Contains(t.shown, root) {
		return nil
	}
	return below(root, t.shown)
}

// below are the paths that begin with a field, without it.
func below(field string, paths []string) []string {
	found := []string{}
	for _, p := range paths {
		if rest, ok := strings.CutPrefix(p, field+"."); ok {
			found = append(found, rest)
		}
	}
	return found
}

func rootOf(path string) string {
	root, _, _ := strings.Cut(path, ".")
	return root
}

// compare tells a value before and after. Of two lists, only what left and what came is
// told; the order alone is told by the whole of them.
func compare(was, is bson.RawValue, parts []string) (audit.Change, bool) {
	before, after := shown(was, parts, false), shown(is, parts, false)
	if before == after {
		return audit.Change{}, false
	}
	if was.Type == bson.TypeArray && is.Type == bson.TypeArray {
		if gone, come := lost(was, is, parts), lost(is, was, parts); gone != come {
			return audit.Change{Before: gone, After: come}, true
		}
	}
	return audit.Change{Before: bounded(shown(was, parts, true)), After: bounded(shown(is, parts, true))}, true
}

// lost shows the elements of a list that another one does not have.
func lost(list, other bson.RawValue, parts []string) string {
	left := map[string]int{}
	for _, v := range elements(other) {
		left[shown(v, parts, false)]++
	}
	var out []string
	for _, v := range elements(list) {
		if whole := shown(v, parts, false); left[whole] > 0 {
			left[whole]--
		} else {
			out = append(out, shown(v, parts, true))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return bounded("[" + strings.Join(out, ",") + "]")
}

func elements(list bson.RawValue) []bson.RawValue {
	array, _ := list.ArrayOK()
	values, _ := array.Values()
	return values
}

// bounded cuts JSON that is too long; what is left is a JSON text that says so.
func bounded(text string) string {
	if len(text) <= longestValue {
		return text
	}
	return quoted(audit.Cut(text))
}

func quoted(text string) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a text can always be written
	return strings.TrimSuffix(out.String(), "\n")
}

func masked(v bson.RawValue) string {
	if shown(v, nil, true) == "" {
		return ""
	}
	return audit.NotShown
}

// shown writes a value as JSON, or only the parts of it that are told; cut shortens long
// texts. Nothing, an empty text and an empty list are all no value.
func shown(v bson.RawValue, parts []string, cut bool) string {
	switch v.Type {
	case bson.TypeString:
		return shownText(v.StringValue(), cut)
	case bson.TypeBoolean:
		return strconv.FormatBool(v.Boolean())
	case bson.TypeInt32, bson.TypeInt64:
		return strconv.FormatInt(v.AsInt64(), 10)
	case bson.TypeDouble:
		return strconv.FormatFloat(v.Double(), 'g', -1, 64)
	case bson.TypeDateTime:
		return shownTime(v.Time())
	case bson.TypeArray:
		return shownList(elements(v), parts, cut)
	case bson.TypeEmbeddedDocument:
		return shownDocument(v.Document(), parts, cut)
	case bsontype.Type(0), bson.TypeNull, bson.TypeUndefined:
		return ""
	}
	return audit.NotShown
}

func shownText(text string, cut bool) string {
	if cut {
		text = audit.Cut(text)
	}
	if text == "" {
		return ""
	}
	return quoted(text)
}

func shownTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return quoted(at.UTC().Format(time.RFC3339Nano))
}

func shownList(values []bson.RawValue, parts []string, cut bool) string {
	if len(values) == 0 {
		return ""
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = orNull(shown(v, parts, cut))
	}
	return "[" + strings.Join(out, ",") + "]"
}

func shownDocument(doc bson.Raw, parts []string, cut bool) string {
	fields, _ := doc.Elements()
	var out []string
	for _, f := range fields {
		inner := below(f.Key(), parts)
		if parts == nil || slices.Contains(parts, f.Key()) {
			inner = nil
		} else if len(inner) == 0 {
			continue
		}
		if text := shown(f.Value(), inner, cut); text != "" {
			out = append(out, quoted(f.Key())+":"+text)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "{" + strings.Join(out, ",") + "}"
}

func orNull(text string) string {
	if text == "" {
		return "null"
	}
	return text
}

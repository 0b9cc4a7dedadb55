package mongostore

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/bson"
)

// plain writes a document as JSON that needs no explanation: its fields in their order, the
// id as "id", times as RFC 3339, JSON that was stored as it is. Fields that are hidden, and
// those of the store itself, are left out.
func plain(doc bson.Raw, hidden []string) (json.RawMessage, error) {
	var out bytes.Buffer
	hidden = append([]string{trailField, goneField}, hidden...)
	if err := plainDocument(&out, doc, hidden); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func plainDocument(out *bytes.Buffer, doc bson.Raw, hidden []string) error {
	elements, err := doc.Elements()
	if err != nil {
		return err
	}
	out.WriteByte('{')
	first := true
	for _, e := range elements {
		if slices.Contains(hidden, e.Key()) {
			continue
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		plainText(out, plainName(e.Key()))
		out.WriteByte(':')
		if err := plainValue(out, e.Value()); err != nil {
			return err
		}
	}
	out.WriteByte('}')
	return nil
}

func plainName(key string) string {
	if key == "_id" {
		return "id"
	}
	return key
}

func plainText(out *bytes.Buffer, text string) {
	raw, _ := json.Marshal(text) // a string can always be written
	out.Write(raw)
}

func plainValue(out *bytes.Buffer, v bson.RawValue) error {
	switch v.Type {
	case bson.TypeEmbeddedDocument:
		return plainDocument(out, v.Document(), nil)
	case bson.TypeArray:
		return plainArray(out, v.Array())
	case bson.TypeString:
		plainText(out, v.StringValue())
	case bson.TypeDateTime:
		plainTime(out, v.Time())
	case bson.TypeBinary:
		_, data := v.Binary()
		plainBinary(out, data)
	case bson.TypeNull, bson.TypeUndefined:
		out.WriteString("null")
	default:
		return plainScalar(out, v)
	}
	return nil
}

// plainScalar writes numbers and booleans.
func plainScalar(out *bytes.Buffer, v bson.RawValue) error {
	var value any
	if err := v.Unmarshal(&value); err != nil {
		return err
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write a %s as JSON: %w", v.Type, err)
	}
	out.Write(raw)
	return nil
}

func plainArray(out *bytes.Buffer, list bson.Raw) error {
	values, err := list.Values()
	if err != nil {
		return err
	}
	out.WriteByte('[')
	for i, v := range values {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := plainValue(out, v); err != nil {
			return err
		}
	}
	out.WriteByte(']')
	return nil
}

// plainTime writes the zero time as null: nothing has happened.
func plainTime(out *bytes.Buffer, t time.Time) {
	if t.Year() <= 1 {
		out.WriteString("null")
		return
	}
	plainText(out, t.UTC().Format(time.RFC3339Nano))
}

// plainBinary writes JSON that was stored as it is, and other bytes in base64.
func plainBinary(out *bytes.Buffer, data []byte) {
	if json.Valid(data) {
		_ = json.Compact(out, data)
		return
	}
	plainText(out, base64.StdEncoding.EncodeToString(data))
}

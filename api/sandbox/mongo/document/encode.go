package document

import (
	"fmt"
	"strconv"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/x/bsonx/bsoncore"
)

// Encode writes d as BSON. Besides a document's own values it takes bson.Raw, for a document that
// is encoded already, wherever a value may stand.
func Encode(d bson.D) []byte { return Append(make([]byte, 0, 256), d) }

// Append writes d as BSON behind dst.
func Append(dst []byte, d bson.D) []byte {
	start, dst := bsoncore.ReserveLength(dst)
	for i := range d {
		dst = appendElement(dst, d[i].Key, d[i].Value)
	}
	return endDocument(dst, start)
}

func appendArray(dst []byte, a bson.A) []byte {
	start, dst := bsoncore.ReserveLength(dst)
	for i := range a {
		dst = appendElement(dst, strconv.Itoa(i), a[i])
	}
	return endDocument(dst, start)
}

func endDocument(dst []byte, start int32) []byte {
	dst = append(dst, 0)
	return bsoncore.UpdateLength(dst, start, int32(len(dst))-start)
}

func appendElement(dst []byte, key string, value any) []byte {
	switch v := value.(type) {
	case nil:
		return bsoncore.AppendNullElement(dst, key)
	case bson.D:
		return Append(bsoncore.AppendHeader(dst, bson.TypeEmbeddedDocument, key), v)
	case bson.Raw:
		return append(bsoncore.AppendHeader(dst, bson.TypeEmbeddedDocument, key), v...)
	case bson.A:
		return appendArray(bsoncore.AppendHeader(dst, bson.TypeArray, key), v)
	case string:
		return bsoncore.AppendStringElement(dst, key, v)
	case bool:
		return bsoncore.AppendBooleanElement(dst, key, v)
	case int32:
		return bsoncore.AppendInt32Element(dst, key, v)
	case int64:
		return bsoncore.AppendInt64Element(dst, key, v)
	case float64:
		return bsoncore.AppendDoubleElement(dst, key, v)
	}
	return appendPrimitive(dst, key, value)
}

func appendPrimitive(dst []byte, key string, value any) []byte {
	switch v := value.(type) {
	case primitive.ObjectID:
		return bsoncore.AppendObjectIDElement(dst, key, v)
	case primitive.DateTime:
		return bsoncore.AppendDateTimeElement(dst, key, int64(v))
	case primitive.Timestamp:
		return bsoncore.AppendTimestampElement(dst, key, v.T, v.I)
	case primitive.Binary:
		return bsoncore.AppendBinaryElement(dst, key, v.Subtype, v.Data)
	case primitive.Regex:
		return bsoncore.AppendRegexElement(dst, key, v.Pattern, v.Options)
	case primitive.Decimal128:
		return bsoncore.AppendDecimal128Element(dst, key, v)
	}
	panic(fmt.Sprintf("document: no BSON for %T", value))
}

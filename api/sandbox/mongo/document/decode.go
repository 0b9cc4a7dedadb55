package document

import (
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/bsontype"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/x/bsonx/bsoncore"

	"campaignos.dev/sandbox/mongo/fault"
)

var errCorrupt = fault.New(fault.FailedToParse, "the BSON document is malformed: a length or a terminator does not fit")

// Decode reads one document. The bytes may come from anywhere: every length is checked.
func Decode(raw []byte) (bson.D, error) { return decode(raw, 0) }

func decode(raw []byte, depth int) (bson.D, error) {
	d := make(bson.D, 0, 8)
	err := eachElement(raw, depth, func(key string, value any) {
		d = append(d, bson.E{Key: key, Value: value})
	})
	return d, err
}

func decodeArray(raw []byte, depth int) (bson.A, error) {
	a := make(bson.A, 0, 4)
	err := eachElement(raw, depth, func(_ string, value any) { a = append(a, value) })
	return a, err
}

func eachElement(raw []byte, depth int, yield func(key string, value any)) error {
	if depth > maxDepth {
		return fault.New(fault.Overflow, "the BSON document is nested deeper than %d levels", maxDepth)
	}
	length, rest, ok := bsoncore.ReadLength(raw)
	if !ok || int(length) != len(raw) || length < 5 || raw[length-1] != 0 {
		return errCorrupt
	}
	rest = rest[:len(rest)-1]
	for len(rest) > 0 {
		kind, key, tail, ok := bsoncore.ReadHeader(rest)
		if !ok {
			return errCorrupt
		}
		value, tail, err := readValue(kind, tail, depth)
		if err != nil {
			return err
		}
		yield(key, value)
		rest = tail
	}
	return nil
}

func readValue(kind bsontype.Type, src []byte, depth int) (any, []byte, error) {
	switch kind {
	case bson.TypeEmbeddedDocument, bson.TypeArray:
		return readNested(kind, src, depth)
	case bson.TypeNull:
		return nil, src, nil
	case bson.TypeBinary:
		return readBinary(src)
	}
	value, rest, ok := readScalar(kind, src)
	if ok {
		return value, rest, nil
	}
	if value == errUnsupported {
		return nil, nil, fault.New(fault.BadValue, "values of the BSON type %s are not supported by the sandbox's MongoDB", kind)
	}
	return nil, nil, errCorrupt
}

// errUnsupported marks a type that readScalar does not know, as opposed to bytes that do not fit.
var errUnsupported = fault.New(fault.BadValue, "unsupported type")

func readScalar(kind bsontype.Type, src []byte) (value any, rest []byte, ok bool) {
	switch kind {
	case bson.TypeString:
		return readString(src)
	case bson.TypeInt32:
		value, rest, ok = box(bsoncore.ReadInt32(src))
	case bson.TypeInt64:
		value, rest, ok = box(bsoncore.ReadInt64(src))
	case bson.TypeDouble:
		value, rest, ok = box(bsoncore.ReadDouble(src))
	case bson.TypeBoolean:
		value, rest, ok = box(bsoncore.ReadBoolean(src))
	case bson.TypeObjectID:
		value, rest, ok = box(bsoncore.ReadObjectID(src))
	case bson.TypeDecimal128:
		value, rest, ok = box(bsoncore.ReadDecimal128(src))
	case bson.TypeDateTime:
		ms, tail, fits := bsoncore.ReadDateTime(src)
		return primitive.DateTime(ms), tail, fits
	case bson.TypeTimestamp:
		t, i, tail, fits := bsoncore.ReadTimestamp(src)
		return primitive.Timestamp{T: t, I: i}, tail, fits
	case bson.TypeRegex:
		pattern, options, tail, fits := bsoncore.ReadRegex(src)
		return primitive.Regex{Pattern: pattern, Options: options}, tail, fits
	default:
		return errUnsupported, nil, false
	}
	return value, rest, ok
}

func box[T any](value T, rest []byte, ok bool) (any, []byte, bool) { return value, rest, ok }

func readString(src []byte) (any, []byte, bool) {
	value, rest, ok := bsoncore.ReadString(src)
	if !ok || src[4+len(value)] != 0 {
		return nil, nil, false
	}
	return value, rest, true
}

func readBinary(src []byte) (any, []byte, error) {
	subtype, data, rest, ok := bsoncore.ReadBinary(src)
	if !ok {
		return nil, nil, errCorrupt
	}
	// The bytes are copied: the buffer that they came in belongs to the connection.
	return primitive.Binary{Subtype: subtype, Data: append([]byte(nil), data...)}, rest, nil
}

func readNested(kind bsontype.Type, src []byte, depth int) (any, []byte, error) {
	raw, rest, ok := bsoncore.ReadDocument(src)
	if !ok {
		return nil, nil, errCorrupt
	}
	if kind == bson.TypeArray {
		value, err := decodeArray(raw, depth+1)
		return value, rest, err
	}
	value, err := decode(raw, depth+1)
	return value, rest, err
}

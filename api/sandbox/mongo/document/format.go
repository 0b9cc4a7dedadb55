package document

import (
	"fmt"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
)

// Format shows a value as MongoDB's own messages do.
func Format(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%q", v)
	case primitive.ObjectID:
		return fmt.Sprintf("ObjectId('%s')", v.Hex())
	case primitive.DateTime:
		return fmt.Sprintf("new Date(%d)", v.Time().UnixNano()/int64(time.Millisecond))
	case bson.D:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = e.Key + ": " + Format(e.Value)
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case bson.A:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = Format(v[i])
		}
		return "[ " + strings.Join(parts, ", ") + " ]"
	}
	return fmt.Sprint(value)
}

package update

import (
	"math"
	"math/bits"

	"github.com/256dpi/lungo/bsonkit"

	"campaignos.dev/sandbox/mongo/fault"
)

// arithmetic says how $inc and $mul compute: whole numbers exactly, becoming longs where an int is
// too small, and refused where a long is; with a double or a decimal on either side as the library
// does.
var arithmetic = map[string]struct {
	verb    string
	compute func(a, b any) (any, error)
}{
	"$inc": {"increment", exact(addLongs, bsonkit.Add)},
	"$mul": {"multiply", exact(multiplyLongs, bsonkit.Mul)},
}

func exact(long func(a, b int64) (int64, bool), other func(a, b any) any) func(a, b any) (any, error) {
	return func(a, b any) (any, error) {
		x, xIsInt, xIsWhole := whole(a)
		y, yIsInt, yIsWhole := whole(b)
		if !xIsWhole || !yIsWhole {
			return other(a, b), nil
		}
		result, fits := long(x, y)
		if !fits {
			return nil, fault.New(fault.BadValue, "Failed to apply the operation to current value (%d) and argument (%d): the result does not fit into a long", x, y)
		}
		if xIsInt && yIsInt && result == int64(int32(result)) {
			return int32(result), nil
		}
		return result, nil
	}
}

func whole(v any) (n int64, isInt, isWhole bool) {
	switch v := v.(type) {
	case int32:
		return int64(v), true, true
	case int64:
		return v, false, true
	}
	return 0, false, false
}

func addLongs(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

func multiplyLongs(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	negative := (a < 0) != (b < 0)
	if high != 0 || low > 1<<63 || !negative && low > math.MaxInt64 {
		return 0, false
	}
	return a * b, true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

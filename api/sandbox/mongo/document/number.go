package document

import "math"

// Integer reads a number of any type that has no fraction and fits into 64 bits.
func Integer(value any) (int64, bool) {
	switch v := value.(type) {
	case int32:
		return int64(v), true
	case int64:
		return v, true
	case float64:
		if v != math.Trunc(v) || v < -(1<<63) || v >= 1<<63 {
			return 0, false
		}
		return int64(v), true
	}
	return 0, false
}

// Truthy reads an option as MongoDB does: false, null and zero say no, all else says yes.
func Truthy(value any) bool {
	switch v := value.(type) {
	case nil:
		return false
	case bool:
		return v
	}
	n, isInteger := Integer(value)
	return !isInteger || n != 0
}

package page

import (
	"testing"

	"campaignos.dev/api/internal/fault"
)

// Whatever stands in a cursor, reading it gives ErrCursor or a key that leads to a cursor
// of the same key.
func FuzzCursor(f *testing.F) {
	for _, seed := range []string{"", encode("cmp_01jd8x3v6e0000000000000000"), "MTo", "nonsense", encode("\x00\xff")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		req, err := NewRequest(0, cursor)
		if err != nil {
			if got, _ := fault.As(err); got == nil || got.Code != ErrCursor.Code {
				t.Fatalf("%q gives %v", cursor, err)
			}
			return
		}
		if (req.After == "") != (cursor == "") {
			t.Fatalf("%q leads to %q", cursor, req.After)
		}
		if req.After == "" {
			return
		}
		again, err := NewRequest(0, encode(req.After))
		if err != nil || again.After != req.After {
			t.Fatalf("the cursor of %q leads to %q (%v)", req.After, again.After, err)
		}
	})
}

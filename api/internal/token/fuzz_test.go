package token

import (
	"encoding/base64"
	"errors"
	"testing"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
)

// Nothing but what the ring has signed is read, and nothing makes it panic.
func FuzzRead(f *testing.F) {
	at := clock.NewManual(time.Unix(1_800_000_000, 0))
	ring, err := NewRing("k1:"+base64.StdEncoding.EncodeToString([]byte("0123456789abcdefghijklmnopqrstuv")), at)
	if err != nil {
		f.Fatal(err)
	}
	signed, err := ring.Issue(identity.Pass{UserID: "usr_1", SessionID: "ses_1"}, time.Minute)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(signed)
	f.Add("")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Add(signed[:len(signed)-1])
	f.Add(signed[:len(signed)-7] + "\r" + signed[len(signed)-7:]) // which base64 reads over
	f.Add(signed[:7] + "\n" + signed[7:])
	for _, last := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" {
		f.Add(signed[:len(signed)-1] + string(last)) // the last character has bits that carry nothing
	}
	f.Fuzz(func(t *testing.T, text string) {
		pass, err := ring.Read(text)
		if err == nil && (text != signed || pass.UserID != "usr_1") {
			t.Errorf("%q is read as %+v", text, pass)
		}
		if err != nil && !errors.Is(err, identity.ErrCredential) {
			t.Errorf("%q: %v", text, err)
		}
	})
}

package apikey

import (
	"strings"
	"testing"
)

func TestASecretIsKnownByItsForm(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		secret := newSecret()
		if !wellFormed(secret) || !strings.HasPrefix(secret, Prefix) || len(secret) != 48 || seen[secret] {
			t.Fatalf("%q is no good secret", secret)
		}
		if !strings.HasSuffix(secret, last4(secret)) || len(last4(secret)) != 4 {
			t.Fatalf("%q does not end with %q", secret, last4(secret))
		}
		seen[secret] = true
	}
}

func TestATypoIsKnownWithoutTheStore(t *testing.T) {
	secret := newSecret()
	for i := len(Prefix); i < len(secret); i++ {
		for _, c := range "0az7" {
			typo := secret[:i] + string(c) + secret[i+1:]
			if typo != secret && wellFormed(typo) {
				t.Errorf("%q passes for %q", typo, secret)
			}
		}
	}
	for name, wrong := range map[string]string{
		"nothing": "", "the prefix alone": Prefix, "a piece": secret[:len(secret)-1], "more": secret + "0",
		"without its prefix": strings.TrimPrefix(secret, Prefix), "in capitals": strings.ToUpper(secret),
	} {
		if wellFormed(wrong) {
			t.Errorf("%s passes for a secret", name)
		}
	}
}

// Whatever bytes come as a bearer token, they are judged without a panic, and what passes
// has the form of a secret, byte for byte.
func FuzzWellFormed(f *testing.F) {
	f.Add(Prefix)
	f.Add(newSecret())
	f.Add("Bearer " + newSecret())
	f.Add(Prefix + strings.Repeat("é", 20))
	f.Fuzz(func(t *testing.T, text string) {
		if !wellFormed(text) {
			return
		}
		body, sum := text[:len(text)-sumLength], text[len(text)-sumLength:]
		if !strings.HasPrefix(text, Prefix) || len(body) != len(Prefix)+randomLength || checksum(body) != sum {
			t.Errorf("%q passes", text)
		}
		if changed := flipped(text); wellFormed(changed) {
			t.Errorf("%q passes as well as %q", changed, text)
		}
	})
}

// flipped changes one bit of the random part.
func flipped(text string) string {
	raw := []byte(text)
	raw[len(Prefix)] ^= 1
	return string(raw)
}

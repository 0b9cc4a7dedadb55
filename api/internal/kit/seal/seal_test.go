package seal_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"campaignos.dev/api/internal/kit/seal"
)

func key(id string, b byte) string {
	return id + ":" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat(string(rune(b)), 32)))
}

func ring(t *testing.T, spec string) *seal.Ring {
	t.Helper()
	r, err := seal.NewRing(spec)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var place = seal.Place{Tenant: "ten_1", Provider: "ayrshare", Field: "profileKey"}

func TestASealedSecretOpensInItsPlaceOnly(t *testing.T) {
	r := ring(t, key("k1", 'a'))
	sealed := r.Seal("hush", place)
	if got, err := r.Open(sealed, place); err != nil || got != "hush" {
		t.Fatalf("Open = %q, %v", got, err)
	}
	for _, elsewhere := range []seal.Place{
		{Tenant: "ten_2", Provider: "ayrshare", Field: "profileKey"},
		{Tenant: "ten_1", Provider: "stripe", Field: "profileKey"},
		{Tenant: "ten_1", Provider: "ayrshare", Field: "other"},
	} {
		if _, err := r.Open(sealed, elsewhere); !errors.Is(err, seal.ErrSealed) {
			t.Errorf("a secret opened in %+v: %v", elsewhere, err)
		}
	}
}

func TestEveryAlteredByteIsNoticed(t *testing.T) {
	r := ring(t, key("k1", 'a'))
	sealed := r.Seal("hush", place)
	for i := range sealed {
		other := byte('A')
		if sealed[i] == other {
			other = 'B'
		}
		if i == len(sealed)-1 {
			continue // the last character holds padding bits that carry nothing
		}
		if _, err := r.Open(sealed[:i]+string(other)+sealed[i+1:], place); err == nil {
			t.Errorf("byte %d was altered unnoticed", i)
		}
	}
}

func TestAnOlderKeyOpensAndTheFirstOneSeals(t *testing.T) {
	old := ring(t, key("k1", 'a')).Seal("hush", place)
	both := ring(t, key("k2", 'b')+","+key("k1", 'a'))
	if got, err := both.Open(old, place); err != nil || got != "hush" {
		t.Fatalf("the older key does not open: %q, %v", got, err)
	}
	if id := seal.KeyID(both.Seal("new", place)); id != "k2" {
		t.Fatalf("sealed with %q, want k2", id)
	}
	if _, err := ring(t, key("k3", 'c')).Open(old, place); !errors.Is(err, seal.ErrSealed) {
		t.Fatalf("a ring without the key opened it: %v", err)
	}
}

func TestTheSameSecretSealsDifferentlyEachTime(t *testing.T) {
	r := ring(t, key("k1", 'a'))
	first, second := r.Seal("hush", place), r.Seal("hush", place)
	if first == second {
		t.Fatal("the nonce is not random")
	}
}

func TestShortAndRepeatedKeysAreRefused(t *testing.T) {
	for _, spec := range []string{"", "k1", "k1:AAAA", key("k1", 'a') + "," + key("k1", 'b'), key("k.1", 'a')} {
		if _, err := seal.NewRing(spec); err == nil {
			t.Errorf("NewRing(%q) took it", spec)
		}
	}
}

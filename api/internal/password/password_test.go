package password

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestAPasswordIsRightForItsOwnHashAlone(t *testing.T) {
	h := NewHasher(2)
	stored, err := h.Hash(t.Context(), "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash %q does not state OWASP's parameters", stored)
	}
	for password, want := range map[string]bool{"correct horse battery": true, "correct horse batterz": false, "": false} {
		if got, err := h.Verify(t.Context(), password, stored); err != nil || got != want {
			t.Errorf("Verify(%q) = %v, %v; want %v", password, got, err, want)
		}
	}
	again, _ := h.Hash(t.Context(), "correct horse battery")
	if again == stored {
		t.Error("the same password gave the same hash twice: it has no salt of its own")
	}
}

func TestNoAccountIsNeverRight(t *testing.T) {
	if ok, err := NewHasher(1).Verify(t.Context(), "", ""); ok || err != nil {
		t.Errorf("Verify of an account that does not exist = %v, %v", ok, err)
	}
}

func TestAPlantedHashIsRefusedBeforeItCostsAnything(t *testing.T) {
	salt, sum := "c2FsdHNhbHRzYWx0c2FsdA", strings.Repeat("A", 43)
	for _, stored := range []string{
		"plain", "$argon2i$v=19$m=19456,t=2,p=1$" + salt + "$" + sum, "$argon2id$v=19$m=99999999,t=2,p=1$" + salt + "$" + sum,
		"$argon2id$v=19$m=19456,t=0,p=1$" + salt + "$" + sum, "$argon2id$v=16$m=19456,t=2,p=1$" + salt + "$" + sum,
		"$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$",
	} {
		if _, err := NewHasher(1).Verify(t.Context(), "x", stored); !errors.Is(err, errForm) {
			t.Errorf("Verify against %q: %v", stored, err)
		}
	}
}

func TestACallerWhoLeavesDoesNotWaitForATurn(t *testing.T) {
	h := NewHasher(1)
	h.turns <- struct{}{} // somebody else is being hashed
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(ctx, "correct horse battery"); !errors.Is(err, context.Canceled) {
		t.Errorf("Hash = %v", err)
	}
}

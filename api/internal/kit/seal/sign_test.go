package seal_test

import (
	"testing"

	"campaignos.dev/api/internal/kit/seal"
)

func signer(t *testing.T, spec, purpose string) *seal.Signer {
	t.Helper()
	s, err := ring(t, spec).Signer(purpose)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASignatureHoldsForItsDataPurposeAndKeyAlone(t *testing.T) {
	s := signer(t, key("k1", 'a'), "log")
	id, sum := s.Sign([]byte("it happened"))
	if id != "k1" || !s.Verify(id, []byte("it happened"), sum) {
		t.Fatalf("the signature by %q does not verify", id)
	}
	for name, ok := range map[string]bool{
		"other data":    s.Verify(id, []byte("it happened not"), sum),
		"other purpose": signer(t, key("k1", 'a'), "mail").Verify(id, []byte("it happened"), sum),
		"other key":     signer(t, key("k1", 'b'), "log").Verify(id, []byte("it happened"), sum),
		"unknown key":   signer(t, key("k2", 'a'), "log").Verify(id, []byte("it happened"), sum),
	} {
		if ok {
			t.Errorf("the signature holds for %s", name)
		}
	}
}

func TestAnOlderKeyVerifiesAndTheFirstOneSigns(t *testing.T) {
	id, sum := signer(t, key("k1", 'a'), "log").Sign([]byte("x"))
	both := signer(t, key("k2", 'b')+","+key("k1", 'a'), "log")
	if !both.Verify(id, []byte("x"), sum) || !both.Knows(id) {
		t.Error("what the older key signed no longer verifies")
	}
	if id, _ := both.Sign([]byte("x")); id != "k2" {
		t.Errorf("signed with %q, want k2", id)
	}
}

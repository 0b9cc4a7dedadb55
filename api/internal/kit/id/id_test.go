package id_test

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/id"
)

func TestTheTimeOfAnIdentifierIsThatOfItsMaking(t *testing.T) {
	before := time.Now().Truncate(time.Millisecond)
	at, ok := id.TimeOf("imp", id.New("imp"))
	if !ok || at.Before(before) || at.After(time.Now()) {
		t.Errorf("it is said to be made at %v (%v), after %v", at, ok, before)
	}
	for _, text := range []string{"", "imp_", "imp_mine", id.New("pst"), id.New("imp") + "0", "imp_\r\n" + id.New("imp")[6:]} {
		if at, ok := id.TimeOf("imp", text); ok {
			t.Errorf("%q is said to be made at %v", text, at)
		}
	}
}

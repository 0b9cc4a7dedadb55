package redisstore

import (
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
)

func TestForgettingATenantLeavesTheOthersKeys(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	for _, key := range []string{"idem:ten_a:usr_1:k", "ten_a:brands", "idem:ten_ab:usr_1:k", "ten_b:brands", "rate:usr_1"} {
		s.Set(t.Context(), key, []byte("x"), time.Hour)
	}
	for range 2 {
		if err := s.ForgetTenant(t.Context(), "ten_a"); err != nil {
			t.Fatal(err)
		}
	}
	for key, want := range map[string]bool{"idem:ten_a:usr_1:k": false, "ten_a:brands": false, "idem:ten_ab:usr_1:k": true, "ten_b:brands": true, "rate:usr_1": true} {
		if _, ok := s.Get(t.Context(), key); ok != want {
			t.Errorf("%s is there: %v, want %v", key, ok, want)
		}
	}
}

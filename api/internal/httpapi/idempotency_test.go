package httpapi

import (
	"testing"

	"campaignos.dev/api/internal/tenant"
)

// Whatever two callers send as their keys, they never meet under one name, and a key that
// is none is refused.
func FuzzIdempotencyKey(f *testing.F) {
	f.Add("a", "a", "ten_a", "ten_b")
	f.Add("usr_1 a", "a", "ten_a", "ten_a: usr_1")
	f.Add("", "a\x00", "", "ten_a")
	f.Fuzz(func(t *testing.T, one, other, here, there string) {
		for _, key := range []string{one, other} {
			refused := !idempotencyKeyForm.MatchString(key)
			sound := key != "" && len(key) <= 255
			for i := range len(key) {
				sound = sound && key[i] > ' ' && key[i] < 0x7f
			}
			if refused == sound {
				t.Fatalf("%q: refused is %v", key, refused)
			}
		}
		if !idempotencyKeyForm.MatchString(one) || !idempotencyKeyForm.MatchString(other) {
			return
		}
		first, second := actorIn("ten_"+tidy(here)), actorIn("ten_"+tidy(there))
		same := one == other && first.TenantID == second.TenantID
		if (storedKey(first, one) == storedKey(second, other)) != same {
			t.Fatalf("%q of %q and %q of %q meet", one, first.TenantID, other, second.TenantID)
		}
	})
}

func actorIn(in string) tenant.Actor {
	return tenant.NewActor(tenant.Person{UserID: "usr_1", TenantID: tenant.ID(in)})
}

// tidy leaves what an identifier may hold.
func tidy(s string) (out string) {
	for _, r := range s {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			out += string(r)
		}
	}
	return out
}

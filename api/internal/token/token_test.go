package token

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
)

func key(kid, letters string) string {
	return kid + ":" + base64.StdEncoding.EncodeToString([]byte(letters))
}

const (
	oldKey = "abcdefghijklmnopqrstuvwxyz012345"
	newKey = "543210zyxwvutsrqponmlkjihgfedcba"
)

var ada = identity.Pass{UserID: "usr_ada", TenantID: "ten_northwind", Role: "owner", SessionID: "ses_1"}

func ring(t *testing.T, spec string, now clock.Clock) *Ring {
	t.Helper()
	r, err := NewRing(spec, now)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestATokenSaysWhatWasSigned(t *testing.T) {
	r := ring(t, key("k1", oldKey), clock.System{})
	text, err := r.Issue(ada, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.Read(text); err != nil || got != ada {
		t.Errorf("Read = %+v, %v", got, err)
	}
}

func TestKeysAreReplacedWithoutSigningAnybodyOut(t *testing.T) {
	before := ring(t, key("k1", oldKey), clock.System{})
	during := ring(t, key("k2", newKey)+","+key("k1", oldKey), clock.System{})
	after := ring(t, key("k2", newKey), clock.System{})
	old, _ := before.Issue(ada, time.Minute)
	fresh, _ := during.Issue(ada, time.Minute)
	if _, err := during.Read(old); err != nil {
		t.Errorf("the old key's token while both are in force: %v", err)
	}
	if _, err := after.Read(fresh); err != nil {
		t.Errorf("the new key's token: %v", err)
	}
	if _, err := after.Read(old); !errors.Is(err, identity.ErrCredential) {
		t.Errorf("the old key's token after it was removed: %v", err)
	}
}

func TestATokenThatWeDidNotSignIsRefused(t *testing.T) {
	now := clock.System{}
	r := ring(t, key("k1", oldKey), now)
	good := func() claims {
		return claims{Session: "ses_1", RegisteredClaims: jwt.RegisteredClaims{
			Subject: "usr_ada", Issuer: issuer, Audience: jwt.ClaimStrings{audience}, ExpiresAt: jwt.NewNumericDate(now.Now().Add(time.Minute)),
		}}
	}
	forge := func(m jwt.SigningMethod, kid string, with any, change func(*claims)) string {
		c := good()
		change(&c)
		token := jwt.NewWithClaims(m, c)
		token.Header["kid"] = kid
		text, err := token.SignedString(with)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	same := func(*claims) {}
	hs256, secret := jwt.SigningMethodHS256, []byte(oldKey)
	if _, err := r.Read(forge(hs256, "k1", secret, same)); err != nil {
		t.Fatalf("the forgery that changes nothing: %v", err)
	}
	for what, text := range map[string]string{
		"no algorithm":      forge(jwt.SigningMethodNone, "k1", jwt.UnsafeAllowNoneSignatureType, same),
		"another algorithm": forge(jwt.SigningMethodHS512, "k1", secret, same),
		"another key":       forge(hs256, "k1", []byte(newKey), same),
		"an unknown key id": forge(hs256, "k9", secret, same),
		"another issuer":    forge(hs256, "k1", secret, func(c *claims) { c.Issuer = "elsewhere" }),
		"another audience":  forge(hs256, "k1", secret, func(c *claims) { c.Audience = jwt.ClaimStrings{"elsewhere"} }),
		"no end":            forge(hs256, "k1", secret, func(c *claims) { c.ExpiresAt = nil }),
		"an end long ago":   forge(hs256, "k1", secret, func(c *claims) { c.ExpiresAt = jwt.NewNumericDate(now.Now().Add(-time.Minute)) }),
		"no sign-in":        forge(hs256, "k1", secret, func(c *claims) { c.Session = "" }),
		"no person":         forge(hs256, "k1", secret, func(c *claims) { c.Subject = "" }),
		"no token":          "",
		"half a token":      strings.SplitN(forge(hs256, "k1", secret, same), ".", 2)[0],
	} {
		if _, err := r.Read(text); !errors.Is(err, identity.ErrCredential) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestKeysThatAreNoKeysAreRefused(t *testing.T) {
	for _, spec := range []string{"", "k1", "k1:", ":" + oldKey, "k1:c2hvcnQ=", key("k1", oldKey) + "," + key("k1", newKey)} {
		if _, err := NewRing(spec, clock.System{}); err == nil {
			t.Errorf("NewRing(%q) took it", spec)
		}
	}
}

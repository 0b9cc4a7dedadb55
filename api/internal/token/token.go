// Package token signs and reads the access tokens of signed-in people: JSON Web Tokens
// (RFC 7519) of HMAC-SHA-256, and of nothing else.
//
// Every token names the key that signed it, so that keys can be replaced without anybody
// being signed out: the first key signs, every key reads.
package token

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
)

const (
	issuer   = "campaign-os"
	audience = "campaign-os-api"
	// leeway is how far the clocks of two machines may differ.
	leeway = 5 * time.Second
	// keyBytes is the length of a key: that of the hash (RFC 7518, 3.2).
	keyBytes = 32
	// lineBreaks have no place in a token (RFC 7515, section 2), but Go's base64
	// reads over them, in strict decoding too; so the same token could be written in many ways.
	lineBreaks = "\r\n"
)

// method is pinned: a token that names another one is refused, "none" included.
var method = jwt.SigningMethodHS256

// Ring signs with its first key and reads with all.
type Ring struct {
	clock   clock.Clock
	primary string
	keys    map[string][]byte
	parser  *jwt.Parser
}

// NewRing reads keys written "kid:base64,kid:base64" of 32 bytes each; the first signs.
func NewRing(spec string, clock clock.Clock) (*Ring, error) {
	r := &Ring{clock: clock, keys: map[string][]byte{}}
	for _, part := range strings.Split(spec, ",") {
		if err := r.add(strings.TrimSpace(part)); err != nil {
			return nil, err
		}
	}
	r.parser = jwt.NewParser(jwt.WithValidMethods([]string{method.Alg()}), jwt.WithIssuer(issuer), jwt.WithAudience(audience),
		jwt.WithExpirationRequired(), jwt.WithStrictDecoding(), jwt.WithIssuedAt(), jwt.WithLeeway(leeway), jwt.WithTimeFunc(clock.Now))
	return r, nil
}

func (r *Ring) add(part string) error {
	kid, encoded, ok := strings.Cut(part, ":")
	if !ok || kid == "" {
		return errors.New("token: write each key as kid:base64")
	}
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) != keyBytes {
		return fmt.Errorf("token: key %q is not %d bytes in base64", kid, keyBytes)
	}
	if _, twice := r.keys[kid]; twice {
		return fmt.Errorf("token: key id %q stands twice", kid)
	}
	if r.primary == "" {
		r.primary = kid
	}
	r.keys[kid] = key
	return nil
}

// claims is what stands in a token.
type claims struct {
	jwt.RegisteredClaims
	Tenant   tenant.ID           `json:"tenant,omitempty"`
	Role     tenant.Role         `json:"role,omitempty"`
	Platform tenant.PlatformRole `json:"platformRole,omitempty"`
	Session  string              `json:"sid"`
}

// Issue signs a token that is good for so long from now.
func (r *Ring) Issue(p identity.Pass, valid time.Duration) (string, error) {
	now := r.clock.Now()
	t := jwt.NewWithClaims(method, claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Subject: p.UserID, Issuer: issuer, Audience: jwt.ClaimStrings{audience},
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(valid)),
		},
		Tenant: p.TenantID, Role: p.Role, Platform: p.PlatformRole, Session: p.SessionID,
	})
	t.Header["kid"] = r.primary
	return t.SignedString(r.keys[r.primary])
}

// Read checks a token and tells what it says. Faults: identity.ErrCredential.
func (r *Ring) Read(text string) (identity.Pass, error) {
	if strings.ContainsAny(text, lineBreaks) {
		return identity.Pass{}, identity.ErrCredential.Because(errors.New("token: it is broken into lines"))
	}
	var c claims
	if _, err := r.parser.ParseWithClaims(text, &c, r.key); err != nil {
		return identity.Pass{}, identity.ErrCredential.Because(err)
	}
	if c.Subject == "" || c.Session == "" {
		return identity.Pass{}, identity.ErrCredential.Because(errors.New("token: it names no person or no sign-in"))
	}
	return identity.Pass{UserID: c.Subject, TenantID: c.Tenant, Role: c.Role, PlatformRole: c.Platform, SessionID: c.Session}, nil
}

func (r *Ring) key(t *jwt.Token) (any, error) {
	kid, _ := t.Header["kid"].(string)
	if key, ok := r.keys[kid]; ok {
		return key, nil
	}
	return nil, fmt.Errorf("token: no key %q", kid)
}

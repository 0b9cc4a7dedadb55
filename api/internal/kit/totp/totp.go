// Package totp computes the six-digit codes that authenticator apps show: time-based
// one-time passwords (RFC 6238) of HMAC-SHA-1 and steps of 30 seconds, which is the one
// form that every app knows.
package totp

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

const (
	// secretBytes is the length of the hash, as RFC 4226, section 4, recommends.
	secretBytes = 20
	digits      = 6
	period      = 30 * time.Second
	// drift is how many steps the clocks of telephone and server may differ.
	drift = 1
)

// ErrSecret says that a text is no secret.
var ErrSecret = errors.New("totp: write the secret in base32, such as JBSWY3DPEHPK3PXP")

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewSecret draws a secret, written in base32 as apps take it.
func NewSecret() string {
	b := make([]byte, secretBytes)
	_, _ = rand.Read(b) // crypto/rand.Read never fails (Go 1.24 and later)
	return encoding.EncodeToString(b)
}

// Code gives the code that an app shows at an instant. Faults: ErrSecret.
func Code(secret string, at time.Time) (string, error) {
	key, err := read(secret)
	if err != nil {
		return "", err
	}
	return code(key, stepAt(at)), nil
}

// Match finds the time step that a code belongs to, of the present one and its neighbours
// and after the step that was used last; ok is false where there is none.
func Match(secret, given string, at time.Time, after int64) (step int64, ok bool) {
	key, err := read(secret)
	if err != nil {
		return 0, false
	}
	now := stepAt(at)
	for n := now - drift; n <= now+drift; n++ {
		if subtle.ConstantTimeCompare([]byte(code(key, n)), []byte(given)) == 1 && n > after {
			step, ok = n, true
		}
	}
	return step, ok
}

// URL is the address that an app reads from a QR code (github.com/google/google-authenticator,
// "Key URI Format").
func URL(issuer, account, secret string) string {
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + account}
	q := url.Values{"secret": {secret}, "issuer": {issuer}}
	// Apps take a plus sign for one, not for a space.
	u.RawQuery = strings.ReplaceAll(q.Encode(), "+", "%20")
	return u.String()
}

func read(secret string) ([]byte, error) {
	key, err := encoding.DecodeString(strings.TrimRight(strings.ToUpper(strings.ReplaceAll(secret, " ", "")), "="))
	if err != nil || len(key) == 0 {
		return nil, ErrSecret
	}
	return key, nil
}

func stepAt(at time.Time) int64 { return at.Unix() / int64(period/time.Second) }

// code is RFC 4226, section 5.3.
func code(key []byte, step int64) string {
	mac := hmac.New(sha1.New, key)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0x0f
	return fmt.Sprintf("%0*d", digits, binary.BigEndian.Uint32(sum[at:])&0x7fffffff%1_000_000)
}

// Package seal encrypts the secrets that the product keeps for its tenants: AES-256-GCM
// with a random nonce, bound to the place the secret belongs to.
//
// A sealed text names the key it was sealed with, so that keys can be replaced one after
// the other: the first key of a Ring seals, every key opens.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// ErrSealed says that a sealed text can't be opened: a key is missing, or the text was
// altered or moved to another place.
var ErrSealed = errors.New("seal: the sealed text does not open here")

// scheme begins every sealed text and names its form.
const scheme = "v1"

// Ring holds the keys by their ids.
type Ring struct {
	primary string
	keys    map[string]key
}

type key struct {
	secret []byte
	aead   cipher.AEAD
}

// NewRing reads keys written "id:base64,id:base64" of 32 bytes each; the first one seals.
func NewRing(spec string) (*Ring, error) {
	r := &Ring{keys: map[string]key{}}
	for _, part := range strings.Split(spec, ",") {
		id, k, err := parseKey(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		if _, twice := r.keys[id]; twice {
			return nil, fmt.Errorf("seal: key id %q stands twice", id)
		}
		if r.primary == "" {
			r.primary = id
		}
		r.keys[id] = k
	}
	return r, nil
}

func parseKey(part string) (id string, k key, err error) {
	id, encoded, ok := strings.Cut(part, ":")
	if !ok || id == "" || strings.Contains(id, ".") {
		return "", k, errors.New("seal: write each key as id:base64, without a dot in the id")
	}
	k.secret, err = base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(k.secret) != 32 {
		return "", k, fmt.Errorf("seal: key %q is not 32 bytes in base64", id)
	}
	block, err := aes.NewCipher(k.secret)
	if err != nil {
		return "", k, err
	}
	k.aead, err = cipher.NewGCM(block)
	return id, k, err
}

// Place is where a secret belongs; a sealed text opens nowhere else.
type Place struct{ Tenant, Provider, Field string }

func (p Place) data() []byte {
	return []byte(p.Tenant + "\x00" + p.Provider + "\x00" + p.Field)
}

// Seal encrypts a secret for its place.
func (r *Ring) Seal(secret string, at Place) string {
	aead := r.keys[r.primary].aead
	nonce := make([]byte, aead.NonceSize())
	_, _ = rand.Read(nonce) // crypto/rand.Read never fails (Go 1.24 and later)
	box := aead.Seal(nonce, nonce, []byte(secret), at.data())
	return scheme + "." + r.primary + "." + base64.RawURLEncoding.EncodeToString(box)
}

// Open decrypts what Seal made for the same place. Faults: ErrSealed.
func (r *Ring) Open(sealed string, at Place) (string, error) {
	parts := strings.SplitN(sealed, ".", 3)
	if len(parts) != 3 || parts[0] != scheme {
		return "", ErrSealed
	}
	k, ok := r.keys[parts[1]]
	aead := k.aead
	if !ok {
		return "", fmt.Errorf("%w: no key %q", ErrSealed, parts[1])
	}
	box, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(box) < aead.NonceSize() {
		return "", ErrSealed
	}
	secret, err := aead.Open(nil, box[:aead.NonceSize()], box[aead.NonceSize():], at.data())
	if err != nil {
		return "", ErrSealed
	}
	return string(secret), nil
}

// KeyID names the key that a text was sealed with; empty where the form is unknown.
func KeyID(sealed string) string {
	parts := strings.SplitN(sealed, ".", 3)
	if len(parts) != 3 || parts[0] != scheme {
		return ""
	}
	return parts[1]
}

// Primary names the key that seals.
func (r *Ring) Primary() string { return r.primary }

// Knows says whether there is a key of that id.
func (r *Ring) Knows(keyID string) bool {
	_, known := r.keys[keyID]
	return known
}

// Package password keeps passwords as nobody can read them back: hashed by Argon2id
// (RFC 9106) with the parameters that OWASP's password storage cheat sheet asks for.
package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// cost is the price of one hash.
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

// owasp is the cost of every new hash; an older hash is checked at the cost it names.
var owasp = cost{memory: 19 * 1024, passes: 2, threads: 1}

// Lengths in bytes.
const (
	saltBytes = 16
	hashBytes = 32
)

// most is the highest cost that a stored hash may ask for: a planted one must not be able
// to take the machine's memory.
var most = cost{memory: 256 * 1024, passes: 10, threads: 8}

var errForm = errors.New("password: the stored hash is not in a form that is known here")

// Hasher hashes and checks passwords, a few at a time, so that a crowd at the door waits
// instead of taking the memory.
type Hasher struct {
	turns chan struct{}
	decoy string // checked where there is no account, so that both take the same work
}

// NewHasher makes a hasher that works on so many passwords at once.
func NewHasher(atOnce int) *Hasher {
	return &Hasher{
		turns: make(chan struct{}, max(atOnce, 1)),
		decoy: format(owasp, random(saltBytes), random(hashBytes)),
	}
}

// Hash gives the PHC string of a password: algorithm, cost, salt and hash. It fails only
// where the context ends before its turn.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := random(saltBytes)
	sum, err := h.sum(ctx, password, salt, owasp, hashBytes)
	if err != nil {
		return "", err
	}
	return format(owasp, salt, sum), nil
}

// Verify says whether a password belongs to a hash. An empty hash stands for an account
// that does not exist: it takes the same work and is never right.
func (h *Hasher) Verify(ctx context.Context, password, stored string) (bool, error) {
	real := stored != ""
	if !real {
		stored = h.decoy
	}
	c, salt, want, err := parse(stored)
	if err != nil {
		return false, err
	}
	got, err := h.sum(ctx, password, salt, c, uint32(len(want)))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, want) == 1 && real, nil
}

// sum hashes in turn.
func (h *Hasher) sum(ctx context.Context, password string, salt []byte, c cost, length uint32) ([]byte, error) {
	select {
	case h.turns <- struct{}{}:
		defer func() { <-h.turns }()
		return argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.threads, length), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand.Read never fails (Go 1.24 and later)
	return b
}

// form is the PHC string of Argon2id up to its salt.
const form = "$argon2id$v=%d$m=%d,t=%d,p=%d$"

func format(c cost, salt, sum []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf(form, argon2.Version, c.memory, c.passes, c.threads) + b64.EncodeToString(salt) + "$" + b64.EncodeToString(sum)
}

func parse(stored string) (c cost, salt, sum []byte, err error) {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 {
		return c, nil, nil, errForm
	}
	var version int
	if _, err := fmt.Sscanf(strings.Join(parts[:4], "$")+"$", form, &version, &c.memory, &c.passes, &c.threads); err != nil {
		return c, nil, nil, fmt.Errorf("%w: %w", errForm, err)
	}
	salt, saltErr := base64.RawStdEncoding.DecodeString(parts[4])
	sum, sumErr := base64.RawStdEncoding.DecodeString(parts[5])
	bad := version != argon2.Version || c.memory > most.memory || c.passes > most.passes || c.threads > most.threads || c.passes*uint32(c.threads) == 0
	if saltErr != nil || sumErr != nil || len(sum) < hashBytes/2 || bad {
		return c, nil, nil, errForm
	}
	return c, salt, sum, nil
}

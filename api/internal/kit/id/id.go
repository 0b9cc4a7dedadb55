// Package id makes the opaque identifiers of the product: a prefix that names the kind of
// thing, and 26 characters that sort by the time they were made.
package id

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"
	"time"

	"github.com/google/uuid"
)

// The prefixes of api.md.
const (
	Tenant      = "ten"
	User        = "usr"
	Session     = "ses"
	Campaign    = "cmp"
	Creative    = "crt"
	Asset       = "ast"
	Brand       = "brd"
	Channel     = "chn"
	Post        = "pst"
	Publication = "pub"
	Run         = "run"
	Payment     = "pay"
	Period      = "per"
	Mismatch    = "mis"
	Plan        = "pln"
	APIKey      = "key"
	Webhook     = "whk"
	Invite      = "inv"
	Notice      = "ntf"
	Event       = "evt"
	Export      = "exp"
	Rotation    = "rot"
	Pause       = "pau"
	Import      = "imp"
	ReviewLink  = "rvl"
	Comment     = "cmt"
)

// crockford keeps the byte order when sorted and leaves out letters that look like digits.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New makes an identifier such as "cmp_01jd…"; later ones sort after earlier ones
// (UUID version 7, RFC 9562).
func New(prefix string) string {
	u := uuid.Must(uuid.NewV7())
	return prefix + "_" + crockford.EncodeToString(u[:])
}

// Derived makes the identifier that the given parts always lead to, for records of which
// there may be one only. It does not sort by time.
func Derived(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + "_" + crockford.EncodeToString(sum[:16])
}

// DerivedAt makes the identifier that the given parts and an instant always lead to; it
// sorts among those of New as if it had been made then.
func DerivedAt(prefix string, at time.Time, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	raw := binary.BigEndian.AppendUint64(nil, uint64(at.UnixMilli())<<16)
	return prefix + "_" + crockford.EncodeToString(append(raw[:6], sum[:10]...))
}

// TimeOf is when an identifier of New was made; false where the text is none of that kind.
func TimeOf(prefix, text string) (time.Time, bool) {
	if !Has(prefix, text) {
		return time.Time{}, false
	}
	raw, _ := crockford.DecodeString(text[len(prefix)+1:])
	return time.UnixMilli(int64(binary.BigEndian.Uint64(raw) >> 16)), true
}

// Has says whether a text has the form of an identifier of that kind.
func Has(prefix, text string) bool {
	rest, ok := strings.CutPrefix(text, prefix+"_")
	if !ok || len(rest) != 26 || strings.ContainsAny(rest, "\r\n") { // which the decoding reads over
		return false
	}
	_, err := crockford.DecodeString(rest)
	return err == nil
}

// Secret makes an unguessable text of n random bytes (n ≥ 16), safe in URLs and file names.
func Secret(n int) string {
	b := make([]byte, max(n, 16))
	_, _ = rand.Read(b) // crypto/rand.Read never fails (Go 1.24 and later)
	return crockford.EncodeToString(b)
}

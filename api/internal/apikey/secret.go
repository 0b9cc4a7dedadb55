package apikey

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strings"

	"campaignos.dev/api/internal/kit/id"
)

// Prefix begins every key's secret, so that people and secret scanners know one when they
// see it.
const Prefix = "cos_live_"

// Lengths of the parts behind the prefix.
const (
	randomBytes  = 20 // 160 bits: never guessed
	randomLength = 32
	sumLength    = 7
)

// letters writes checksums with the characters that the random part is made of.
var letters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newSecret makes a secret: the prefix, the random part, and a checksum over both. A
// mistyped or truncated secret is known by its checksum, without asking the store.
func newSecret() string {
	body := Prefix + id.Secret(randomBytes)
	return body + checksum(body)
}

// checksum is the CRC-32 (IEEE) of a text.
func checksum(text string) string {
	return letters.EncodeToString(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(text))))
}

// wellFormed says whether a text could be a secret of ours.
func wellFormed(text string) bool {
	if len(text) != len(Prefix)+randomLength+sumLength || !strings.HasPrefix(text, Prefix) {
		return false
	}
	body := text[:len(Prefix)+randomLength]
	return checksum(body) == text[len(body):]
}

// hash hides a secret; it is too long to be guessed, so a fast hash will do.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// last4 is what is shown of a secret, to tell keys apart.
func last4(secret string) string { return secret[len(secret)-4:] }

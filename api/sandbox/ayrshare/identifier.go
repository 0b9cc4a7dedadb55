package ayrshare

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"strconv"
)

const idLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// newPostID makes an id of the vendor's form: 20 letters and digits.
func newPostID() string { return randomFrom(idLetters, 20) }

func newRefID() string {
	raw := make([]byte, 20)
	rand.Read(raw)
	return hex.EncodeToString(raw)
}

// newProfileKey makes a key of the vendor's form, in a spelling that can't be taken for a real one.
func newProfileKey() string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
	return "SANDBOX-" + randomFrom(letters, 6) + "-" + randomFrom(letters, 6) + "-" + randomFrom(letters, 6)
}

func randomFrom(letters string, n int) string {
	out := make([]byte, n)
	for i := range out {
		at, _ := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		out[i] = letters[at.Int64()]
	}
	return string(out)
}

// wireID is a network's own id of a post as it stands in JSON: Telegram's is a number, every other a string.
func wireID(network, id string) any {
	if network == "telegram" {
		return json.Number(id)
	}
	return id
}

// newSocialID makes an id that looks like the network's own.
func newSocialID(network string, sequence int64) string {
	n := strconv.FormatInt(sequence, 10)
	switch network {
	case "telegram":
		return n
	case "twitter":
		return "1858" + randomFrom("0123456789", 11) + pad(n, 4)
	case "instagram":
		return "179" + randomFrom("0123456789", 10) + pad(n, 4)
	case "facebook":
		return "1024" + randomFrom("0123456789", 8) + "_" + pad(n, 6)
	case "linkedin":
		return "urn:li:share:7" + randomFrom("0123456789", 14) + pad(n, 4)
	case "youtube":
		return randomFrom(idLetters, 11)
	default:
		return randomFrom("0123456789", 13) + pad(n, 4)
	}
}

func pad(digits string, width int) string {
	for len(digits) < width {
		digits = "0" + digits
	}
	return digits
}

package identity

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"campaignos.dev/api/internal/fault"
)

// Bounds of a password in characters; the upper one keeps hashing cheap.
const (
	minPassword = 10
	maxPassword = 200
)

// commonWords are what most leaked passwords consist of: whole ones, and the words that
// people decorate with digits and put together in twos. The list was written for this
// product; with isCommon's rules it stands for more than a million passwords.
//
//go:embed common.txt
var commonWords string

var common = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for word := range strings.FieldsSeq(commonWords) {
		known[plain(word)] = true
	}
	return known
})

// checkPassword refuses a password that can be guessed: too short, among the common ones
// however it is decorated, or made of the person's own address or name (OWASP ASVS 5.0,
// 6.2). It asks for no digits or capitals, as NIST SP 800-63B advises. Faults:
// fault.ErrInvalid on password.
func checkPassword(password, email, name string) error {
	var wrong fault.Fields
	length := utf8.RuneCountInString(password)
	switch {
	case length < minPassword:
		wrong.Add("password", "too_short", "Choose a password of at least 10 characters.")
	case length > maxPassword:
		wrong.Add("password", "too_long", "Choose a password of at most 200 characters.")
	case isCommon(password):
		wrong.Add("password", "too_common", "Many people use this password, or one like it. Choose another, such as three unrelated words.")
	case isOwn(password, email, name):
		wrong.Add("password", "too_personal", "This password is little more than your name or address. Choose another.")
	}
	return wrong.Err()
}

// isCommon looks for the password among the common ones: as it stands, without the digits
// and signs around it, with letters for the signs that look like them, and as two common
// words in one.
func isCommon(password string) bool {
	lower := strings.ToLower(password)
	bare := strings.TrimFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) })
	if bare == "" {
		return len(lower) < fewDigits || runsOn(lower)
	}
	return isWord(plain(lower)) || isWord(plain(bare)) || runsOn(lower)
}

// shortWord is the length below which a word may be a part of any other.
const shortWord = 3

// isWord says whether a text is a common word, or two of them in one.
func isWord(text string) bool {
	if common()[text] {
		return true
	}
	for at := shortWord; at <= len(text)-shortWord; at++ {
		if common()[text[:at]] && common()[text[at:]] {
			return true
		}
	}
	return false
}

// fewDigits is the length below which a password without any letter is a date or a number
// that can be counted through.
const fewDigits = 14

// lookalikes are the signs that people write for letters.
var lookalikes = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i", " ", "", "-", "", "_", "", ".", "")

func plain(word string) string { return lookalikes.Replace(word) }

// runsOn says whether a text is one short piece repeated, or letters in a row.
func runsOn(text string) bool {
	for n := 1; n <= len(text)/3; n++ {
		if len(text)%n == 0 && strings.Repeat(text[:n], len(text)/n) == text {
			return true
		}
	}
	up, down := true, true
	for i := 1; i < len(text); i++ {
		up, down = up && text[i] == text[i-1]+1, down && text[i] == text[i-1]-1
	}
	return up || down
}

// isOwn says whether nothing much is left of the password without the person's own words.
func isOwn(password, email, name string) bool {
	rest := strings.ToLower(password)
	local, domain, _ := strings.Cut(Key(email), "@")
	for _, word := range append([]string{Key(email), local, domain}, strings.Fields(strings.ToLower(name))...) {
		if utf8.RuneCountInString(word) >= 3 {
			rest = strings.ReplaceAll(rest, word, "")
		}
	}
	letters := strings.TrimFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	return rest != strings.ToLower(password) && utf8.RuneCountInString(letters) < 4
}

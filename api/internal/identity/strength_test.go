package identity

import (
	"testing"

	"campaignos.dev/api/internal/fault"
)

func TestPasswordsThatCanBeGuessedAreRefused(t *testing.T) {
	for password, code := range map[string]string{
		"short":                  "too_short",
		"P@ssw0rd123":            "too_common",
		"Password2026!":          "too_common",
		"qwertyuiop":             "too_common",
		"1q2w3e4r5t":             "too_common",
		"iloveyou!!!":            "too_common",
		"abcabcabcabc":           "too_common",
		"abcdefghijkl":           "too_common",
		"19870412198":            "too_common",
		"aaaaaaaaaaaaaaaaaaaaaa": "too_common",
		"ada.lovelace1815":       "too_personal",
		"lovelace2026":           "too_personal",
		"correct horse battery":  "",
		"three unrelated words":  "",
		"k7#mVq2pXz":             "",
		"пароль из трёх слов":    "",
		"8841229011773390":       "",
	} {
		err := checkPassword(password, "ada.lovelace@example.com", "Ada Lovelace")
		got := ""
		if f := faultFields(err); len(f) > 0 {
			got = f[0].Code
		}
		if got != code {
			t.Errorf("%q: %q, want %q", password, got, code)
		}
	}
}

func faultFields(err error) []fault.Field {
	if f, ok := fault.As(err); ok {
		return f.Fields
	}
	return nil
}

// The list and its rules must stand for at least the ten thousand passwords that NIST and
// OWASP speak of.
func TestTheCommonPasswordsAreMoreThanTenThousand(t *testing.T) {
	words := 0
	for word := range common() {
		if len(word) >= shortWord {
			words++
		}
	}
	if words*words < 1_000_000 {
		t.Errorf("%d words stand for %d passwords of two", words, words*words)
	}
	for _, password := range []string{
		"1234567890", "password123", "qwertyuiop", "1q2w3e4r5t", "iloveyou12", "princess12", "Football12", "SUNSHINE123", "charlie1234",
		"superman12", "mypassword", "letmein123", "p4ssw0rd!!", "administrator", "manchester1", "Liverpool123", "welcome1234", "starwars123",
		"basketball", "chocolate1", "jordan232323", "michaeljordan", "bigdaddy123", "babygirl12", "ashley2001!", "lovelove12", "passwordpassword",
		"dragonmaster", "hellokitty1", "blink182blink182", "Schalke041904", "bayernmuenchen", "1qaz2wsx3edc", "zaq12wsxcde3", "asdfghjkl123",
		"Sommer2026!", "Winter2025?", "ichliebedich", "qwertz12345", "hallo12345", "iloveyouforever", "jessica1990", "summerwinter",
	} {
		if checkPassword(password, "somebody@example.com", "Some Body") == nil {
			t.Errorf("%q is taken", password)
		}
	}
}

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

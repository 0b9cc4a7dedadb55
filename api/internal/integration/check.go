package integration

import (
	"net"
	stdmail "net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSecret bounds a secret, in bytes; longestText a text that names no bound of its
// own, in characters.
const (
	longestSecret = 1000
	longestText   = 200
)

// wrong finds what is wrong with a value that is not empty; an empty code: nothing.
// production asks for what is fit for it.
func (f Field) wrong(value string, production bool) (code, message string) {
	code, message = f.wrongForm(value, production)
	if code == "" && f.Check != nil {
		if message = f.Check(value, production); message != "" {
			code = "invalid_format"
		}
	}
	return code, message
}

// wrongForm holds a value against its kind.
func (f Field) wrongForm(value string, production bool) (code, message string) {
	switch f.Kind {
	case URL:
		return wrongAddress(value, production)
	case Hidden:
		return wrongSecret(value)
	case Choice:
		if !slices.Contains(f.Choices, value) {
			return "not_allowed", "Give one of: " + strings.Join(f.Choices, ", ") + "."
		}
	case Bool:
		if value != "true" && value != "false" {
			return "not_allowed", "Give true or false."
		}
	case Number:
		if n, err := strconv.Atoi(value); err != nil || n < f.Min || n > f.Max || strconv.Itoa(n) != value {
			return "out_of_range", "Give a whole number from " + strconv.Itoa(f.Min) + " to " + strconv.Itoa(f.Max) + "."
		}
	default:
		return wrongText(value, f.Longest())
	}
	return "", ""
}

// Longest is how many characters a text may have.
func (f Field) Longest() int {
	if f.MaxChars > 0 {
		return f.MaxChars
	}
	return longestText
}

func wrongText(value string, longest int) (code, message string) {
	if utf8.RuneCountInString(value) > longest {
		return "too_long", "Give at most " + strconv.Itoa(longest) + " characters."
	}
	if !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl) {
		return "invalid_format", "Give one line of text."
	}
	return "", ""
}

// wrongSecret refuses what no provider gives out: most of it was pasted with something else.
func wrongSecret(value string) (code, message string) {
	if len(value) > longestSecret {
		return "too_long", "Give at most " + strconv.Itoa(longestSecret) + " characters."
	}
	if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "invalid_format", "Give it as the provider shows it, without blanks or line breaks."
	}
	return "", ""
}

// wrongAddress takes web addresses; in production only what is encrypted and not on this
// machine.
func wrongAddress(value string, production bool) (code, message string) {
	u, err := url.Parse(value)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" || len(value) > longestText {
		return "invalid_format", "Give a web address that begins with https://."
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "invalid_format", "Give the address alone, without a user, a question mark or a #."
	}
	if production && (u.Scheme != "https" || here(u.Hostname())) {
		return "invalid_format", "Give an https address outside this machine."
	}
	return "", ""
}

// here says whether a host is this machine.
func here(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || ip.IsUnspecified() || ip.IsLinkLocalUnicast())
}

func mailHost(host string, production bool) string {
	if strings.ContainsAny(host, "/@:?#[] ") && net.ParseIP(host) == nil {
		return "Give the server's name alone, such as mail.example.org."
	}
	if production && (here(host) || strings.Contains(host, "sandbox")) {
		return "Give a mail server outside this machine."
	}
	return ""
}

func sender(from string, production bool) string {
	if _, err := stdmail.ParseAddress(from); err != nil {
		return "Write it as Name <name@example.org>."
	}
	if production && strings.HasSuffix(from, "@campaign-os.example>") {
		return "Give an address of yours."
	}
	return ""
}

package control

import (
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

// secretHeaders carry credentials; their values are recorded only by their first characters.
var secretHeaders = map[string]bool{
	"Authorization": true, "Proxy-Authorization": true, "Cookie": true, "Set-Cookie": true,
	"X-Goog-Api-Key": true, "Profile-Key": true, "X-Api-Key": true, "Api-Key": true,
}

// secretNames are the fields whose values are masked in bodies and queries, in JSON and in forms.
const secretNames = `(?:key|api_?key|profile_?key|private_?key|client_secret|secret|password|token|jwt|card|number|cvc)`

var (
	secretInJSON = regexp.MustCompile(`(?i)("` + secretNames + `"\s*:\s*")((?:[^"\\]|\\.)*)`)
	secretInForm = regexp.MustCompile(`(?i)((?:^|[&\[])` + secretNames + `\]?=)([^&\s]*)`)
)

func maskHeaders(h http.Header) map[string]string {
	masked := make(map[string]string, len(h))
	for name, values := range h {
		value := strings.Join(values, ", ")
		if secretHeaders[name] {
			value = maskCredential(value)
		}
		masked[name] = value
	}
	return masked
}

// maskCredential keeps the scheme of "Bearer …" readable and masks what follows.
func maskCredential(value string) string {
	if scheme, secret, ok := strings.Cut(value, " "); ok {
		return scheme + " " + maskSecret(secret)
	}
	return maskSecret(value)
}

// maskSecret leaves enough to tell two keys apart and too little to use one.
func maskSecret(secret string) string {
	const shown = 8
	if utf8.RuneCountInString(secret) <= 2*shown {
		return "…"
	}
	return string([]rune(secret)[:shown]) + "…"
}

func maskText(text string) string {
	text = replaceSecret(secretInJSON, text)
	return replaceSecret(secretInForm, text)
}

func replaceSecret(pattern *regexp.Regexp, text string) string {
	return pattern.ReplaceAllStringFunc(text, func(match string) string {
		parts := pattern.FindStringSubmatch(match)
		return parts[1] + maskSecret(parts[2])
	})
}

// maskBody cuts a body to what is kept and masks it. Bytes that are no text are only counted.
func maskBody(body []byte) string {
	cut := body[:min(len(body), recordedBytes)]
	for len(cut) > 0 && len(cut) < len(body) && !utf8.RuneStart(body[len(cut)]) {
		cut = cut[:len(cut)-1]
	}
	if !utf8.Valid(cut) {
		return "(binary)"
	}
	text := maskText(string(cut))
	if len(cut) < len(body) {
		text += "… (cut)"
	}
	return text
}

package control

import (
	"encoding/base64"
	"net/http"
	"regexp"
	"strings"
)

const liveKeySentence = "This key looks like a live one. The sandbox takes test keys only: put the key that the sandbox wrote into its env-file here, and rotate the live key if it was exposed."

// liveKey matches the prefixes under which Stripe issues live keys and Google issues API keys.
var liveKey = regexp.MustCompile(`(?:sk|rk|pk)_live_|^AIza[0-9A-Za-z_-]{30,}`)

// hasLiveKey says whether a credential that would work against a real provider was sent here by mistake.
func hasLiveKey(r *http.Request) bool {
	for _, credential := range credentials(r) {
		if liveKey.MatchString(credential) {
			return true
		}
	}
	return false
}

func credentials(r *http.Request) []string {
	found := []string{r.Header.Get("X-Goog-Api-Key"), r.URL.Query().Get("key")}
	_, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if decoded, err := base64.StdEncoding.DecodeString(secret); err == nil {
		found = append(found, string(decoded))
	}
	return append(found, secret)
}

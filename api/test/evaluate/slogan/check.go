package slogan

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Check examines slogans that fit the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	if json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The slogans can't be read.", Fatal: true}}
	}
	var texts []string
	var claims []engine.Finding
	for _, s := range out.Slogans {
		texts = append(texts, s.Text)
		claims = append(claims, engine.CheckClaims(f, s.Text, s.Claims)...)
	}
	all := strings.Join(texts, "\n")
	found := []engine.Finding{checkTwice(texts), engine.CheckBannedWords(f, all), engine.CheckFigures(f, input, all)}
	return append(found, engine.ClaimsFound(claims)...)
}

// checkTwice says whether a slogan stands there twice.
func checkTwice(texts []string) engine.Finding {
	seen := map[string]bool{}
	for _, t := range texts {
		if seen[strings.ToLower(t)] {
			return engine.Finding{Name: "duplicates", Fatal: true, Quote: t, Message: fmt.Sprintf("The slogan “%s” stands there twice.", t)}
		}
		seen[strings.ToLower(t)] = true
	}
	return engine.Finding{Name: "duplicates", OK: true, Message: "Every slogan is another one."}
}

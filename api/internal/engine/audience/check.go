package audience

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Check examines personas that fit the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	if json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The personas can't be read.", Fatal: true}}
	}
	found := []engine.Finding{checkDistinct(out), engine.CheckBannedWords(f, out.voice()), engine.CheckFigures(f, input, engine.Texts(raw))}
	return append(found, engine.ClaimsFound(out.claims(f))...)
}

// voice is what the brand itself would say; people's own words are theirs.
func (o Output) voice() string {
	all := []string{o.Summary}
	for _, p := range o.Personas {
		all = append(all, p.answers())
	}
	return strings.Join(all, "\n")
}

// answers is what the brand says to a persona's objections.
func (p Persona) answers() string {
	var b strings.Builder
	for _, o := range p.Objections {
		b.WriteString(o.Answer + "\n")
	}
	return b.String()
}

// claims holds each persona's claims against its answers.
func (o Output) claims(f engine.Facts) (found []engine.Finding) {
	for _, p := range o.Personas {
		found = append(found, engine.CheckClaims(f, p.answers(), p.Claims)...)
	}
	return found
}

// checkDistinct says whether two personas are one: by name, or by all that they want.
func checkDistinct(out Output) engine.Finding {
	seen := map[string]string{}
	for _, p := range out.Personas {
		for _, mark := range []string{"name " + p.Name, "goals " + strings.Join(p.Goals, "\n")} {
			mark = strings.ToLower(mark)
			if other, there := seen[mark]; there {
				return engine.Finding{Name: "distinct", Fatal: true, Message: fmt.Sprintf("“%s” and “%s” are the same person. Give each their own name and wishes.", other, p.Name)}
			}
			seen[mark] = p.Name
		}
	}
	return engine.Finding{Name: "distinct", OK: true, Message: "Every persona wants something of their own."}
}

package insight

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

// Check examines an answer that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "What was found can't be read.", Fatal: true}}
	}
	return []engine.Finding{
		checkEvidence(f, in, out), checkRepeats(out),
		engine.CheckFigures(f, input, out.states()), engine.CheckBannedWords(f, out.proposes()),
	}
}

// states is what the answer says to be so; how often to post is its own to propose.
func (o Output) states() string {
	lines := append([]string{o.Summary}, o.Keep...)
	for _, f := range o.Findings {
		lines = append(lines, f.Observation)
	}
	for _, c := range o.Changes {
		lines = append(lines, c.Why, c.ExpectedEffect)
	}
	return strings.Join(lines, "\n")
}

// proposes is what may end up in posts.
func (o Output) proposes() string {
	lines := slices.Clone(o.Keep)
	for _, c := range o.Changes {
		lines = append(lines, c.What, c.How)
	}
	return strings.Join(lines, "\n")
}

// checkEvidence says whether all evidence stands where it is said to stand.
func checkEvidence(f engine.Facts, in Input, out Output) engine.Finding {
	where := map[string]string{inWishes: in.Figures, inResults: told(f.Results)}
	for _, one := range out.Findings {
		if evidence := strings.TrimSpace(one.Evidence); evidence == "" || !engine.Stands(where[one.Source], evidence) {
			return engine.Finding{Name: "evidence", Fatal: true, Quote: one.Evidence, Message: fmt.Sprintf("The evidence “%s” does not stand in the %s. Copy it word for word.", one.Evidence, one.Source)}
		}
	}
	return engine.Finding{Name: "evidence", OK: true, Message: "All evidence stands in what was published or in the figures."}
}

// told is what the results say, a line for each thing that can be quoted.
func told(results []engine.ResultFacts) string {
	var b strings.Builder
	for _, r := range results {
		for _, line := range []string{r.Network, network.Network(r.Network).Title(), r.State, r.PublishedAt, r.Text, r.URL} {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// checkRepeats says whether a change is proposed twice.
func checkRepeats(out Output) engine.Finding {
	seen := map[string]bool{}
	for _, c := range out.Changes {
		what := strings.ToLower(strings.Join(strings.Fields(c.What), " "))
		if seen[what] {
			return engine.Finding{Name: "duplicates", Fatal: true, Quote: c.What, Message: fmt.Sprintf("The change “%s” is proposed twice.", c.What)}
		}
		seen[what] = true
	}
	return engine.Finding{Name: "duplicates", OK: true, Message: "No change is proposed twice."}
}

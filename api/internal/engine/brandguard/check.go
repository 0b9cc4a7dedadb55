package brandguard

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Check examines findings that fit the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The findings can't be read.", Fatal: true}}
	}
	return append([]engine.Finding{
		checkQuotes(in, out), checkRewrite(out), checkLength(in, out),
		engine.CheckBannedWords(f, out.proposed()), engine.CheckFigures(f, input, out.proposed()),
	}, engine.ClaimsFound(unbacked(f, out))...)
}

// proposed is what may go out: the new wordings. Quotes and messages name what is wrong.
func (o Output) proposed() string {
	lines := []string{o.Rewritten}
	for _, i := range o.Issues {
		lines = append(lines, i.Suggestion)
	}
	return strings.Join(lines, "\n")
}

func checkQuotes(in Input, out Output) engine.Finding {
	for _, i := range out.Issues {
		switch quote := strings.TrimSpace(i.Quote); {
		case quote == "" && i.Kind != length:
			return engine.Finding{Name: "quotes", Fatal: true, Message: fmt.Sprintf("The issue “%s” quotes nothing of the text.", i.Message)}
		case !engine.Stands(in.Text, quote):
			return engine.Finding{Name: "quotes", Fatal: true, Quote: quote, Message: fmt.Sprintf("“%s” does not stand in the text.", quote)}
		}
	}
	return engine.Finding{Name: "quotes", OK: true, Message: "Every quote stands in the text."}
}

func checkRewrite(out Output) engine.Finding {
	if out.Verdict != verdicts[0] && strings.TrimSpace(out.Rewritten) == "" {
		named := make([]string, len(out.Issues))
		for i, one := range out.Issues {
			named[i] = strings.TrimSpace("“" + one.Quote + "”: " + one.Message)
		}
		return engine.Finding{Name: "rewrite", Fatal: true, Message: "The text has to change, and there is no rewrite of it. " + strings.Join(named, " ")}
	}
	return engine.Finding{Name: "rewrite", OK: true, Message: "What has to change has been rewritten."}
}

func checkLength(in Input, out Output) engine.Finding {
	again := Input{Text: out.Rewritten, Network: in.Network}
	if wrong := tooLong(wordings["en"], again); len(wrong) > 0 {
		return engine.Finding{Name: "within_limits", Fatal: true, Message: "The rewrite is too long. " + wrong[0].Message}
	}
	return engine.Finding{Name: "within_limits", OK: true, Message: "The rewrite is within the network's limit."}
}

// unbacked flags what the rewrite states without a fact behind it.
func unbacked(f engine.Facts, out Output) (flagged []engine.Finding) {
	for _, s := range engine.Unbacked(f, out.Rewritten) {
		flagged = append(flagged, engine.Finding{Name: "claims", Quote: s, Message: fmt.Sprintf("“%s” states something that no fact backs. Check it before it goes out.", s)})
	}
	return flagged
}

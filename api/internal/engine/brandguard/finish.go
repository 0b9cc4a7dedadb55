package brandguard

import (
	"encoding/json"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Finish adds what our rules find to what the model found, so that no text passes that the
// brand's rules forbid, whatever talked the model into it.
func (*Engine) Finish(f engine.Facts, input, answer json.RawMessage) (json.RawMessage, error) {
	in, err := read(input)
	if err != nil {
		return nil, err
	}
	var out Output
	if err := json.Unmarshal(answer, &out); err != nil {
		return nil, err
	}
	for _, rule := range broken(f, in) {
		out.note(rule)
	}
	slices.SortStableFunc(out.Issues, func(a, b Issue) int {
		return slices.Index(severities, b.Severity) - slices.Index(severities, a.Severity)
	})
	if floor := slices.Index(verdicts, out.floor()); floor > slices.Index(verdicts, out.Verdict) {
		out.Verdict, out.Summary = verdicts[floor], wordsFor(f).worse+" "+out.Summary
	}
	return json.Marshal(out)
}

// note keeps what a rule found. Where the model named the same, its own words stay, with the
// rule's severity at least.
func (o *Output) note(rule Issue) {
	at := slices.IndexFunc(o.Issues, func(i Issue) bool { return i.Kind == rule.Kind && i.about(rule.Quote) })
	if at < 0 {
		o.Issues = append(o.Issues, rule)
		return
	}
	if slices.Index(severities, rule.Severity) > slices.Index(severities, o.Issues[at].Severity) {
		o.Issues[at].Severity = rule.Severity
	}
}

// about says whether an issue is about a quote, or a part of it, or more than it.
func (i Issue) about(quote string) bool {
	if quote == "" || i.Quote == "" {
		return quote == i.Quote
	}
	own, quote := strings.ToLower(i.Quote), strings.ToLower(quote)
	return engine.Stands(own, quote) || engine.Stands(quote, own)
}

// floor is the best verdict that the issues allow.
func (o *Output) floor() string {
	worst := 0
	for _, i := range o.Issues {
		worst = max(worst, slices.Index(severities, i.Severity))
	}
	return verdicts[worst]
}

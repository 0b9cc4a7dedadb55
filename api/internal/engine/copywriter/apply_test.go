package copywriter_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/tenant"
)

// shelf remembers the option that was kept.
type shelf struct{ kept copywriter.Option }

func (s *shelf) AcceptCopy(_ context.Context, _ tenant.Actor, _, _ string, _ int, o copywriter.Option) (string, error) {
	s.kept = o
	return "crt_1", nil
}

func TestAnEditedTextKeepsTheClaimsThatStandInIt(t *testing.T) {
	since := engine.Claim{Sentence: "Since 1998.", Source: "f1"}
	days := engine.Claim{Sentence: "It rests for 9 days.", Source: "f2"}
	variant := func(n, text string, claims ...engine.Claim) copywriter.Variant {
		return copywriter.Variant{Network: n, Text: text, Hashtags: []string{"coffee"}, Claims: claims}
	}
	output, _ := json.Marshal(copywriter.Output{Options: []copywriter.Option{{Title: "One", Variants: []copywriter.Variant{
		variant("twitter", "Since 1998. It rests for 9 days.", since, days), variant("linkedin", "Since 1998.", since),
	}}}})
	for _, c := range []struct {
		name, edited string
		want         map[string][]engine.Claim
	}{
		{"not edited", "", map[string][]engine.Claim{"twitter": {since, days}, "linkedin": {since}}},
		{"in another order, a sentence less", `[{"network":"linkedin","text":"Come in."},{"network":"twitter","text":"It rests for 9 days."}]`,
			map[string][]engine.Claim{"linkedin": {}, "twitter": {days}}},
		{"with claims of its own", `[{"network":"linkedin","text":"Since 1998.","claims":[{"sentence":"Since 1998","source":"brief"}]}]`,
			map[string][]engine.Claim{"linkedin": {{Sentence: "Since 1998", Source: "brief"}}}},
	} {
		kept := &shelf{}
		if _, err := copywriter.New(kept).Apply(t.Context(), tenant.Actor{}, engine.Run{Output: output}, engine.Choice{Edited: json.RawMessage(c.edited)}); err != nil {
			t.Fatal(err)
		}
		if len(kept.kept.Variants) != len(c.want) {
			t.Fatalf("%s: %+v", c.name, kept.kept)
		}
		for _, v := range kept.kept.Variants {
			if !slices.Equal(v.Claims, c.want[v.Network]) {
				t.Errorf("%s: the claims for %s are %+v, want %+v", c.name, v.Network, v.Claims, c.want[v.Network])
			}
		}
	}
}

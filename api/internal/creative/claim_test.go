package creative_test

import (
	"slices"
	"testing"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
)

func TestWhatAnEngineStatesWithoutASourceIsOpen(t *testing.T) {
	since := engine.Claim{Sentence: "Since 1998.", Source: "f1"}
	days := engine.Claim{Sentence: "It rests for 9 days.", Source: "f2"}
	c := creative.Creative{RunID: "run_1", Variants: []creative.Variant{
		{Network: "twitter", Text: "Since 1998. It rests for 9 days.", Claims: []engine.Claim{since, days}},
		{Network: "linkedin", Text: "Since 1998. The best.", Claims: []engine.Claim{since}},
	}}
	open := func(want ...creative.Open) {
		t.Helper()
		if got := c.Unsourced(); !slices.Equal(got, want) {
			t.Errorf("%+v is open, want %+v", got, want)
		}
	}
	open(creative.Open{Network: "linkedin", Sentence: "The best."})

	c.Reword([]creative.Variant{
		{Network: "linkedin", Text: "Since 1998."},
		{Network: "twitter", Text: "It rests for 9 days. Or 10 days."},
		{Network: "threads", Text: "Since 1998."},
	})
	open(creative.Open{Network: "twitter", Sentence: "Or 10 days."}, creative.Open{Network: "threads", Sentence: "Since 1998."})
	if got := c.Variants[1].Claims; !slices.Equal(got, []engine.Claim{days}) {
		t.Errorf("the claims are %+v, want those that still stand in the text", got)
	}

	c.Reword([]creative.Variant{{Network: "twitter", Text: "It rests for 9 days.", Claims: []engine.Claim{}}})
	open(creative.Open{Network: "twitter", Sentence: "It rests for 9 days."})

	c.RunID = ""
	open() // a person wrote it
}

package engine_test

import (
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/money"
)

func TestAModelReadsABudgetAsPeopleWriteIt(t *testing.T) {
	budget := money.Of(250000, "eur")
	f := engine.Facts{Campaign: &engine.CampaignFacts{Name: "Winter", Budget: &budget}}
	if block := f.Block(nil); !strings.Contains(block, `"budget": "2500.00 EUR"`) || strings.Contains(block, "250000") {
		t.Errorf("the model reads\n%s", block)
	}
	if f.Campaign.Budget.Amount != 250000 {
		t.Error("the facts themselves were changed")
	}
	for text, ok := range map[string]bool{"We spend 2,500 euros.": true, "Mit 2.500,00 € im Winter.": true, "We spend 250,000 euros.": false} {
		if got := engine.CheckFigures(f, nil, text); got.OK != ok {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

package engine

// Price is what a model's tokens cost, in millionths of a US dollar for a million tokens;
// zero: nobody has said.
type Price struct {
	Input  int64 `bson:"input"`
	Output int64 `bson:"output"` // what the model thinks included
}

// perMillion turns a price for a million tokens into that of one.
const perMillion = 1_000_000

// price is what an engine's tokens cost.
func (s *Service) price(d Descriptor) Price {
	if d.Paints {
		return s.Painting
	}
	return s.Price
}

// Of is the price of some tokens in millionths of a US dollar, rounded up.
func (p Price) Of(u Usage) int64 {
	return (u.PromptTokens*p.Input + u.OutputTokens*p.Output + perMillion - 1) / perMillion
}

// Known says whether anybody has said what tokens cost.
func (p Price) Known() bool { return p.Input > 0 || p.Output > 0 }

// Cost is what the run has cost so far, in millionths of a US dollar.
func (r Run) Cost() int64 { return r.Price.Of(r.Usage) }

// Spent is what a run took in all, and what that cost in millionths of a dollar: its own
// questions, or those of the steps that it is made of, as far as they have ended.
func (r Run) Spent() (used Usage, micros int64) {
	used, micros = r.Usage, r.Cost()
	for _, s := range r.Steps {
		used, micros = used.plus(s.Usage), micros+s.CostMicros
	}
	return used, micros
}

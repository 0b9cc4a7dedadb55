package stripe

import "strings"

// promotions are the codes that the payment page takes, with the percentage that each takes off.
func promotions() map[string]int64 { return map[string]int64{"SAVE20": 20, "FREE100": 100} }

func (s *session) TakesPromotions() bool {
	allowed, _ := s.Echoed["allow_promotion_codes"].(bool)
	return allowed
}

// promote applies a promotion code to an open session; an empty code takes the present one away. The fault is a sentence.
func (t *turn) promote(s *session, code string) (fault string) {
	code = strings.ToUpper(strings.TrimSpace(code))
	percent, known := promotions()[code]
	if code != "" && !known {
		return "This code is invalid."
	}
	promoted := *s
	promoted.Promotion, promoted.Discount = code, s.Subtotal()*percent/100
	if f := checkTotal(promoted.Total(), s.Currency); f != nil {
		return "This code would leave less to pay than a card can be charged."
	}
	*s, t.changed = promoted, true
	return ""
}

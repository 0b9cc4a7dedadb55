package money_test

import (
	"testing"

	"campaignos.dev/api/internal/kit/money"
)

func TestAnAmountIsWrittenInItsCurrencysMainUnit(t *testing.T) {
	for want, m := range map[string]money.Money{
		"2500.00 EUR": money.Of(250000, "eur"),
		"0.05 USD":    money.Of(5, "USD"),
		"2500 JPY":    money.Of(2500, "jpy"),
		"1.250 KWD":   money.Of(1250, "kwd"),
		"-3.10 EUR":   money.Of(-310, "eur"),
		"0.00 XQQ":    money.Of(0, "xqq"),
	} {
		if got := m.String(); got != want {
			t.Errorf("%d %s is written %q, not %q", m.Amount, m.Currency, got, want)
		}
	}
}

package stripe

import (
	"fmt"
	"strings"
)

// currency is what the sandbox knows of a currency, by its lower-case ISO code.
type currency struct {
	// minimum is the smallest charge, in minor units, from Stripe's table of minimum charge amounts.
	minimum int64
	symbol  string
	// decimals is the number of digits of the minor unit: 0 for Stripe's zero-decimal currencies.
	decimals int
}

// largestCharge is Stripe's bound on an amount, in minor units: eight digits.
const largestCharge = 99_999_999

// currencyOf knows the currencies in which Stripe settles; the rest is refused.
func currencyOf(code string) (currency, bool) {
	known, ok := map[string]currency{
		"usd": {50, "$", 2}, "aed": {200, "AED ", 2}, "aud": {50, "A$", 2}, "bgn": {100, "BGN ", 2}, "brl": {50, "R$", 2},
		"cad": {50, "CA$", 2}, "chf": {50, "CHF ", 2}, "czk": {1500, "CZK ", 2}, "dkk": {250, "DKK ", 2}, "eur": {50, "€", 2},
		"gbp": {30, "£", 2}, "hkd": {400, "HK$", 2}, "huf": {17500, "HUF ", 2}, "inr": {50, "₹", 2}, "jpy": {50, "¥", 0},
		"mxn": {1000, "MX$", 2}, "myr": {200, "RM ", 2}, "nok": {300, "NOK ", 2}, "nzd": {50, "NZ$", 2}, "pln": {200, "PLN ", 2},
		"ron": {200, "RON ", 2}, "sek": {300, "SEK ", 2}, "sgd": {50, "S$", 2}, "thb": {1000, "THB ", 2},
	}[code]
	return known, ok
}

// price writes an amount of minor units as people read it, such as $1,290.00.
func price(amount int64, code string) string {
	c, _ := currencyOf(code)
	unit := int64(1)
	for range c.decimals {
		unit *= 10
	}
	text := c.symbol + grouped(amount/unit)
	if c.decimals > 0 {
		text += fmt.Sprintf(".%0*d", c.decimals, amount%unit)
	}
	return text
}

func grouped(n int64) string {
	digits := fmt.Sprint(n)
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, parts...), ",")
}

// checkTotal refuses what Stripe would not charge. Nothing to pay is fine.
func checkTotal(amount int64, code string) *failure {
	c, _ := currencyOf(code)
	if amount > 0 && amount < c.minimum {
		return invalidParameter("", "amount_too_small", fmt.Sprintf(
			"The Checkout Session's total amount due must add up to at least %s %s", price(c.minimum, code), code))
	}
	if amount > largestCharge {
		return invalidParameter("", "amount_too_large", fmt.Sprintf(
			"The Checkout Session's total amount due must be no more than %s %s", price(largestCharge, code), code))
	}
	return nil
}

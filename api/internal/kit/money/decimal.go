package money

import (
	"fmt"
	"strings"

	"golang.org/x/text/currency"
)

// Decimal writes an amount as people do, in the currency's main unit: 250000 of eur is
// "2500.00", 2500 of jpy "2500". A currency that ISO 4217 doesn't know has two places.
func (m Money) Decimal() string {
	places := 2
	if unit, err := currency.ParseISO(strings.ToUpper(m.Currency)); err == nil {
		places, _ = currency.Standard.Rounding(unit)
	}
	sign, amount := "", m.Amount
	if amount < 0 {
		sign, amount = "-", -amount
	}
	digits := fmt.Sprintf("%0*d", places+1, amount)
	if places == 0 {
		return sign + digits
	}
	at := len(digits) - places
	return sign + digits[:at] + "." + digits[at:]
}

// String writes an amount with its currency, "2500.00 EUR".
func (m Money) String() string { return m.Decimal() + " " + strings.ToUpper(m.Currency) }

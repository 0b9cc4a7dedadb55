// Package money is an amount in a currency's smallest unit.
package money

import "strings"

// Money is an integer number of minor units (cents for usd, yen for jpy) of an ISO 4217
// currency, whose code is kept in lower case as Stripe writes it.
type Money struct {
	Amount   int64  `bson:"amount"`
	Currency string `bson:"currency"`
}

// Of makes an amount.
func Of(amount int64, currency string) Money {
	return Money{Amount: amount, Currency: strings.ToLower(currency)}
}

// Equal says whether both are the same amount of the same currency.
func (m Money) Equal(o Money) bool {
	return m.Amount == o.Amount && strings.EqualFold(m.Currency, o.Currency)
}

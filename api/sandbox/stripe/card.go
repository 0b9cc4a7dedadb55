package stripe

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// cardForm is what the payer typed.
type cardForm struct{ Number, Expiry, CVC, Name string }

// card is a card whose form is in order. Of the number only the last digits are kept.
type card struct {
	Brand    string `json:"brand"`
	Last4    string `json:"last4"`
	ExpMonth int    `json:"expMonth"`
	ExpYear  int    `json:"expYear"`
	behavior behavior
}

// decline is why a bank refuses a card, in Stripe's codes.
type decline struct {
	Code    string `json:"code,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Message string `json:"message,omitempty"`
}

func (d decline) failure(charge string) *failure {
	return &failure{status: http.StatusPaymentRequired, kind: "card_error", code: d.Code, declineCode: d.Reason,
		message: d.Message, charge: charge}
}

// behavior is what a test card does: it pays unless it is declined, and may dispute what it paid.
type behavior struct {
	decline  decline
	disputes bool
}

// behaviorOf knows the test cards. Any other number is declined as Stripe does in test mode, so that a real card leads nowhere.
func behaviorOf(number string) behavior {
	known, ok := map[string]behavior{
		"4242424242424242": {},
		"5555555555554444": {},
		"4000000000000259": {disputes: true},
		"4000000000000002": {decline: decline{"card_declined", "generic_decline", "Your card was declined."}},
		"4000000000009995": {decline: decline{"card_declined", "insufficient_funds", "Your card has insufficient funds."}},
		"4000000000000069": {decline: decline{"expired_card", "expired_card", "Your card has expired."}},
	}[number]
	if !ok {
		return behavior{decline: decline{"card_declined", "test_mode_live_card",
			"Your card was declined. This is a sandbox, and the card is none of its test cards."}}
	}
	return known
}

// read checks the form as the payment page does. The faults are sentences by field (number, expiry,
// cvc, name); the card is good when there are none.
func (f cardForm) read(now time.Time) (card, map[string]string) {
	faults := map[string]string{}
	number := digits(f.Number)
	if fault := numberFault(f.Number, number); fault != "" {
		faults["number"] = fault
	}
	month, year, fault := readExpiry(f.Expiry, now)
	if fault != "" {
		faults["expiry"] = fault
	}
	if cvc := strings.TrimSpace(f.CVC); len(cvc) != 3 || digits(cvc) != cvc {
		faults["cvc"] = "Enter the 3 digits on the back of the card."
	}
	if strings.TrimSpace(f.Name) == "" {
		faults["name"] = "Enter the name on the card."
	}
	if len(faults) > 0 {
		return card{}, faults
	}
	return card{brandOf(number), number[len(number)-4:], month, year, behaviorOf(number)}, faults
}

func numberFault(typed, number string) string {
	switch {
	case strings.TrimSpace(typed) == "":
		return "Enter the card number."
	case len(number) < 16:
		return "The card number is incomplete: it has 16 digits."
	case len(number) > 16 || !luhn(number) || strings.Trim(typed, "0123456789 -") != "":
		return "The card number is invalid. Check the digits."
	}
	return ""
}

// luhn checks the last digit of a card number against the others.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		digit := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			digit *= 2
		}
		sum += digit/10 + digit%10
	}
	return sum%10 == 0
}

// readExpiry takes MM/YY and MM/YYYY, with or without blanks and slash. A card is good until its month ends.
func readExpiry(typed string, now time.Time) (month, year int, fault string) {
	compact := digits(typed)
	if len(compact) != 4 && len(compact) != 6 || strings.Trim(typed, "0123456789/ ") != "" {
		return 0, 0, "Enter the expiry as MM / YY."
	}
	month, _ = strconv.Atoi(compact[:2])
	year, _ = strconv.Atoi(compact[2:])
	if len(compact) == 4 {
		year += 2000
	}
	if month < 1 || month > 12 {
		return 0, 0, "The month must be between 01 and 12."
	}
	if !time.Date(year, time.Month(month)+1, 1, 0, 0, 0, 0, time.UTC).After(now) {
		return 0, 0, "The card has expired: this month has passed."
	}
	return month, year, ""
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

func brandOf(number string) string {
	if number[0] == '5' {
		return "mastercard"
	}
	return "visa"
}

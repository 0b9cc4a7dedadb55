// Package stripe imitates the part of Stripe that one-time payments need: Checkout Sessions with a hosted payment page,
// PaymentIntents, Charges, Refunds, Disputes and the Events that tell of them, all kept as one consistent account.
//
// Every request is first judged by Stripe's own OpenAPI document and by the parser, coercion and validator of
// github.com/stripe/stripe-mock, which carries that document for the API version that the product's client sends. The parts are
// used one by one rather than through stripe-mock's request handler, because that handler prints each request, card holders'
// addresses included, to the standard output and has no way to be told not to. Stripe-mock's fixtures give each object its full
// shape; the account's own facts are laid over them.
//
// A path or a parameter that Stripe has and this package does not imitate is refused with a sentence that says so, never
// ignored: using it is a decision that somebody takes here first, in the table of routes.
//
// Cards on the payment page (any future expiry, any CVC):
//
//	4242 4242 4242 4242  pays
//	5555 5555 5555 4444  pays, as a Mastercard
//	4000 0000 0000 0002  is declined
//	4000 0000 0000 9995  is declined for insufficient funds
//	4000 0000 0000 0069  is declined as expired
//	4000 0000 0000 0259  pays, and the payment is disputed at once
//
// Promotion codes, where a session allows them: SAVE20 takes 20 % off, FREE100 everything. Automatic tax, where a session asks
// for it, is 19 % on top of what the discount leaves.
package stripe

package stripe

// getBalance answers the account's balance: the sandbox keeps no books, so it is the fixture's, of a test account.
func (t *turn) getBalance(call) (object, *failure) {
	return t.draw("balance", object{"livemode": false}), nil
}

package stripe

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// Control serves what no client of Stripe's can do: acting as the payer, the bank, the dashboard and the clock. It is meant to
// be mounted with its prefix stripped.
//
//	POST /sessions/{id}/expire
//	POST /sessions/{id}/pay      {"card": "4242424242424242", "email": "…", "name": "…"}, all optional
//	POST /sessions/{id}/process  completes it while the money is still on its way
//	POST /sessions/{id}/arrive   {"status": "failed"}, or the money is there
//	POST /charges/{id}/fail      takes back what had succeeded
//	POST /charges/{id}/refund    {"amount": 1200}, everything that is left when absent
//	POST /charges/{id}/dispute   {"reason": "fraudulent"}
//	POST /disputes/{id}/close    {"status": "won"} or lost
//	POST /clock/advance          {"seconds": 3600}
func (s *Server) Control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /sessions/{id}/expire", s.control(nil, func(t *turn, c call) (object, *failure) {
		c.request.SetPathValue("session", c.id("id"))
		return t.expireSession(c)
	}))
	mux.HandleFunc("POST /sessions/{id}/pay", s.control([]string{"card", "email", "name"}, (*turn).payByControl))
	mux.HandleFunc("POST /sessions/{id}/process", s.control(nil, (*turn).startSlowly))
	mux.HandleFunc("POST /sessions/{id}/arrive", s.control([]string{"status"}, (*turn).arrive))
	mux.HandleFunc("POST /charges/{id}/fail", s.control(nil, (*turn).failLate))
	mux.HandleFunc("POST /charges/{id}/refund", s.control([]string{"amount"}, (*turn).refundByControl))
	mux.HandleFunc("POST /charges/{id}/dispute", s.control([]string{"reason"}, (*turn).disputeByControl))
	mux.HandleFunc("POST /disputes/{id}/close", s.control([]string{"status"}, (*turn).closeByControl))
	mux.HandleFunc("POST /clock/advance", s.control([]string{"seconds"}, (*turn).advance))
	return mux
}

func (t *turn) payByControl(c call) (object, *failure) {
	s, f := t.session(c.id("id"))
	if f != nil {
		return nil, f
	}
	number := c.text("card")
	if number == "" {
		number = "4242424242424242"
	}
	if fault := numberFault(number, digits(number)); fault != "" {
		return nil, invalidParameter("card", "", fault)
	}
	who := contact{Email: s.Email, Name: c.text("name")}
	if who.Email == "" {
		who.Email = c.text("email")
	}
	if !isEmail(who.Email) {
		return nil, invalidParameter("email", "email_invalid", "The session has no email address: send one.")
	}
	number = digits(number)
	with := card{brandOf(number), number[12:], 12, 2040, behaviorOf(number)}
	if f := t.pay(s, who, with); f != nil {
		return nil, f
	}
	return t.drawSession(s), nil
}

func (t *turn) refundByControl(c call) (object, *failure) {
	paid, f := t.charge(c.id("id"))
	if f != nil {
		return nil, f
	}
	amount := paid.Amount - paid.Refunded
	if c.has("amount") {
		amount = c.number("amount")
	}
	r, f := t.giveBack(paid, amount, "", nil)
	if f != nil {
		return nil, f
	}
	return t.drawRefund(r), nil
}

func (t *turn) disputeByControl(c call) (object, *failure) {
	paid, f := t.charge(c.id("id"))
	if f != nil {
		return nil, f
	}
	reason := "fraudulent"
	if c.has("reason") {
		reason = c.text("reason")
	}
	d, f := t.dispute(paid, reason)
	if f != nil {
		return nil, f
	}
	return t.drawDispute(d), nil
}

func (t *turn) closeByControl(c call) (object, *failure) {
	d, ok := t.Disputes.find(c.id("id"))
	if !ok {
		return nil, missing("dispute", "id", c.id("id"))
	}
	if f := t.settle(d, c.text("status")); f != nil {
		return nil, f
	}
	return t.drawDispute(d), nil
}

// advance moves the account's clock on. What falls due by that happens before the answer.
func (t *turn) advance(c call) (object, *failure) {
	seconds := c.number("seconds")
	if seconds < 1 {
		return nil, invalidParameter("seconds", "parameter_invalid_integer", "Send seconds, at least 1: the clock runs forward only.")
	}
	t.Ahead += seconds
	t.now += seconds
	t.changed = true
	t.expireDue()
	return object{"now": t.now, "ahead": t.Ahead}, nil
}

// control wraps one control route. Its body is a JSON object with some of the named members, or nothing.
func (s *Server) control(members []string, handle func(*turn, call) (object, *failure)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		given, f := readControl(w, r, members)
		var found object
		if f == nil {
			err := s.take(origin{}, func(t *turn) { found, f = handle(t, call{params: given, request: r}) })
			if err != nil {
				f = broken(err)
			}
		}
		status := http.StatusOK
		if f != nil {
			status, found = f.status, f.body("")
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write(encode(found))
	}
}

func readControl(w http.ResponseWriter, r *http.Request, members []string) (params, *failure) {
	given := map[string]any{}
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, largestBody)).Decode(&given)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, invalidParameter("", "", "The body is not a JSON object: "+err.Error())
	}
	known := map[string]bool{}
	for _, name := range members {
		known[name] = true
	}
	for name, value := range given {
		if !known[name] {
			return nil, unknownParameter(name)
		}
		switch value := value.(type) {
		case string:
		case float64:
			given[name] = int(value)
		default:
			return nil, invalidParameter(name, "", "Send "+name+" as a text or a number.")
		}
	}
	return given, nil
}

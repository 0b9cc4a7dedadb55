package stripe

import (
	"net/http"
	"strings"
	"time"
)

// finishClose is the choice on the payment page of a payer who never returns to the merchant.
const finishClose = "close"

func (s *Server) showCheckout(w http.ResponseWriter, r *http.Request) {
	s.withSession(w, r, func(_ *turn, found *session) func() {
		view := s.view(found)
		return func() { s.writePage(w, http.StatusOK, "checkout", view) }
	})
}

// submitCheckout pays. A form with faults comes back with them (400), so does a declined card (402).
func (s *Server) submitCheckout(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readPage(w, r)
	if !ok {
		return
	}
	s.withSession(w, r, func(t *turn, found *session) func() {
		view := s.view(found)
		view.fill(form)
		if found.Status == sessionOpen {
			if status := t.checkout(found, &view); status != http.StatusOK {
				return func() { s.writePage(w, status, "checkout", view) }
			}
		}
		// A second click on Pay finds the session complete and goes the same way as the first.
		if found.Status == sessionComplete && form.get("finish") != finishClose {
			return func() { http.Redirect(w, r, found.SuccessURL(), http.StatusSeeOther) }
		}
		view = s.view(found)
		return func() { s.writePage(w, http.StatusOK, "checkout", view) }
	})
}

// checkout pays with what the view holds and notes what is wrong with it. The status is that of the page to show.
func (t *turn) checkout(s *session, v *checkoutView) int {
	with, faults := card{}, map[string]string{}
	if s.Total() > 0 {
		with, faults = v.Form.read(time.Unix(t.now, 0))
	}
	v.Faults = faults
	if !isEmail(v.Email) {
		v.Faults["email"] = "Enter an email address, such as ada@example.com."
	}
	if len(v.Faults) > 0 {
		return http.StatusBadRequest
	}
	if f := t.pay(s, contact{Email: v.Email, Name: strings.TrimSpace(v.Form.Name)}, with); f != nil {
		v.Declined = f.message
		return f.status
	}
	return http.StatusOK
}

func (s *Server) submitPromotion(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readPage(w, r)
	if !ok {
		return
	}
	s.withSession(w, r, func(t *turn, found *session) func() {
		if found.Status == sessionOpen && found.TakesPromotions() {
			if fault := t.promote(found, form.get("code")); fault != "" {
				view := s.view(found)
				view.PromotionFault = fault
				return func() { s.writePage(w, http.StatusBadRequest, "checkout", view) }
			}
		}
		return func() { http.Redirect(w, r, "/c/pay/"+found.ID, http.StatusSeeOther) }
	})
}

// showReceipt is the page behind a charge's receipt_url.
func (s *Server) showReceipt(w http.ResponseWriter, r *http.Request) {
	var show func()
	err := s.take(origin{}, func(t *turn) {
		paid, ok := t.Charges.find(r.PathValue("charge"))
		if !ok || !paid.succeeded() {
			show = func() { s.writeNotice(w, http.StatusNotFound, "There is no such receipt", "Check the address.") }
			return
		}
		copied := *paid
		view := receiptView{Merchant: s.options.Merchant, Charge: copied}
		show = func() { s.writePage(w, http.StatusOK, "receipt", view) }
	})
	s.finish(w, show, err)
}

// withSession finds the session of a page's path. What work gives back writes the page, after the account is free again.
func (s *Server) withSession(w http.ResponseWriter, r *http.Request, work func(*turn, *session) func()) {
	var show func()
	err := s.take(origin{}, func(t *turn) {
		found, ok := t.Sessions.find(r.PathValue("session"))
		if !ok {
			show = func() {
				s.writeNotice(w, http.StatusNotFound, "This payment page does not exist",
					"The link may be incomplete, or the sandbox has been reset since. Go back to the shop and start again.")
			}
			return
		}
		show = work(t, found)
	})
	s.finish(w, show, err)
}

func (s *Server) finish(w http.ResponseWriter, show func(), err error) {
	if err != nil {
		s.writeNotice(w, http.StatusInternalServerError, "The sandbox failed", err.Error())
		return
	}
	show()
}

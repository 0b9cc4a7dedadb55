package control

import (
	"fmt"
	"net/http"
	"strconv"
)

// postFaultForm adds a fault from the home page's form. Guard has checked that the form is the sandbox's own.
func (c *Control) postFaultForm(w http.ResponseWriter, r *http.Request) {
	fault, err := readFaultForm(r)
	if err == nil {
		_, err = c.Inject(fault)
	}
	if err != nil {
		c.writeHome(w, http.StatusUnprocessableEntity, "Not added: "+err.Error()+".", fault)
		return
	}
	http.Redirect(w, r, "/#faults", http.StatusSeeOther)
}

func (c *Control) postFaultRemoval(w http.ResponseWriter, r *http.Request) {
	if id := r.PostFormValue("id"); id != "" {
		c.faults.remove(id)
	} else {
		c.faults.removeAll()
	}
	http.Redirect(w, r, "/#faults", http.StatusSeeOther)
}

func (c *Control) postResetForm(w http.ResponseWriter, r *http.Request) {
	var names []string
	if name := r.PostFormValue("part"); name != "" {
		names = []string{name}
	}
	if unknown := c.Reset(names...); unknown != "" {
		c.writeHome(w, http.StatusUnprocessableEntity, fmt.Sprintf("Not reset: there is no part %q.", unknown), Fault{Kind: KindStatus})
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func readFaultForm(r *http.Request) (Fault, error) {
	form := formReader{r: r}
	fault := Fault{
		Provider: r.PostFormValue("provider"), Method: r.PostFormValue("method"), PathPrefix: r.PostFormValue("pathPrefix"),
		BodyContains: r.PostFormValue("bodyContains"), Kind: Kind(r.PostFormValue("kind")), Body: r.PostFormValue("body"),
		After: r.PostFormValue("after") != "", DelayMs: form.whole("delayMs"), Times: form.whole("times"),
		Probability: form.share("probability"), Seed: uint64(max(form.whole("seed"), 0)),
	}
	// The form always holds a status; it means something for one kind only.
	if fault.Kind == KindStatus {
		fault.Status = form.whole("status")
	}
	return fault, form.err
}

// formReader reads numbers and keeps the first complaint.
type formReader struct {
	r   *http.Request
	err error
}

func (f *formReader) whole(name string) int {
	text := f.r.PostFormValue(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("%s must be a whole number, not %q", name, text)
	}
	return n
}

func (f *formReader) share(name string) float64 {
	text := f.r.PostFormValue(name)
	if text == "" {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("%s must be a number between 0 and 1, not %q", name, text)
	}
	return x
}

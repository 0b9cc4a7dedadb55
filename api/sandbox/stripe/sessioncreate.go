package stripe

import (
	"fmt"
	"net/mail"
	"net/url"
	"strconv"
)

const (
	// mostLines is Stripe's bound on line items in payment mode.
	mostLines = 100
	// A session lives from half an hour to a day, in seconds; a day when nothing is said.
	shortestLife, longestLife = 30 * 60, 24 * 60 * 60
	// lifeLeeway forgives the seconds between the caller's reckoning and ours.
	lifeLeeway = 30
)

// sessionParameters are those that creating a session imitates.
func sessionParameters() []string {
	return append([]string{
		"mode", "success_url", "cancel_url", "client_reference_id", "metadata", "customer_email", "expires_at",
		"payment_method_types", "line_items.quantity", "line_items.price", "line_items.price_data.currency",
		"line_items.price_data.unit_amount", "line_items.price_data.tax_behavior", "line_items.price_data.product",
		"line_items.price_data.product_data.name", "line_items.price_data.product_data.description",
		"line_items.price_data.product_data.metadata", "payment_intent_data.metadata", "payment_intent_data.description",
		"payment_intent_data.receipt_email", "payment_intent_data.statement_descriptor",
		"payment_intent_data.statement_descriptor_suffix", "automatic_tax.enabled", "expand",
	}, echoed()...)
}

// echoed are the parameters that a session shows as they came.
func echoed() []string {
	return []string{"allow_promotion_codes", "client_reference_id", "locale", "submit_type"}
}

func (t *turn) createSession(c call) (object, *failure) {
	if f := t.checkSession(c); f != nil {
		return nil, f
	}
	s := &session{
		Status: sessionOpen, Payment: "unpaid", Success: c.text("success_url"), Cancel: c.text("cancel_url"),
		Email: c.text("customer_email"), ExpiresAt: t.now + longestLife, Echoed: object{},
		Currency: c.groups("line_items")[0].group("price_data").text("currency"),
	}
	s.Taxed, _ = c.group("automatic_tax")["enabled"].(bool)
	if c.has("expires_at") {
		s.ExpiresAt = c.number("expires_at")
	}
	for _, name := range echoed() {
		if c.has(name) {
			s.Echoed[name] = c.params[name]
		}
	}
	var f *failure
	if s.Metadata, f = metadata(c.params, "metadata"); f != nil {
		return nil, f
	}
	if s.Order, f = orderOf(c.group("payment_intent_data")); f != nil {
		return nil, f
	}
	if s.Lines, f = linesOf(c.groups("line_items")); f != nil {
		return nil, f
	}
	if f := checkTotal(s.Total(), s.Currency); f != nil {
		return nil, f
	}
	s.stamp = t.stamp("cs_test_a1", 56)
	t.Sessions.add(s)
	return t.drawSession(s), nil
}

// checkSession holds the rules that Stripe's document does not spell out.
func (t *turn) checkSession(c call) *failure {
	for _, check := range []func(call) *failure{checkMode, checkURLs, t.checkLife, checkPayer, checkLines, checkTax} {
		if f := check(c); f != nil {
			return f
		}
	}
	return nil
}

func checkMode(c call) *failure {
	if !c.has("mode") {
		return missingParameter("mode")
	}
	if mode := c.text("mode"); mode != "payment" {
		return notImitated("mode", "the mode "+mode)
	}
	for i, method := range c.texts("payment_method_types") {
		if method != "card" {
			return notImitated("payment_method_types["+strconv.Itoa(i)+"]", "the payment method "+method)
		}
	}
	return nil
}

func checkURLs(c call) *failure {
	if !c.has("success_url") {
		return missingParameter("success_url")
	}
	for _, name := range []string{"success_url", "cancel_url"} {
		if c.has(name) && !isWebAddress(c.text(name)) {
			return invalidParameter(name, "url_invalid", "Not a valid URL")
		}
	}
	return nil
}

// isWebAddress wants an absolute address of the web; anything else could not be a redirect's target.
func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}

func (t *turn) checkLife(c call) *failure {
	if !c.has("expires_at") {
		return nil
	}
	life := c.number("expires_at") - t.now
	if life < shortestLife-lifeLeeway {
		return invalidParameter("expires_at", "", "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.")
	}
	if life > longestLife+lifeLeeway {
		return invalidParameter("expires_at", "", "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.")
	}
	return nil
}

func checkPayer(c call) *failure {
	if c.has("customer_email") && !isEmail(c.text("customer_email")) {
		return invalidParameter("customer_email", "email_invalid", "Invalid email address: "+shown(c.text("customer_email")))
	}
	if receipt := c.group("payment_intent_data"); receipt.has("receipt_email") && !isEmail(receipt.text("receipt_email")) {
		return invalidParameter("payment_intent_data[receipt_email]", "email_invalid",
			"Invalid email address: "+shown(receipt.text("receipt_email")))
	}
	return nil
}

func isEmail(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Address == text
}

func checkLines(c call) *failure {
	lines := c.groups("line_items")
	if len(lines) == 0 {
		return missingParameter("line_items")
	}
	if len(lines) > mostLines {
		return invalidParameter("line_items", "", fmt.Sprintf("Sessions in payment mode can have at most %d line items.", mostLines))
	}
	first := lines[0].group("price_data").text("currency")
	for i, given := range lines {
		name := "line_items[" + strconv.Itoa(i) + "]"
		if f := checkLine(given, name); f != nil {
			return f
		}
		if code := given.group("price_data").text("currency"); code != first {
			return invalidParameter(name+"[price_data][currency]", "", "All line items must have the same currency.")
		}
	}
	return nil
}

func checkLine(given params, name string) *failure {
	if given.has("price") {
		return missing("price", name+"[price]", given.text("price")).asParameter()
	}
	if !given.has("price_data") {
		return missingParameter(name + "[price_data]")
	}
	if !given.has("quantity") {
		return missingParameter(name + "[quantity]")
	}
	if given.number("quantity") < 1 {
		return invalidParameter(name+"[quantity]", "parameter_invalid_integer", "This value must be greater than or equal to 1.")
	}
	return checkPrice(given.group("price_data"), name+"[price_data]")
}

func checkPrice(given params, name string) *failure {
	if given.has("product") {
		return missing("product", name+"[product]", given.text("product")).asParameter()
	}
	if !given.has("product_data") {
		return missingParameter(name + "[product_data]")
	}
	if given.group("product_data").text("name") == "" {
		return invalidParameter(name+"[product_data][name]", "parameter_invalid_empty", "You passed an empty string for the product's name.")
	}
	if !given.has("unit_amount") {
		return missingParameter(name + "[unit_amount]")
	}
	if given.number("unit_amount") < 0 {
		return invalidParameter(name+"[unit_amount]", "parameter_invalid_integer", "Invalid non-negative integer")
	}
	if given.number("unit_amount") > largestCharge {
		return invalidParameter(name+"[unit_amount]", "amount_too_large", "The amount must have at most eight digits.")
	}
	if _, known := currencyOf(given.text("currency")); !known {
		return invalidParameter(name+"[currency]", "", "Invalid currency: "+shown(given.text("currency"))+
			". Use the lower-case ISO code of a currency that the sandbox knows, such as usd or eur.")
	}
	return nil
}

func linesOf(given []params) ([]line, *failure) {
	lines := make([]line, 0, len(given))
	for i, item := range given {
		price := item.group("price_data")
		product := price.group("product_data")
		labels, f := metadata(product, "line_items["+strconv.Itoa(i)+"][price_data][product_data][metadata]")
		if f != nil {
			return nil, f
		}
		tax := price.text("tax_behavior")
		if tax == "" {
			tax = "unspecified"
		}
		lines = append(lines, line{
			ID: newID("li_1", 23), Price: newID("price_1", 23), Product: newID("prod_", 14), TaxBehavior: tax,
			Name: product.text("name"), Description: product.text("description"), Metadata: labels,
			Unit: price.number("unit_amount"), Quantity: item.number("quantity"),
		})
	}
	return lines, nil
}

func orderOf(given params) (order, *failure) {
	labels, f := metadata(given, "payment_intent_data[metadata]")
	return order{
		Metadata: labels, Description: given.text("description"), ReceiptEmail: given.text("receipt_email"),
		Descriptor: given.text("statement_descriptor"), DescriptorSuffix: given.text("statement_descriptor_suffix"),
	}, f
}

package stripe

import "strconv"

// TaxPercent is the tax that the sandbox adds where a session asks for automatic tax, wherever the buyer is.
const TaxPercent = 19

// Tax is what is added to the price less the discount, in minor units.
func (s *session) Tax() int64 {
	if !s.Taxed {
		return 0
	}
	return ((s.Subtotal()-s.Discount)*TaxPercent + 50) / 100
}

// drawTax shows whether Stripe worked the tax out.
func (s *session) drawTax() object {
	if !s.Taxed {
		return object{"enabled": false, "liability": nil, "status": nil}
	}
	return object{"enabled": true, "liability": object{"type": "self"}, "status": "complete"}
}

// checkTax wants every price to say that the tax comes on top: a price with the tax in it is not imitated.
func checkTax(c call) *failure {
	if on, _ := c.group("automatic_tax")["enabled"].(bool); !on {
		return nil
	}
	for i, given := range c.groups("line_items") {
		if behavior := given.group("price_data").text("tax_behavior"); behavior != "exclusive" {
			return notImitated("line_items["+strconv.Itoa(i)+"][price_data][tax_behavior]", "automatic tax on a price whose tax behavior is not exclusive")
		}
	}
	return nil
}

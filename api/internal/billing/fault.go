package billing

import "campaignos.dev/api/internal/fault"

// Faults of billing.
var (
	ErrInactive         = fault.New(fault.PaymentRequired, "subscription_inactive", "Your plan has ended. Reading and exporting still work; choose a plan on the billing page to go on.")
	ErrLimit            = fault.New(fault.PaymentRequired, "plan_limit_reached", "Your plan's limit is reached. Choose a larger plan on the billing page, or make room.")
	ErrEntitlement      = fault.New(fault.PaymentRequired, "plan_entitlement_missing", "Your plan does not include this. Choose one that does on the billing page.")
	ErrPlanNotFound     = fault.New(fault.NotFound, "plan_not_found", "There is no such plan on offer.")
	ErrPlanExists       = fault.New(fault.Conflict, "plan_exists", "There is a plan of that id. Choose another id, or change that plan.")
	ErrTrialPlan        = fault.New(fault.Conflict, "plan_begins_trials", "New teams begin with a trial of this plan, so it stays on offer. Change its terms instead.")
	ErrLedgerNotFound   = fault.New(fault.NotFound, "subscription_not_found", "This tenant has no subscription.")
	ErrNothingToExtend  = fault.New(fault.Conflict, "nothing_to_extend", "This team never had a plan that could be extended. Grant it one instead.")
	ErrLedgerExists     = fault.New(fault.Conflict, "subscription_exists", "This tenant has a subscription already.")
	ErrPaymentNotFound  = fault.New(fault.NotFound, "payment_not_found", "There is no such purchase.")
	ErrPaymentExists    = fault.New(fault.Conflict, "payment_exists", "This purchase exists already.")
	ErrMismatchNotFound = fault.New(fault.NotFound, "mismatch_not_found", "There is no such finding.")
	ErrMismatchExists   = fault.New(fault.Conflict, "mismatch_exists", "This finding is noted already.")
	ErrUsageNotFound    = fault.New(fault.NotFound, "usage_not_found", "Nothing has been counted yet.")
	ErrUsageBusy        = fault.New(fault.Conflict, "usage_busy", "This is being counted at this moment. Try again.")
	ErrCursorNotFound   = fault.New(fault.NotFound, "cursor_not_found", "Nothing has been read yet.")
)

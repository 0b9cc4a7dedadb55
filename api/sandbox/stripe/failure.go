package stripe

import (
	"fmt"
	"net/http"
	"strings"
)

// failure is an answer other than success, in the shape of Stripe's errors.
type failure struct {
	status int
	// kind is Stripe's error type: invalid_request_error, card_error, idempotency_error or api_error.
	kind        string
	code        string
	message     string
	param       string
	declineCode string
	charge      string
	// early says that the request was refused before it began, so that its idempotency key stays free.
	early bool
}

// body is the error as Stripe writes it. The request id is empty where the error is part of an object.
func (f *failure) body(requestID string) object {
	e := object{"type": f.kind, "message": f.message}
	if requestID != "" {
		e["request_log_url"] = "https://dashboard.stripe.com/test/logs/" + requestID
	}
	for name, value := range map[string]string{
		"code": f.code, "param": f.param, "decline_code": f.declineCode, "charge": f.charge,
	} {
		if value != "" {
			e[name] = value
		}
	}
	if f.code != "" {
		e["doc_url"] = documentation(f.code)
	}
	return object{"error": e}
}

func documentation(code string) string {
	return "https://stripe.com/docs/error-codes/" + strings.ReplaceAll(code, "_", "-")
}

// invalidParameter refuses a request before it begins, because of one parameter.
func invalidParameter(param, code, message string) *failure {
	return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", code: code, message: message, param: param, early: true}
}

func unknownParameter(param string) *failure {
	return invalidParameter(param, "parameter_unknown", "Received unknown parameter: "+param)
}

func missingParameter(param string) *failure {
	return invalidParameter(param, "parameter_missing", "Missing required param: "+param+".")
}

// notImitated refuses what Stripe would take and the sandbox has no idea of.
func notImitated(param, what string) *failure {
	return invalidParameter(param, "", fmt.Sprintf("The sandbox does not imitate %s; teach it first, then use it.", what))
}

// refused is a request that began and that the state of the account does not allow.
func refused(code, message string) *failure {
	return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", code: code, message: message}
}

func missing(noun, param, id string) *failure {
	return &failure{status: http.StatusNotFound, kind: "invalid_request_error", code: "resource_missing",
		message: fmt.Sprintf("No such %s: '%s'", noun, id), param: param, early: true}
}

func unauthorized(message string) *failure {
	return &failure{status: http.StatusUnauthorized, kind: "invalid_request_error", message: message, early: true}
}

func broken(err error) *failure {
	return &failure{status: http.StatusInternalServerError, kind: "api_error", message: "The sandbox failed: " + err.Error(), early: true}
}

// asParameter turns "there is no such object" about the path into the same about a parameter, which is a bad request.
func (f *failure) asParameter() *failure {
	f.status = http.StatusBadRequest
	return f
}

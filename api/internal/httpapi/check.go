package httpapi

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/go-playground/validator/v10"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
)

// rules is the validator with the product's own rules, built at the first use.
var rules = sync.OnceValue(func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return name
	})
	for tag, ok := range map[string]func(string) bool{
		"timezone":          isZone,
		"timezone_or_empty": func(s string) bool { return s == "" || isZone(s) },
		"iso4217lower": func(s string) bool {
			return s == strings.ToLower(s) && validator.New().Var(strings.ToUpper(s), "iso4217") == nil
		},
		"slug":    regexp.MustCompile(`^[a-z][a-z0-9-]{1,30}$`).MatchString,
		"network": func(s string) bool { return network.Network(s).Known() },
		"app_path": func(s string) bool {
			return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && !strings.Contains(s, `\`)
		},
		"http_url_or_empty": func(s string) bool { return s == "" || validator.New().Var(s, "http_url") == nil },
	} {
		mustRegister(v, tag, ok)
	}
	return v
})

func mustRegister(v *validator.Validate, tag string, ok func(string) bool) {
	if err := v.RegisterValidation(tag, func(f validator.FieldLevel) bool { return ok(f.Field().String()) }); err != nil {
		panic(err) // a rule's name is wrong: a defect found by the first test
	}
}

func isZone(name string) bool {
	if name == "" || name == "Local" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// check applies the validate tags of a wire struct and reports every wrong field at once.
func check(in any) error {
	var wrong validator.ValidationErrors
	err := rules().Struct(in)
	if !errors.As(err, &wrong) {
		return err
	}
	var fields fault.Fields
	for _, w := range wrong {
		_, path, _ := strings.Cut(w.Namespace(), ".")
		fields.Add(path, checkCode(w.Tag()), checkMessage(w))
	}
	return fields.Err()
}

func checkCode(tag string) string {
	switch tag {
	case "required", "required_if":
		return "required"
	case "min":
		return "too_short"
	case "max":
		return "too_long"
	case "oneof", "network":
		return "not_allowed"
	case "unique":
		return "duplicate"
	}
	return "invalid_format"
}

// checkMessage says in a sentence what to do about one broken rule.
func checkMessage(w validator.FieldError) string {
	switch w.Tag() {
	case "required", "required_if":
		return "This is required."
	case "email":
		return "Give an e-mail address, such as ada@example.com."
	case "timezone", "timezone_or_empty":
		return "Give an IANA time zone, such as Europe/Berlin."
	case "oneof":
		return "Give one of: " + strings.ReplaceAll(w.Param(), " ", ", ") + "."
	case "network":
		return "Give a network we know, such as instagram or linkedin."
	case "unique":
		return "Give each one once."
	case "http_url", "http_url_or_empty":
		return "Give a web address that begins with https://."
	case "datetime":
		return "Give a date as YYYY-MM-DD."
	case "bcp47_language_tag":
		return "Give a language tag, such as en or de-AT."
	case "iso4217lower":
		return "Give a currency code in lower case, such as usd."
	case "slug":
		return "Give 2 to 31 lower-case letters, digits and hyphens, beginning with a letter."
	case "min", "max":
		return boundMessage(w)
	}
	return "This is not in the form that is asked for."
}

func boundMessage(w validator.FieldError) string {
	bound := map[string]string{"min": "at least", "max": "at most"}[w.Tag()]
	switch w.Kind() {
	case reflect.String:
		return fmt.Sprintf("Give %s %s characters.", bound, w.Param())
	case reflect.Slice, reflect.Array, reflect.Map:
		return fmt.Sprintf("Give %s %s of them.", bound, w.Param())
	}
	return fmt.Sprintf("Give %s %s.", bound, w.Param())
}

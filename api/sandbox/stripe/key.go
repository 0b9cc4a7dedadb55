package stripe

import (
	"net/http"
	"strings"
)

// checkKey lets any secret test key through. A key that looks live is refused by name, since it has no business here.
func checkKey(r *http.Request) *failure {
	key := bearer(r)
	parts := strings.SplitN(key, "_", 3)
	switch {
	case key == "":
		return unauthorized("You did not provide an API key. Send it in the Authorization header, using Bearer auth " +
			"(e.g. 'Authorization: Bearer YOUR_SECRET_KEY').")
	case len(parts) == 3 && parts[1] == "live":
		return unauthorized("This is a live key. The sandbox takes test keys only (sk_test_ or rk_test_): keep the live key out of " +
			"development and use a test key here.")
	case len(parts) == 3 && parts[0] == "pk":
		return unauthorized("This API call cannot be made with a publishable API key. Please use a secret API key.")
	case len(parts) != 3 || parts[1] != "test" || parts[2] == "" || (parts[0] != "sk" && parts[0] != "rk"):
		return unauthorized("Invalid API Key provided: " + masked(key))
	}
	return nil
}

// bearer finds the key in either of the two forms that Stripe takes: a bearer token, or the user name of basic auth.
func bearer(r *http.Request) string {
	if user, _, ok := r.BasicAuth(); ok {
		return user
	}
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(key)
}

func masked(key string) string {
	if len(key) < 12 {
		return strings.Repeat("*", len(key))
	}
	return key[:8] + strings.Repeat("*", len(key)-12) + key[len(key)-4:]
}

package httpapi

import (
	"net/http"
	"testing"

	described "campaignos.dev/api/test/contract"
)

// A password in a request, or a secret in an answer, must not lie about for a day where
// repeated requests are remembered.
func TestNoRequestThatTakesAPasswordIsRemembered(t *testing.T) {
	doc, err := described.Document()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, r := range (&API{}).routes() {
		if r.method != http.MethodPost || r.access <= maybeSignedIn {
			continue // nothing is remembered of these
		}
		body := doc.Paths.Value(braces(r.path)).Post.RequestBody
		if body == nil {
			continue
		}
		for name := range body.Value.Content["application/json"].Schema.Value.Properties {
			if name != "password" && name != "currentPassword" && name != "newPassword" {
				continue
			}
			found++
			if !r.holdsSecret() {
				t.Errorf("POST %s takes a %s, and the sum of its body is kept", r.path, name)
			}
		}
	}
	if found < 5 {
		t.Errorf("only %d passwords were found: the test looks in the wrong place", found)
	}
}

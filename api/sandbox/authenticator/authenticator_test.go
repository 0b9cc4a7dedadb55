package authenticator

import (
	"encoding/base32"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestTheTelephoneShowsTheCodesOfTheRFC(t *testing.T) {
	secret := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	mux := http.NewServeMux()
	New(func() time.Time { return time.Unix(1111111109, 0) }).Routes(mux)
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w
	}
	var shown Shown
	if err := json.Unmarshal(get("/authenticator/api/code?secret="+secret).Body.Bytes(), &shown); err != nil || shown.Code != "081804" || shown.ValidUntil.Unix() != 1111111110 {
		t.Errorf("it shows %+v, %v", shown, err)
	}
	if body := get("/authenticator?secret=" + secret).Body.String(); !strings.Contains(body, "081804") {
		t.Errorf("the page does not show the code: %s", body)
	}
	for _, wrong := range []string{"/authenticator?secret=1", "/authenticator/api/code"} {
		if got := get(wrong); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s answers %d", wrong, got.Code)
		}
	}
}

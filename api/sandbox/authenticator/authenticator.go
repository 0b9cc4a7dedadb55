// Package authenticator stands for the telephone on which people keep their second factor: it shows the code that an
// authenticator app shows for a secret at this moment. It keeps nothing; the secret is in the address of the page.
//
// Page: /authenticator?secret=BASE32. JSON: GET /authenticator/api/code?secret=BASE32, which answers {code, validUntil}.
package authenticator

import (
	"crypto/hmac"
	"crypto/sha1"
	"embed"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"campaignos.dev/sandbox/page"
)

//go:embed authenticator.html
var files embed.FS

var codePage = page.Must(files, "authenticator.html")

// period is how long a code is shown (RFC 6238).
const period = 30

// Telephone serves the page.
type Telephone struct{ now func() time.Time }

// New makes a telephone that goes by a clock.
func New(now func() time.Time) *Telephone { return &Telephone{now} }

// Routes adds the page and its JSON to a mux, below /authenticator.
func (t *Telephone) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /authenticator", t.getPage)
	mux.HandleFunc("GET /authenticator/api/code", t.getCode)
}

// Shown is what the telephone shows.
type Shown struct {
	Code       string    `json:"code"`
	ValidUntil time.Time `json:"validUntil"`
}

// view is what the page shows.
type view struct {
	Secret string
	Shown  *Shown
	Notice string
}

func (t *Telephone) getPage(w http.ResponseWriter, r *http.Request) {
	v := view{Secret: r.URL.Query().Get("secret")}
	frame := page.Frame{Title: "Authenticator", Section: "authenticator"}
	status := http.StatusOK
	if v.Secret != "" {
		shown, err := show(v.Secret, t.now())
		if err != nil {
			v.Notice, status = err.Error(), http.StatusUnprocessableEntity
		} else {
			v.Shown = &shown
			frame.Watch = "/authenticator/api/code?secret=" + url.QueryEscape(v.Secret)
		}
	}
	frame.Body = v
	codePage.Write(w, status, frame)
}

func (t *Telephone) getCode(w http.ResponseWriter, r *http.Request) {
	shown, err := show(r.URL.Query().Get("secret"), t.now())
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(shown)
}

// show computes the code of a secret (RFC 6238 over RFC 4226: HMAC-SHA-1, six digits).
func show(secret string, now time.Time) (Shown, error) {
	plain := strings.TrimRight(strings.ToUpper(strings.ReplaceAll(secret, " ", "")), "=")
	key, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(plain)
	if err != nil || len(key) == 0 {
		return Shown{}, fmt.Errorf("this is no secret: give the letters that the set-up shows beside its QR code")
	}
	step := now.Unix() / period
	mac := hmac.New(sha1.New, key)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0x0f
	code := binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff % 1_000_000
	return Shown{Code: fmt.Sprintf("%06d", code), ValidUntil: time.Unix((step+1)*period, 0).UTC()}, nil
}

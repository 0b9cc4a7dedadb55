package totp_test

import (
	"encoding/base32"
	"net/url"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/totp"
)

// rfc is the secret of RFC 6238, appendix B.
var rfc = base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))

func TestTheCodesAreThoseOfTheRFC(t *testing.T) {
	// The RFC gives eight digits; six are its last six.
	for at, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		if got, err := totp.Code(rfc, time.Unix(at, 0)); err != nil || got != want {
			t.Errorf("at %d: %s, %v; want %s", at, got, err, want)
		}
	}
}

func TestAClockMayBeOneStepOff(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	for _, c := range []struct {
		off  time.Duration
		want bool
	}{{-60 * time.Second, false}, {-30 * time.Second, true}, {0, true}, {30 * time.Second, true}, {60 * time.Second, false}} {
		shown, _ := totp.Code(rfc, now.Add(c.off))
		if _, ok := totp.Match(rfc, shown, now, 0); ok != c.want {
			t.Errorf("a code that is %s off is taken: %v", c.off, ok)
		}
	}
}

func TestACodeIsNotTakenTwiceNorAfterALaterOne(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	shown, _ := totp.Code(rfc, now)
	step, ok := totp.Match(rfc, shown, now, 0)
	if !ok {
		t.Fatal("the code is refused")
	}
	if _, again := totp.Match(rfc, shown, now, step); again {
		t.Error("the code is taken again")
	}
	earlier, _ := totp.Code(rfc, now.Add(-30*time.Second))
	if _, ok := totp.Match(rfc, earlier, now, step); ok {
		t.Error("an earlier code is taken after a later one")
	}
}

func TestAnAppCanReadTheURL(t *testing.T) {
	secret := totp.NewSecret()
	u, err := url.Parse(totp.URL("Campaign OS", "ada@example.com", secret))
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Campaign OS:ada@example.com" {
		t.Fatalf("the address is %v, %v", u, err)
	}
	if q := u.Query(); q.Get("secret") != secret || q.Get("issuer") != "Campaign OS" {
		t.Errorf("it says %v", q)
	}
	if _, err := totp.Code(secret, time.Now()); err != nil {
		t.Errorf("the drawn secret: %v", err)
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(rfc, "287082")
	f.Add("", "")
	f.Add("JBSWY3DPEHPK3PXP====", "000000")
	at := time.Unix(59, 0)
	f.Fuzz(func(t *testing.T, secret, given string) {
		step, ok := totp.Match(secret, given, at, 0)
		if !ok {
			return
		}
		shown, err := totp.Code(secret, time.Unix(step*30, 0))
		if err != nil || shown != given {
			t.Errorf("%q is taken for step %d, whose code is %q (%v)", given, step, shown, err)
		}
	})
}

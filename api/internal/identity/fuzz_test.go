package identity

import (
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/id"
)

func FuzzSplitRefresh(f *testing.F) {
	s := Session{ID: id.New(id.Session)}
	f.Add(refreshToken(s, id.Secret(32)))
	f.Add("")
	f.Add(".")
	f.Add(s.ID + "..")
	f.Fuzz(func(t *testing.T, token string) {
		sessionID, secret, ok := splitRefresh(token)
		if !ok {
			return
		}
		if sessionID+"."+secret != token || secret == "" || !strings.HasPrefix(sessionID, "ses_") || strings.Contains(sessionID, ".") {
			t.Errorf("%q is read as %q and %q", token, sessionID, secret)
		}
	})
}

// No text that is not one of the codes is taken for one, and each is taken once.
func FuzzSpend(f *testing.F) {
	shown, hashed := drawCodes()
	f.Add(shown[0])
	f.Add(strings.ToUpper(shown[9]))
	f.Add("000000")
	f.Add("")
	f.Fuzz(func(t *testing.T, code string) {
		factor := Factor{Recovery: hashed, Since: time.Unix(1, 0)}
		recovery, right := factor.spend("JBSWY3DPEHPK3PXP", code, time.Unix(1_800_000_000, 0))
		if !right || !recovery {
			return
		}
		if len(factor.Recovery) != len(hashed)-1 {
			t.Errorf("%q is taken and %d codes are left", code, len(factor.Recovery))
		}
		known := false
		for _, c := range shown {
			known = known || plainCode(c) == plainCode(code)
		}
		if _, again := factor.spend("JBSWY3DPEHPK3PXP", code, time.Unix(1_800_000_000, 0)); again || !known {
			t.Errorf("%q is taken again: %v, known: %v", code, again, known)
		}
	})
}

func FuzzDevice(f *testing.F) {
	f.Add("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
	f.Fuzz(func(t *testing.T, userAgent string) {
		if told := device(userAgent); told == "" || len(told) > 40 {
			t.Errorf("%q is told as %q", userAgent, told)
		}
	})
}

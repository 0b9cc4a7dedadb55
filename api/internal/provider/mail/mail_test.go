package mail

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	gomail "github.com/wneessen/go-mail"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/test/harness"
)

// The tests share one mail server: each writes to addresses of its own.
var sandbox = sync.OnceValues(harness.StartSandbox)

const from = "Campaign OS <hello@campaign-os.example>"

func sender(t *testing.T) (*Sender, *harness.World) {
	t.Helper()
	world, err := sandbox()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(world.Env["SMTP_URL"], from)
	if err != nil {
		t.Fatal(err)
	}
	return s, world
}

// received is a mail as the sandbox shows it.
type received struct {
	Sender, Subject, Text, HTML string
	Links                       []string
}

func inbox(t *testing.T, world *harness.World, to string) []received {
	t.Helper()
	res, err := http.Get(world.Env["SANDBOX_URL"] + "/mail/api/messages?to=" + url.QueryEscape(to))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var list struct{ Data []received }
	if err := json.NewDecoder(res.Body).Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list.Data
}

func letter(to string) identity.Letter {
	return identity.Letter{
		To: to, Subject: "Bestätige deine Adresse", Lines: []string{"Hello <b>Ada</b> & Grace,", "one click and you are in."},
		Action: "Verify", Link: "https://app.example.org/verify?token=abc&x=1", Footer: "It was not you? Then do nothing.",
	}
}

func TestALetterArrivesInBothForms(t *testing.T) {
	s, world := sender(t)
	if err := s.Send(t.Context(), letter("ada@example.org")); err != nil {
		t.Fatal(err)
	}
	got := inbox(t, world, "ada@example.org")
	if len(got) != 1 {
		t.Fatalf("%d mails arrived", len(got))
	}
	m := got[0]
	if m.Subject != "Bestätige deine Adresse" || !strings.Contains(m.Sender, "hello@campaign-os.example") {
		t.Errorf("it is %q from %q", m.Subject, m.Sender)
	}
	if !strings.Contains(m.Text, "Hello <b>Ada</b> & Grace,") || !strings.Contains(m.Text, letter("").Link) {
		t.Errorf("the plain form is %q", m.Text)
	}
	if !strings.Contains(m.HTML, "Hello &lt;b&gt;Ada&lt;/b&gt; &amp; Grace,") {
		t.Errorf("names are not escaped in %q", m.HTML)
	}
	if len(m.Links) != 1 || m.Links[0] != letter("").Link {
		t.Errorf("its links are %q", m.Links)
	}
}

func TestManyLettersAtOnceAllArrive(t *testing.T) {
	s, world := sender(t)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if err := s.Send(t.Context(), letter("many@example.org")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := len(inbox(t, world, "many@example.org")); n != 20 {
		t.Errorf("%d arrived, want 20", n)
	}
}

func TestARefusalForGoodIsToldFromOneThatPasses(t *testing.T) {
	s, _ := sender(t)
	if err := s.Send(t.Context(), letter("bounce@example.org")); !errors.Is(err, ErrRefused) {
		t.Errorf("an unknown mailbox gives %v", err)
	}
	if err := s.Send(t.Context(), letter("defer@example.org")); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a full mailbox gives %v", err)
	}
	away, err := New("smtp://127.0.0.1:1", from)
	if err != nil {
		t.Fatal(err)
	}
	if err := away.Send(t.Context(), letter("ada@example.org")); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a server that is away gives %v", err)
	}
}

func TestAnAddressCantCarryHeaders(t *testing.T) {
	s, world := sender(t)
	bad := letter("eve@example.org>\r\nBcc: <victim@example.org")
	if err := s.Send(t.Context(), bad); !errors.Is(err, ErrRefused) {
		t.Errorf("it gives %v", err)
	}
	bad = letter("eve@example.org")
	bad.Subject = "Hello\r\nBcc: victim@example.org"
	if err := s.Send(t.Context(), bad); err != nil {
		t.Fatal(err)
	}
	if n := len(inbox(t, world, "victim@example.org")); n != 0 {
		t.Errorf("%d mails went to somebody else", n)
	}
}

func TestALetterSentAgainBearsTheSameMessageID(t *testing.T) {
	s, _ := sender(t)
	name := func(l identity.Letter) string {
		m := gomail.NewMsg()
		if err := s.write(m, l); err != nil {
			t.Fatal(err)
		}
		return m.GetMessageID()
	}
	first, other := letter("ada@example.org"), letter("ada@example.org")
	other.Link += "2"
	once, again := name(first), name(first)
	if once != again || once == name(other) {
		t.Errorf("they are %s, %s; another letter's is %s", once, again, name(other))
	}
	if !strings.HasSuffix(name(first), "@campaign-os.example>") {
		t.Errorf("%s does not end in the sender's domain", name(first))
	}
}

func TestSettingsThatWillNotDoAreRefusedAtOnce(t *testing.T) {
	secret := "pass" + "word"
	for _, c := range []struct{ address, from string }{
		{"", from},
		{"smtp://ada:" + secret + "@ bad host", from},
		{"smtp://mail.example.org", "nobody"},
	} {
		_, err := New(c.address, c.from)
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%q from %q gives %v", c.address, c.from, err)
		}
	}
}

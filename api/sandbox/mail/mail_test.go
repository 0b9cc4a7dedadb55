package mail_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"campaignos.dev/sandbox/mail"
)

// post is an inbox with its SMTP server and its pages, both on TCP.
type post struct {
	t     *testing.T
	inbox *mail.Inbox
	smtp  string
	web   string
}

func openPost(t *testing.T) *post {
	t.Helper()
	inbox := mail.New(time.Now)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := inbox.Server(slog.New(slog.DiscardHandler))
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	mux := http.NewServeMux()
	inbox.Routes(mux)
	web := httptest.NewServer(mux)
	t.Cleanup(web.Close)
	return &post{t: t, inbox: inbox, smtp: listener.Addr().String(), web: web.URL}
}

func (p *post) send(to []string, lines ...string) error {
	p.t.Helper()
	client, err := smtp.Dial(p.smtp)
	if err != nil {
		p.t.Fatal(err)
	}
	defer client.Close()
	if err := client.Auth(sasl.NewPlainClient("", "anyone", "anything")); err != nil {
		p.t.Fatalf("AUTH is not accepted: %v", err)
	}
	return client.SendMail("robot@campaignos.test", to, strings.NewReader(strings.Join(lines, "\r\n")))
}

func (p *post) get(path string) (*http.Response, string) {
	p.t.Helper()
	answer, err := http.Get(p.web + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	return answer, string(body)
}

type message struct {
	ID, From, Sender, Subject, Text, HTML string
	To, Links                             []string
	Attachments                           []struct {
		Name, Type string
		Size       int
	}
}

func (p *post) messages(query string) []message {
	p.t.Helper()
	var list struct{ Data []message }
	_, body := p.get("/mail/api/messages" + query)
	if err := json.Unmarshal([]byte(body), &list); err != nil {
		p.t.Fatal(err)
	}
	return list.Data
}

// rich is a mail with an encoded subject, two bodies and a file.
func rich() []string {
	return []string{
		"From: =?utf-8?q?J=C3=BCrgen?= <robot@campaignos.test>", "To: ada@example.test", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
		"MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=outer", "",
		"--outer", "Content-Type: multipart/alternative; boundary=inner", "",
		"--inner", "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable", "",
		"Sch=F6n: http://127.0.0.1:3000/verify?token=3Dabc.", "",
		"--inner", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "",
		base64.StdEncoding.EncodeToString([]byte(`<html><head></head><body><script>alert(1)</script><a href="http://127.0.0.1:3000/verify?a=1&amp;b=2">Go</a></body></html>`)), "",
		"--inner--",
		"--outer", "Content-Type: text/csv", "Content-Disposition: attachment; filename=plan.csv", "", "a,b", "",
		"--outer--", "",
	}
}

func TestMailIsReadThroughTheAPIWithItsPartsDecoded(t *testing.T) {
	p := openPost(t)
	if err := p.send([]string{"ada@example.test"}, rich()...); err != nil {
		t.Fatal(err)
	}
	list := p.messages("?to=ADA@example.test")
	if len(list) != 1 {
		t.Fatalf("got %d mails", len(list))
	}
	m := list[0]
	if m.Subject != "Grüße" || m.Sender != "Jürgen <robot@campaignos.test>" || m.From != "robot@campaignos.test" {
		t.Errorf("header: %+v", m)
	}
	if !strings.HasPrefix(m.Text, "Schön: http") || !strings.Contains(m.HTML, ">Go</a>") {
		t.Errorf("bodies: %q %q", m.Text, m.HTML)
	}
	if strings.Join(m.Links, " ") != "http://127.0.0.1:3000/verify?a=1&b=2 http://127.0.0.1:3000/verify?token=abc" {
		t.Errorf("links: %q", m.Links)
	}
	if len(m.Attachments) != 1 || m.Attachments[0].Name != "plan.csv" || m.Attachments[0].Size == 0 {
		t.Errorf("attachments: %+v", m.Attachments)
	}
	if others := p.messages("?to=bob@example.test"); len(others) != 0 {
		t.Errorf("another recipient sees %v", others)
	}
}

func TestNewestMailComesFirst(t *testing.T) {
	p := openPost(t)
	for _, subject := range []string{"one", "two", "three"} {
		if err := p.send([]string{"ada@example.test"}, "Subject: "+subject, "", "x"); err != nil {
			t.Fatal(err)
		}
	}
	if list := p.messages("?limit=2"); len(list) != 2 || list[0].Subject != "three" || list[1].Subject != "two" {
		t.Errorf("got %+v", list)
	}
	if answer, _ := p.get("/mail/api/messages?limit=none"); answer.StatusCode != 400 {
		t.Errorf("a mistaken limit: %d", answer.StatusCode)
	}
}

func TestRefusedRecipientsGetTheCodesOfARealServer(t *testing.T) {
	p := openPost(t)
	for to, want := range map[string]int{"bounce@example.test": 550, "Bounce+7@example.test": 550, "defer@example.test": 452} {
		err := p.send([]string{to}, "Subject: x", "", "x")
		var refused *smtp.SMTPError
		if !errors.As(err, &refused) || refused.Code != want {
			t.Errorf("%s: got %v, want %d", to, err, want)
		}
	}
	if p.inbox.Count() != 0 {
		t.Error("a refused mail was kept")
	}
}

func TestHTMLOfAMailIsShownWithoutScripts(t *testing.T) {
	p := openPost(t)
	if err := p.send([]string{"ada@example.test"}, rich()...); err != nil {
		t.Fatal(err)
	}
	answer, body := p.get("/mail/msg_1/html")
	policy := answer.Header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "sandbox allow-popups ") || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "allow-scripts") {
		t.Errorf("policy: %s", policy)
	}
	if !strings.Contains(body, `<head><base target="_blank">`) {
		t.Errorf("links stay in the frame: %s", body)
	}
	_, page := p.get("/mail/msg_1")
	if !strings.Contains(page, `src="/mail/msg_1/html"`) || strings.Contains(page, "alert(1)") || !strings.Contains(page, "Grüße") {
		t.Error("the page does not show the mail in its own frame")
	}
	file, content := p.get("/mail/msg_1/attachments/0")
	if file.Header.Get("Content-Disposition") != "attachment; filename=plan.csv" || !strings.HasPrefix(content, "a,b") {
		t.Errorf("attachment: %v %q", file.Header, content)
	}
}

func TestMailThatBreaksTheRulesIsKeptAndSaysSo(t *testing.T) {
	p := openPost(t)
	if err := p.send([]string{"ada@example.test"}, "Subject: torn", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "", "half"); err != nil {
		t.Fatal(err)
	}
	_, page := p.get("/mail/msg_1")
	if !strings.Contains(page, "torn") || !strings.Contains(page, "cannot be read") {
		t.Errorf("the page hides that the mail is torn")
	}
}

func TestInboxSurvivesARestartAndIdsAreNotUsedTwice(t *testing.T) {
	p := openPost(t)
	p.send([]string{"ada@example.test"}, "Subject: kept", "", "body")
	state, err := p.inbox.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	next := openPost(t)
	if err := next.inbox.Restore(state); err != nil {
		t.Fatal(err)
	}
	if list := next.messages(""); len(list) != 1 || list[0].Subject != "kept" || strings.TrimSpace(list[0].Text) != "body" {
		t.Fatalf("after a restart: %+v", list)
	}
	before := next.inbox.Changes()
	next.inbox.Reset()
	if next.inbox.Changes() == before {
		t.Error("a reset does not count as a change")
	}
	next.send([]string{"ada@example.test"}, "Subject: new", "", "body")
	if list := next.messages(""); len(list) != 1 || list[0].ID != "msg_2" {
		t.Errorf("after a reset: %+v", list)
	}
	if err := next.inbox.Restore([]byte("{")); err == nil {
		t.Error("a torn state is accepted")
	}
}

func TestLargerMailThanAnnouncedIsRefused(t *testing.T) {
	p := openPost(t)
	conn, err := textproto.Dial("tcp", p.smtp)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.ReadResponse(220)
	conn.Cmd("EHLO test")
	_, offer, err := conn.ReadResponse(250)
	if err != nil || !bytes.Contains([]byte(offer), []byte("SIZE 26214400")) || !strings.Contains(offer, "AUTH PLAIN") {
		t.Fatalf("offer: %s %v", offer, err)
	}
	conn.Cmd("MAIL FROM:<a@example.test> SIZE=26214401")
	if _, _, err := conn.ReadResponse(552); err != nil {
		t.Errorf("got %v", err)
	}
}

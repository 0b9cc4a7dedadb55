package stack

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

// Address gives an address that nobody has yet.
func Address() string { return fmt.Sprintf("ada+%d@example.com", rand.Uint64()) }

// Env is a variable of the environment that every process of the stack has.
func (s *Stack) Env(name string) string { return s.env[name] }

// As is somebody who shows another credential.
func (s *Stack) As(t testing.TB, token string) *Person {
	p := s.Visitor(t)
	p.Token = token
	return p
}

// Mailed waits for a mail to an address whose link leads to a page of the app, and gives
// the link's token.
func (s *Stack) Mailed(t testing.TB, address, page string) (token string) {
	t.Helper()
	Eventually(t, Soon, "a mail to "+address+" leads to "+page, func() string {
		var inbox struct{ Data []struct{ Links []string } }
		s.control(t, "GET", "/mail/api/messages?to="+url.QueryEscape(address), nil, &inbox)
		for _, letter := range inbox.Data {
			for _, link := range letter.Links {
				if u, err := url.Parse(link); err == nil && strings.HasPrefix(u.Path, page) {
					token = u.Query().Get("token")
					return ""
				}
			}
		}
		return fmt.Sprintf("there are %d mails", len(inbox.Data))
	})
	return token
}

// Join invites a new person into the team and has them accept.
func (p *Person) Join(role string) *Person {
	p.t.Helper()
	address := Address()
	p.Must(201, "POST", "/v1/tenant/invites", Object{"email": address, "role": role}, nil)
	link := p.stack.Mailed(p.t, address, "/invite")
	guest := p.stack.Visitor(p.t)
	guest.Email = address
	var got struct {
		AccessToken string
		Tenant      struct{ ID string }
	}
	guest.Must(200, "POST", "/v1/invites/"+link+"/accept", Object{"name": "Grace Hopper", "password": Password}, &got)
	guest.Token, guest.TenantID = got.AccessToken, got.Tenant.ID
	return guest
}

// UserID tells who the person is.
func (p *Person) UserID() string {
	p.t.Helper()
	var me struct{ User struct{ ID string } }
	p.Get("/v1/me", &me)
	return me.User.ID
}

// SignIn signs in anew, which gives another token.
func (p *Person) SignIn() {
	p.t.Helper()
	var got struct{ AccessToken string }
	p.Must(200, "POST", "/v1/auth/login", Object{"email": p.Email, "password": Password}, &got)
	p.Token = got.AccessToken
}

// Status sends a request and gives the status as soon as it is known; an answer without an
// end, such as a stream, is left.
func (p *Person) Status(method, path string, body any) Answer {
	p.t.Helper()
	if strings.HasSuffix(path, "/events") {
		return p.peek(method, path)
	}
	return p.Do(method, path, body)
}

// peek reads the head of a stream, or the whole of a refusal.
func (p *Person) peek(method, path string) Answer {
	p.t.Helper()
	response, err := p.http.Do(p.request(method, path, "application/json", nil))
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode == 200 {
		return Answer{Status: 200, Header: response.Header}
	}
	return p.read(response)
}

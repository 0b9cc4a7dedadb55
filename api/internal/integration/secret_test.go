package integration_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/tenant"
)

func TestSecretsAreWrittenAndNeverRead(t *testing.T) {
	s := newStage(t)
	v := s.platform(t, integration.Gemini, map[string]string{"apiKey": secret})
	e, err := s.Effective(t.Context(), "", integration.Gemini)
	if err != nil {
		t.Fatal(err)
	}
	stored, _, err := s.store.Settings(t.Context(), tenant.AllTenants("test"), "platform.gemini")
	if err != nil {
		t.Fatal(err)
	}
	asJSON, _ := json.Marshal([]any{v, e, stored})
	for _, printed := range []string{fmt.Sprintf("%v %+v %#v", v, v, v), fmt.Sprintf("%v %+v %#v", e, e, e), fmt.Sprintf("%+v", stored), string(asJSON)} {
		if strings.Contains(printed, secret) {
			t.Errorf("the secret is shown: %s", printed)
		}
	}
	key := v.Fields[0]
	if key.Last4 != "f00d" || key.SetBy.Name != "the name of usr_grace" || !key.SetAt.Equal(s.clock.Now()) || key.Source != integration.FromPlatform {
		t.Errorf("of the secret is shown: %+v", key)
	}
	for given, shown := range map[string]string{"123456789012": "", "1234567890123": "0123"} {
		if v := s.platform(t, integration.Gemini, map[string]string{"apiKey": given}); v.Fields[0].Last4 != shown {
			t.Errorf("of %q is shown %q", given, v.Fields[0].Last4)
		}
	}
}

func TestTeamsAreNotToldHowThePlatformIsSetUp(t *testing.T) {
	s := newStage(t)
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret, "apiUrl": "https://inside.example"})
	all, err := s.ListOwn(t.Context(), ada)
	if err != nil || len(all) != 2 {
		t.Fatalf("a team sees %d integrations, %v", len(all), err)
	}
	for _, v := range all {
		for _, f := range v.Fields {
			if !f.Own || f.Last4 != "" || f.SetBy.ID != "" || f.Source != integration.FromPlatform {
				t.Errorf("a team sees %s.%s: %+v", v.Provider, f.Name, f)
			}
		}
	}
	if text := fmt.Sprintf("%+v", all); strings.Contains(text, "inside.example") || strings.Contains(text, "f00d") {
		t.Errorf("a team sees %s", text)
	}
}

func TestATeamReadsNothingOfAnothersOrOfThePlatforms(t *testing.T) {
	s := newStage(t)
	s.own(t, ada, integration.Gemini, map[string]string{"apiKey": secret})
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret})
	for _, id := range []string{"ten_ours.gemini", "platform.gemini"} {
		if x, ok, err := s.store.Settings(t.Context(), eve.Scope(), id); ok || err != nil || x.Version != 0 {
			t.Errorf("another team reads %s: %+v, %v", id, x, err)
		}
	}
	viewer := tenant.NewActor(tenant.Person{UserID: "usr_joan", TenantID: "ten_ours", Standing: tenant.Active, Role: tenant.Viewer})
	acting := tenant.NewActor(tenant.Person{UserID: "usr_ada", TenantID: "ten_ours", Standing: tenant.Active, Role: tenant.Owner, Operator: "usr_grace"})
	for _, who := range []tenant.Actor{viewer, acting} {
		_, err := s.GetOwn(t.Context(), who, integration.Gemini)
		_, put := s.PutOwn(t.Context(), who, integration.Gemini, 0, integration.Change{Values: map[string]string{"apiKey": secret}})
		_, try := s.TryOwn(t.Context(), who, integration.Gemini, nil)
		for _, err := range []error{err, put, try, s.DeleteOwn(t.Context(), who, integration.Gemini, 0)} {
			if !errors.Is(err, tenant.ErrForbidden) {
				t.Errorf("%s was let in: %v", who.Name(), err)
			}
		}
	}
	if _, err := s.PutPlatform(t.Context(), ada, integration.Gemini, 0, integration.Change{}); !errors.Is(err, tenant.ErrForbidden) {
		t.Errorf("an owner set the platform up: %v", err)
	}
}

func TestASecretThatIsLeftOutStaysAndOneThatIsClearedGoes(t *testing.T) {
	s := newStage(t)
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret, "textModel": "gemini-3.8-flash"})
	s.platform(t, integration.Gemini, map[string]string{})
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "platform "+secret)
	is(t, "the model", s.inForce(t, "", integration.Gemini, "textModel"), "default gemini-3.5-flash-lite")
	put := func(values map[string]string, clear ...string) error {
		_, err := s.PutPlatform(t.Context(), grace, integration.Gemini, 0, integration.Change{Values: values, Clear: clear})
		return err
	}
	wantFields(t, put(map[string]string{"apiKey": " "}), "values.apiKey required")
	wantFields(t, put(map[string]string{"apiKey": "another-key"}, "apiKey"), "values.apiKey duplicate")
	wantFields(t, put(nil, "nonsense"), "clear unknown_field")
	s.platform(t, integration.Gemini, nil, "apiKey")
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "environment environment-gemini-key")
}

func TestValuesAreHeldAgainstTheirDeclaration(t *testing.T) {
	s := newStage(t)
	s.needs.Production = true
	s.Service = integration.New(s.needs)
	good := map[integration.Provider]map[string]string{
		integration.Gemini: {"apiKey": secret, "apiUrl": "https://generativelanguage.googleapis.com"},
		integration.Mail:   {"host": "mail.example.org", "from": "Ada <ada@example.org>"},
		integration.Stripe: {"secretKey": "rk_" + "live_0123456789"},
		integration.ObjectStore: {
			"endpoint": "https://r2.example", "accessKeyId": "id", "secretAccessKey": secret, "publicUrl": "https://media.example",
		},
	}
	for _, c := range []struct {
		provider           integration.Provider
		field, value, want string
	}{
		{integration.Gemini, "apiUrl", "http://generativelanguage.googleapis.com", "invalid_format"},
		{integration.Gemini, "apiUrl", "https://127.0.0.1:9404", "invalid_format"},
		{integration.Gemini, "apiUrl", "https://169.254.169.254/latest", "invalid_format"},
		{integration.Gemini, "apiUrl", "https://[::1]", "invalid_format"},
		{integration.Gemini, "apiUrl", "https://ada:key@example.org", "invalid_format"},
		{integration.Gemini, "apiUrl", "javascript:alert(1)", "invalid_format"},
		{integration.Gemini, "apiKey", "two words", "invalid_format"},
		{integration.Gemini, "apiKey", strings.Repeat("k", 1001), "too_long"},
		{integration.Gemini, "textModel", strings.Repeat("m", 101), "too_long"},
		{integration.Stripe, "secretKey", "sk_test_0123456789", "invalid_format"},
		{integration.Stripe, "automaticTax", "yes", "not_allowed"},
		{integration.Mail, "port", "0", "out_of_range"},
		{integration.Mail, "port", "587.0", "out_of_range"},
		{integration.Mail, "security", "none", "not_allowed"},
		{integration.Mail, "host", "https://mail.example.org", "invalid_format"},
		{integration.Mail, "host", "localhost", "invalid_format"},
		{integration.Mail, "from", "nobody", "invalid_format"},
		{integration.Mail, "username", "two\nlines", "invalid_format"},
		{integration.ObjectStore, "bucket", "No", "invalid_format"},
	} {
		values := map[string]string{c.field: c.value}
		for field, value := range good[c.provider] {
			if field != c.field {
				values[field] = value
			}
		}
		_, err := s.PutPlatform(t.Context(), grace, c.provider, 0, integration.Change{Values: values})
		wantFields(t, err, "values."+c.field+" "+c.want)
	}
	for p, values := range good {
		s.platform(t, p, values)
	}
}

// sealedOf reads the sealed text of a stored secret.
func (s *stage) sealedOf(t *testing.T, id, field string) string {
	t.Helper()
	x, ok, err := s.store.Settings(t.Context(), tenant.AllTenants("test"), id)
	if err != nil || !ok {
		t.Fatalf("no settings %s: %v", id, err)
	}
	for _, secret := range x.Secrets {
		if secret.Field == field {
			return secret.Sealed
		}
	}
	t.Fatalf("%s has no secret %s", id, field)
	return ""
}

// forge puts a sealed text in place of another one, as who can write to the database may.
func (s *stage) forge(t *testing.T, id, field, sealed string) {
	t.Helper()
	all := tenant.AllTenants("test")
	x, _, err := s.store.Settings(t.Context(), all, id)
	if err != nil {
		t.Fatal(err)
	}
	for i := range x.Secrets {
		if x.Secrets[i].Field == field {
			x.Secrets[i].Sealed = sealed
		}
	}
	was := x.Version
	x.Version++
	if err := s.store.Save(t.Context(), all, x, was); err != nil {
		t.Fatal(err)
	}
}

func TestASealedTextThatWasMovedOrCutIsAClearFaultAndNothingStandsInForIt(t *testing.T) {
	full := func(t *testing.T) *stage {
		s := newStage(t)
		s.owners["ten_theirs"] = true
		s.own(t, ada, integration.Gemini, map[string]string{"apiKey": secret})
		s.own(t, eve, integration.Gemini, map[string]string{"apiKey": "the-key-of-theirs-0002"})
		s.own(t, ada, integration.Ayrshare, map[string]string{"apiKey": "another-key-of-ours-3"})
		s.platform(t, integration.Gemini, map[string]string{"apiKey": "the-platforms-key-0004"})
		s.platform(t, integration.ObjectStore, map[string]string{
			"endpoint": "https://r2.example", "accessKeyId": "the-access-key-id", "secretAccessKey": "the-secret-access-key", "publicUrl": "https://media.example",
		})
		return s
	}
	for name, c := range map[string]struct {
		forge    func(t *testing.T, s *stage)
		in       tenant.ID
		provider integration.Provider
	}{
		"to another tenant": {func(t *testing.T, s *stage) {
			s.forge(t, "ten_theirs.gemini", "apiKey", s.sealedOf(t, "ten_ours.gemini", "apiKey"))
		}, "ten_theirs", integration.Gemini},
		"to the platform": {func(t *testing.T, s *stage) {
			s.forge(t, "platform.gemini", "apiKey", s.sealedOf(t, "ten_ours.gemini", "apiKey"))
		}, "", integration.Gemini},
		"from the platform": {func(t *testing.T, s *stage) {
			s.forge(t, "ten_ours.gemini", "apiKey", s.sealedOf(t, "platform.gemini", "apiKey"))
		}, "ten_ours", integration.Gemini},
		"to another provider": {func(t *testing.T, s *stage) {
			s.forge(t, "ten_ours.ayrshare", "apiKey", s.sealedOf(t, "ten_ours.gemini", "apiKey"))
		}, "ten_ours", integration.Ayrshare},
		"to another field": {func(t *testing.T, s *stage) {
			s.forge(t, "platform.objectstore", "accessKeyId", s.sealedOf(t, "platform.objectstore", "secretAccessKey"))
		}, "", integration.ObjectStore},
		"cut": {func(t *testing.T, s *stage) {
			sealed := s.sealedOf(t, "ten_ours.gemini", "apiKey")
			s.forge(t, "ten_ours.gemini", "apiKey", sealed[:len(sealed)-4])
		}, "ten_ours", integration.Gemini},
		"plain": {func(t *testing.T, s *stage) { s.forge(t, "ten_ours.gemini", "apiKey", secret) }, "ten_ours", integration.Gemini},
		"under a removed key": {func(t *testing.T, s *stage) {
			s.needs.Sealer = ring(t, "k2")
			s.Service = integration.New(s.needs)
		}, "ten_ours", integration.Gemini},
	} {
		t.Run(name, func(t *testing.T) {
			s := full(t)
			c.forge(t, s)
			e, err := s.Effective(t.Context(), c.in, c.provider)
			f, _ := fault.As(err)
			if !errors.Is(err, integration.ErrUnreadable) || !strings.Contains(f.Message, "can't be opened. Enter its secrets again.") {
				t.Fatalf("it is answered %v", err)
			}
			for _, key := range []string{secret, "the-key-of-theirs-0002", "another-key-of-ours-3", "the-platforms-key-0004", "the-secret-access-key"} {
				if strings.Contains(err.Error()+f.Message+e.Text("apiKey")+e.Text("accessKeyId"), key) {
					t.Errorf("a secret is told: %v", err)
				}
			}
			if e.Text("apiKey") == "environment-gemini-key" {
				t.Error("the environment stands in")
			}
		})
	}
}

func TestAnUnreadableSecretIsSaidAndCanBeEnteredAgain(t *testing.T) {
	s := newStage(t)
	s.platform(t, integration.Gemini, map[string]string{"apiKey": secret})
	s.forge(t, "platform.gemini", "apiKey", "v1.k1.nonsense")
	v, err := s.GetPlatform(t.Context(), grace, integration.Gemini)
	if err != nil || v.State != integration.Unreadable || v.Problem == "" {
		t.Errorf("it is shown as %s %q, %v", v.State, v.Problem, err)
	}
	s.platform(t, integration.Gemini, map[string]string{"apiKey": "entered-again-00001"})
	is(t, "the key", s.inForce(t, "", integration.Gemini, "apiKey"), "platform entered-again-00001")
}

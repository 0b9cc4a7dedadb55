package integration_test

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// keyring is encryption keys, the newest first.
type keyring []string

// with puts a new key in front.
func (k keyring) with(id string) keyring {
	secret := make([]byte, 32)
	rand.Read(secret)
	return append(keyring{id + ":" + base64.StdEncoding.EncodeToString(secret)}, k...)
}

func (k keyring) env() map[string]string {
	return map[string]string{"ENCRYPTION_KEYS": strings.Join(k, ",")}
}

// sealing says whether a step belongs to a rotation.
func sealing(step string) bool {
	return !strings.HasPrefix(step, "find ") && slices.ContainsFunc([]string{"integrations", "users", "publisherProfiles", "keyRotations"}, func(c string) bool {
		return strings.HasSuffix(step, " "+c)
	})
}

// Wherever campaignctl is killed in a rotation, before a write arrives or when it has been
// made, the next one finishes the work, and every secret opens with the new key alone.
func TestARotationSurvivesEverySIGKILL(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	p := s.agency(t, "Northwind Coffee")
	seed, _ := p.SwitchOnMFA()
	p.Must(200, "PUT", "/v1/integrations/gemini", object{"values": object{"apiKey": "ours-two-" + s.Env("GEMINI_API_KEY")}}, nil)
	s.set("gemini", object{"apiKey": "platform-" + s.Env("GEMINI_API_KEY")})
	p.Connect("linkedin")
	for _, server := range slices.Concat(s.APIs, s.Workers) {
		server.Stop() // their keys are older than those that follow
	}

	cut := &harness.Cut{Counts: sealing}
	mongo := cut.Mongo(t, s.Env("MONGODB_URI"))
	keys := keyring{s.Env("ENCRYPTION_KEYS")}
	rotate := func(mongo string) *exec.Cmd {
		env := keys.env()
		env["MONGODB_URI"] = mongo
		return s.Campaignctl(t, env, "rotate-keys")
	}
	keys = keys.with("k0")
	cut.Watch()
	finish(t, rotate(mongo))
	steps := cut.Steps()
	if len(steps) < 10 {
		t.Fatalf("a rotation takes only the steps %v: that proves nothing", steps)
	}
	var points []string
	for n := 1; n <= len(steps); n++ {
		for _, after := range []bool{false, true} {
			keys = keys.with(fmt.Sprintf("k%d-%t", n, after))
			if point := killedAt(t, cut, n, after, rotate(mongo)); point != "" {
				points = append(points, point)
			}
			finish(t, rotate(s.Env("MONGODB_URI")))
		}
	}
	t.Logf("killed %d times: %v", len(points), points)
	if len(points) < 2*len(steps)-2 {
		t.Errorf("only %d kills struck", len(points))
	}

	for _, server := range slices.Concat(s.APIs, s.Workers) { // the newest key is enough for them
		server.Env = append(server.Env, "ENCRYPTION_KEYS="+keys[0])
		stack.Restart(t, server)
	}
	s.opens(t, p, seed)
}

// killedAt runs a command until it is killed at its n-th step; empty: it ended before.
func killedAt(t *testing.T, cut *harness.Cut, n int, after bool, cmd *exec.Cmd) (point string) {
	t.Helper()
	started := make(chan struct{})
	hit := cut.At(n, after, func() { <-started; cmd.Process.Kill() })
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	close(started)
	_ = cmd.Wait()
	defer cut.Watch()
	if !cut.Due() {
		return ""
	}
	return <-hit
}

// finish has a rotation run to its end.
func finish(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	said := strings.Split(strings.TrimSpace(string(out)), "\n")
	want := "integrations 2 of 2 sealed, 2 verified, 0 failed; secondFactors 2 of 2 sealed, 2 verified, 0 failed; channelProfiles 1 of 1 sealed, 1 verified, 0 failed"
	if last := said[len(said)-1]; err != nil || !strings.HasPrefix(last, "done") || !strings.HasSuffix(last, want) {
		t.Fatalf("campaignctl rotate-keys: %v\n%s", err, out)
	}
}

// opens uses every secret: the team's key, the platform's, an authenticator and a profile.
func (s *scene) opens(t *testing.T, p *stack.Person, seed string) {
	t.Helper()
	var challenge struct{ MFAToken string }
	s.Visitor(t).Must(202, "POST", "/v1/auth/login", object{"email": p.Email, "password": stack.Password}, &challenge)
	next := p.CodeAt(seed, time.Now().Add(30*time.Second)) // the one of now may have been taken
	s.Visitor(t).Must(200, "POST", "/v1/auth/login/mfa", object{"mfaToken": challenge.MFAToken, "code": next}, nil)
	var own, platform struct{ State, Source string }
	p.Get("/v1/integrations/gemini", &own)
	s.ops.Get("/v1/admin/integrations/gemini", &platform)
	if own.State != "ready" || own.Source != "own" || platform.State != "ready" || platform.Source != "platform" {
		t.Errorf("after the rotations the settings are %+v and %+v", own, platform)
	}
	p.Must(200, "POST", "/v1/channels/refresh", nil, nil)
}

// rotated is how far a rotation is.
type rotated struct {
	State, KeyID, StartedBy string
	Counts                  []struct {
		Kind                          string
		Total, Done, Verified, Failed int
	}
}

func TestOperatorsHaveAWorkerRotateTheKeys(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	p := s.agency(t, "Northwind Coffee")
	seed, _ := p.SwitchOnMFA()
	p.Must(200, "PUT", "/v1/integrations/gemini", object{"values": object{"apiKey": "ours-two-" + s.Env("GEMINI_API_KEY")}}, nil)
	s.set("gemini", object{"apiKey": "platform-" + s.Env("GEMINI_API_KEY")})
	p.Connect("linkedin")
	old := keyring{s.Env("ENCRYPTION_KEYS")}
	keys := old.with("next")
	for _, server := range slices.Concat(s.APIs, s.Workers) {
		server.Stop()
		server.Env = append(server.Env, "ENCRYPTION_KEYS="+keys.env()["ENCRYPTION_KEYS"])
		stack.Restart(t, server)
	}
	var got rotated
	if s.ops.Get("/v1/admin/keys/rotation", &got); got.State != "none" || got.KeyID != "next" {
		t.Errorf("before the first rotation there is %+v", got)
	}
	s.ops.Must(202, "POST", "/v1/admin/keys/rotate", nil, &got)
	stack.Eventually(t, patience, "the keys are rotated", func() string {
		if s.ops.Get("/v1/admin/keys/rotation", &got); got.State != "done" {
			return fmt.Sprintf("%+v", got)
		}
		return ""
	})
	for _, c := range got.Counts {
		if c.Total == 0 || c.Done != c.Total || c.Verified != c.Total || c.Failed != 0 {
			t.Errorf("it counts %+v", c)
		}
	}
	if got.StartedBy != s.ops.UserID() || len(got.Counts) != 3 {
		t.Errorf("it tells %+v", got)
	}
	for _, server := range slices.Concat(s.APIs, s.Workers) { // the old key is taken away
		server.Stop()
		server.Env = append(server.Env, "ENCRYPTION_KEYS="+keys[0])
		stack.Restart(t, server)
	}
	s.opens(t, p, seed)
}

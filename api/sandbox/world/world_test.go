package world_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/world"
)

func TestWholeWorldStartsAndKeepsItsStateOverARestart(t *testing.T) {
	data := t.TempDir()
	first := begin(t, data)
	env := environment(t, data)
	ctx := context.Background()

	coll, leave := collection(t, env["MONGODB_URI"])
	if _, err := coll.InsertOne(ctx, bson.M{"_id": 1, "name": "kept"}); err != nil {
		t.Fatal(err)
	}
	leave()
	ping(t, env["REDIS_URL"])
	mail(t, env["SMTP_URL"])
	link := `{"profile":"","network":"instagram","name":"Kept Account"}`
	if status, body := call(t, "POST", env["SANDBOX_URL"]+"/control/ayrshare/accounts", link); status != 200 {
		t.Fatalf("link an account: %d %s", status, body)
	}
	if err := first.Stop(); err != nil {
		t.Fatal(err)
	}

	begin(t, data)
	env = environment(t, data)
	coll, leave = collection(t, env["MONGODB_URI"])
	defer leave()
	var document struct{ Name string }
	if err := coll.FindOne(ctx, bson.M{"_id": 1}).Decode(&document); err != nil || document.Name != "kept" {
		t.Errorf("the document is %v, %v", document, err)
	}
	for path, want := range map[string]string{
		"/mail/api/messages?to=ada@example.test": `"subject":"kept"`,
		"/control/ayrshare/profiles":             "Kept Account",
		"/control/state/ayrshare":                "Kept Account",
	} {
		if status, body := call(t, "GET", env["SANDBOX_URL"]+path, ""); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
}

func TestEnvironmentNamesEveryPartTheProductNeeds(t *testing.T) {
	data := t.TempDir()
	begin(t, data)
	env := environment(t, data)
	for _, key := range []string{
		"MONGODB_URI", "REDIS_URL", "S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_BUCKET", "S3_PUBLIC_BUCKET",
		"S3_PUBLIC_URL", "STRIPE_API_URL", "STRIPE_SECRET_KEY", "AYRSHARE_API_URL", "AYRSHARE_API_KEY", "GEMINI_API_URL", "GEMINI_API_KEY", "GEMINI_INPUT_PRICE", "GEMINI_OUTPUT_PRICE", "GEMINI_IMAGE_PRICE",
		"SMTP_URL", "SANDBOX_URL",
	} {
		if env[key] == "" {
			t.Errorf("%s is missing", key)
		}
	}
	if len(env) != 20 {
		t.Errorf("there are %d variables: %v", len(env), env)
	}
	if env["S3_PUBLIC_URL"] != env["S3_ENDPOINT"]+"/"+env["S3_PUBLIC_BUCKET"] || !strings.HasSuffix(env["AYRSHARE_API_URL"], "/api") {
		t.Errorf("addresses: %v", env)
	}
}

func TestEachProviderTakesItsKeyAndIsRecorded(t *testing.T) {
	data := t.TempDir()
	begin(t, data)
	env := environment(t, data)
	for _, try := range []struct{ provider, url, header, value string }{
		{"stripe", env["STRIPE_API_URL"] + "/v1/checkout/sessions", "Authorization", "Bearer " + env["STRIPE_SECRET_KEY"]},
		{"gemini", env["GEMINI_API_URL"] + "/v1beta/models", "X-Goog-Api-Key", env["GEMINI_API_KEY"]},
		{"ayrshare", env["AYRSHARE_API_URL"] + "/user", "Authorization", "Bearer " + env["AYRSHARE_API_KEY"]},
	} {
		request, _ := http.NewRequest("GET", try.url, nil)
		request.Header.Set(try.header, try.value)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != 200 {
			t.Errorf("%s: %d %s", try.provider, answer.StatusCode, body)
		}
		fault := fmt.Sprintf(`{"provider":%q,"kind":"reset","times":1}`, try.provider)
		if status, body := call(t, "POST", env["SANDBOX_URL"]+"/control/faults", fault); status != 201 {
			t.Errorf("%s takes no fault: %d %s", try.provider, status, body)
		}
		if _, body := call(t, "GET", env["SANDBOX_URL"]+"/control/requests?provider="+try.provider, ""); !strings.Contains(body, `"status":200`) {
			t.Errorf("%s is not recorded: %s", try.provider, body)
		}
	}
}

func TestKeysThatLookLiveAreRefusedByEachProvider(t *testing.T) {
	data := t.TempDir()
	begin(t, data)
	env := environment(t, data)
	for _, try := range []struct{ url, header, value string }{
		{env["STRIPE_API_URL"] + "/v1/checkout/sessions", "Authorization", "Bearer sk_" + "live_abcdefghijklmnop"},
		{env["GEMINI_API_URL"] + "/v1beta/models", "X-Goog-Api-Key", "AI" + "za" + strings.Repeat("S", 35)},
		{env["AYRSHARE_API_URL"] + "/user", "Authorization", "Bearer " + strings.Repeat("ABCD1234-", 3) + "ABCD1234"},
	} {
		request, _ := http.NewRequest("GET", try.url, nil)
		request.Header.Set(try.header, try.value)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != 401 || !bytes.Contains(body, []byte("live")) {
			t.Errorf("%s: %d %s", try.url, answer.StatusCode, body)
		}
	}
}

func TestPagesAreServedUnderAStrictPolicy(t *testing.T) {
	data := t.TempDir()
	begin(t, data)
	base := environment(t, data)["SANDBOX_URL"]
	for path, want := range map[string]string{"/": "The world outside", "/mail": "No mail yet", "/network": "Network", "/assets/sandbox.css": "--ground"} {
		answer, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != 200 || !bytes.Contains(body, []byte(want)) {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
		policy := answer.Header.Get("Content-Security-Policy")
		if strings.HasSuffix(path, ".css") {
			continue
		}
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe-inline") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
}

func TestMongoIsLeftOutWhenARealOneIsUsed(t *testing.T) {
	data := t.TempDir()
	begin(t, data, "--no-mongo")
	if uri, ok := environment(t, data)["MONGODB_URI"]; ok {
		t.Errorf("MONGODB_URI is %s", uri)
	}
}

func TestTakenPortIsNamedWithItsFlagAndNothingIsLeftRunning(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	data := t.TempDir()
	config, err := parse(t, data, "--gemini", taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_, err = world.Start(context.Background(), config, slog.New(slog.DiscardHandler))
	want := "port " + port + " is in use by another program; stop that program, or choose another port with --gemini 127.0.0.1:PORT"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(config.EnvFile); err == nil {
		t.Error("an env-file says that all is ready")
	}
	begin(t, data)
}

func TestSecondSandboxOnTheSameDataIsRefused(t *testing.T) {
	data := t.TempDir()
	begin(t, data)
	config, err := parse(t, data, "--env-file", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := world.Start(context.Background(), config, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "used by another sandbox") {
		t.Errorf("got %v", err)
	}
}

func TestUnreadableStateIsNamedAndNotOverwritten(t *testing.T) {
	data := t.TempDir()
	file := filepath.Join(data, "state", "mail.json")
	os.MkdirAll(filepath.Dir(file), 0o700)
	os.WriteFile(file, []byte("{torn"), 0o600)
	config, err := parse(t, data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := world.Start(context.Background(), config, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), file+" cannot be read") {
		t.Errorf("got %v", err)
	}
	if text, _ := os.ReadFile(file); string(text) != "{torn" {
		t.Errorf("the file is now %q", text)
	}
}

func TestStopDoesNotWaitForARequestThatAFaultHoldsBack(t *testing.T) {
	data := t.TempDir()
	config, err := parse(t, data)
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	w, err := world.Start(context.Background(), config, slog.New(slog.NewTextHandler(&complaints, nil)))
	if err != nil {
		t.Fatal(err)
	}
	env := environment(t, data)
	call(t, "POST", env["SANDBOX_URL"]+"/control/faults", `{"provider":"ayrshare","kind":"timeout"}`)
	held := make(chan error)
	go func() {
		_, err := http.Get(env["AYRSHARE_API_URL"] + "/user")
		held <- err
	}()
	for {
		if _, body := call(t, "GET", env["SANDBOX_URL"]+"/control/requests", ""); strings.Contains(body, `"outcome":"open"`) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := w.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := <-held; err == nil {
		t.Error("the held request was answered")
	}
	if strings.Contains(complaints.String(), "cut off") {
		t.Errorf("it was not let go but cut off: %s", complaints.String())
	}
}

package world_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	netsmtp "net/smtp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/sandbox/world"
)

// parse reads a command line on which every part has a port that is free; later flags win.
func parse(t *testing.T, data string, more ...string) (world.Config, error) {
	t.Helper()
	args := []string{"--data", data, "--env-file", filepath.Join(data, "sandbox.env")}
	for _, flag := range []string{"control", "mongo", "redis", "s3", "stripe", "ayrshare", "gemini", "smtp"} {
		args = append(args, "--"+flag, "127.0.0.1:0")
	}
	return world.ParseFlags(append(args, more...), io.Discard)
}

func begin(t *testing.T, data string, more ...string) *world.World {
	t.Helper()
	config, err := parse(t, data, more...)
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Start(context.Background(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Stop() })
	return w
}

// environment reads the env-file back, as the product's launcher does.
func environment(t *testing.T, data string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(data, "sandbox.env"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(text)) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok {
			t.Errorf("not KEY=VALUE: %q", line)
		}
		found[key] = value
	}
	return found
}

func collection(t *testing.T, uri string) (*mongo.Collection, func()) {
	t.Helper()
	client, err := mongo.Connect(context.Background(), options.Client().ApplyURI(uri))
	if err != nil {
		t.Fatal(err)
	}
	return client.Database("campaign_os").Collection("things"), func() { client.Disconnect(context.Background()) }
}

func ping(t *testing.T, address string) {
	t.Helper()
	o, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(o)
	defer client.Close()
	if err := client.Ping(context.Background()).Err(); err != nil {
		t.Error(err)
	}
}

func mail(t *testing.T, address string) {
	t.Helper()
	body := []byte("Subject: kept\r\n\r\nhello\r\n")
	if err := netsmtp.SendMail(strings.TrimPrefix(address, "smtp://"), nil, "a@example.test", []string{"ada@example.test"}, body); err != nil {
		t.Fatal(err)
	}
}

func call(t *testing.T, method, url, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text)
}

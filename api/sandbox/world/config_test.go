package world_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"campaignos.dev/sandbox/world"
)

func TestAddressesOffLoopbackAndOtherMistakesAreRefusedInOneSentence(t *testing.T) {
	for args, want := range map[string]string{
		"--stripe 0.0.0.0:9402":           "loopback only",
		"--control :9400":                 "loopback only",
		"--mongo 192.168.1.4:1":           "loopback only",
		"--smtp example.com:25":           "loopback only",
		"--s3 9401":                       "--s3 takes a host and a port",
		"--colour red":                    "colour",
		"surplus":                         `"surplus" is not a flag`,
		"--web-origin 127.0.0.1:3000":     "an origin is like",
		"--web-origin http://x.test/path": "an origin is like",
	} {
		_, err := world.ParseFlags(strings.Fields(args), io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v", args, err)
		}
	}
}

func TestLoopbackAddressesAreTaken(t *testing.T) {
	for _, address := range []string{"127.0.0.1:0", "localhost:0", "[::1]:0", "127.8.8.8:1"} {
		if _, err := world.ParseFlags([]string{"--stripe", address}, io.Discard); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestPathsAreAbsoluteAndOriginsHaveADefault(t *testing.T) {
	c, err := world.ParseFlags([]string{"--data", "x", "--env-file", "y/z.env"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if !filepath.IsAbs(c.Data) || !filepath.IsAbs(c.EnvFile) {
		t.Errorf("relative paths: %q %q", c.Data, c.EnvFile)
	}
	if strings.Join(c.Origins, " ") != "http://127.0.0.1:3000 http://localhost:3000" {
		t.Errorf("origins: %v", c.Origins)
	}
	c, err = world.ParseFlags([]string{"--web-origin", "http://a.test", "--web-origin", "http://b.test:1"}, io.Discard)
	if err != nil || strings.Join(c.Origins, " ") != "http://a.test http://b.test:1" {
		t.Errorf("origins: %v %v", c.Origins, err)
	}
}

func TestHelpListsTheFlags(t *testing.T) {
	var out bytes.Buffer
	if _, err := world.ParseFlags([]string{"--help"}, &out); !errors.Is(err, flag.ErrHelp) || !strings.Contains(out.String(), "-ayrshare") {
		t.Errorf("got %v and %s", err, out.String())
	}
}

package main

import (
	"bufio"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// variables are names and values of an environment.
type variables map[string]string

// osVariables is the environment that the runner was started with.
func osVariables() variables {
	v := variables{}
	for _, line := range os.Environ() {
		name, value, _ := strings.Cut(line, "=")
		v[name] = value
	}
	return v
}

// orElse adds the variables that are not set yet: what a person has set wins over what
// the runner would choose.
func (v variables) orElse(others variables) variables {
	merged := maps.Clone(v)
	for name, value := range others {
		if merged[name] == "" {
			merged[name] = value
		}
	}
	return merged
}

// with sets variables, whatever they were.
func (v variables) with(others variables) variables {
	merged := maps.Clone(v)
	maps.Copy(merged, others)
	return merged
}

// list gives NAME=value lines, sorted.
func (v variables) list() []string {
	lines := make([]string, 0, len(v))
	for name, value := range v {
		lines = append(lines, name+"="+value)
	}
	slices.Sort(lines)
	return lines
}

// readVariables reads a file of NAME=value lines; a missing file has none.
func readVariables(file string) (variables, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return variables{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	v := variables{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "export "), "=")
		if ok && !strings.HasPrefix(line, "#") {
			v[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return v, lines.Err()
}

// localSecrets gives the keys of this machine's data: made at the first run, kept beside
// the data that they seal, readable by its owner alone.
func localSecrets(data string) (variables, error) {
	file := filepath.Join(data, "secrets.env")
	secrets, err := readVariables(file)
	if err != nil || len(secrets) > 0 {
		return secrets, err
	}
	secrets = variables{"JWT_KEYS": newKey(), "ENCRYPTION_KEYS": newKey()}
	text := strings.Join(secrets.list(), "\n") + "\n"
	return secrets, os.WriteFile(file, []byte(text), 0o600)
}

// newKey makes a named key of 256 bits in the form kid:base64.
func newKey() string {
	key := make([]byte, 32)
	rand.Read(key)
	return "local-1:" + base64.StdEncoding.EncodeToString(key)
}

// ownVariables are those that a person chose: of the shell, else of the .env file.
func (s *settings) ownVariables() (variables, error) {
	file, err := readVariables(filepath.Join(s.root, ".env"))
	return osVariables().orElse(file), err
}

// productVariables is the environment of api, worker and campaignctl: a person's own
// first, then the sandbox's addresses, then this machine's secrets and defaults.
func (s *settings) productVariables() (variables, error) {
	own, err := s.ownVariables()
	if err != nil {
		return nil, err
	}
	sandbox, err := readVariables(s.sandboxVariables())
	if err != nil {
		return nil, err
	}
	dropReplaced(sandbox, own)
	secrets, err := localSecrets(s.data)
	if err != nil {
		return nil, fmt.Errorf("keep the local secrets: %w", err)
	}
	defaults := variables{
		"APP_ENV":     "development",
		"APP_URL":     s.ports.web.url(),
		"API_URL":     s.ports.api.url(),
		"MONGODB_URI": fmt.Sprintf("mongodb://%s/campaign_os?directConnection=true", s.ports.mongo.addr()),
	}
	if own["DATABASE_URL"] == "" {
		defaults["QUEUE_SQLITE_PATH"] = filepath.Join(s.data, "queue.db")
	}
	return own.orElse(sandbox).orElse(secrets).orElse(defaults), nil
}

// replacements gives, for each outside part that has several variables, the one that a
// person sets to replace the sandbox's part by the real one.
var replacements = map[string]string{
	"S3_":       "S3_ENDPOINT",
	"STRIPE_":   "STRIPE_SECRET_KEY",
	"GEMINI_":   "GEMINI_API_KEY",
	"AYRSHARE_": "AYRSHARE_API_KEY",
}

// dropReplaced removes the sandbox's variables of every part that a person has replaced,
// so that a real key is never sent to the sandbox's address, nor the reverse.
func dropReplaced(sandbox, own variables) {
	for prefix, variable := range replacements {
		if own[variable] == "" {
			continue
		}
		maps.DeleteFunc(sandbox, func(name, _ string) bool { return strings.HasPrefix(name, prefix) })
	}
}

// mediaOrigins are the origins that the web app may load media from and upload to.
func mediaOrigins(env variables) string {
	store := env["S3_PUBLIC_ENDPOINT"]
	if store == "" {
		store = env["S3_ENDPOINT"]
	}
	var origins []string
	for _, address := range []string{store, env["S3_PUBLIC_URL"]} {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			origins = append(origins, u.Scheme+"://"+u.Host)
		}
	}
	return strings.Join(slices.Compact(origins), " ")
}

// sandboxVariables is the file in which the sandbox says where everything outside is.
func (s *settings) sandboxVariables() string { return filepath.Join(s.data, "sandbox.env") }

// realMongo finds out whether a mongod of this machine is to be used instead of the
// sandbox's engine; empty where there is none or an address was given.
func realMongo(own variables) string {
	if own["MONGODB_URI"] != "" {
		return ""
	}
	path, err := exec.LookPath("mongod")
	if err != nil {
		return ""
	}
	return path
}

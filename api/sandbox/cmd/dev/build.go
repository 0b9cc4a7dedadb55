package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// programs are built from the two Go modules in one go, so that what they share is
// compiled once.
var programs = []string{"./api/cmd/api", "./api/cmd/worker", "./api/cmd/campaignctl", "./api/sandbox/cmd/sandbox"}

// builder turns sources into what the parts run. Nothing is built whose sources are the
// ones of the last build.
type builder struct {
	*settings
	console *console
	env     variables
}

// buildAll builds the Go programs and, at the same time, the web app.
func (b builder) buildAll(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	steps := []func(context.Context) error{b.buildPrograms, b.buildWeb}
	results := make(chan error)
	for _, step := range steps {
		go func() { results <- step(ctx) }()
	}
	var first error
	for range steps {
		if err := <-results; err != nil && first == nil {
			first = err
			cancel(err)
		}
	}
	return first
}

func (b builder) buildPrograms(ctx context.Context) error {
	return b.console.step("build api, worker, campaignctl and sandbox", func() error {
		return b.compile(ctx, programs...)
	})
}

// compile builds Go programs into the folder of built ones.
func (b builder) compile(ctx context.Context, packages ...string) error {
	args := append([]string{"go", "build", "-o", b.bin("") + string(filepath.Separator)}, packages...)
	return b.run(ctx, "build-go", args...)
}

// buildWeb installs the web app's packages and, unless it runs from its sources, builds it.
func (b builder) buildWeb(ctx context.Context) error {
	if b.packagesAreStale() {
		err := b.console.step("install the web app's packages", func() error {
			return b.run(ctx, "npm-ci", "npm", "ci", "--no-fund", "--no-audit")
		})
		if err != nil {
			return err
		}
	}
	if b.hot {
		return nil
	}
	wanted, err := b.webSources()
	if err != nil {
		return err
	}
	if built, _ := os.ReadFile(b.stamp("web")); string(built) == wanted {
		return nil
	}
	err = b.console.step("build the web app", func() error {
		return b.run(ctx, "build-web", "npm", "run", "build", "--workspace", "frontend")
	})
	if err != nil {
		return err
	}
	return writeFile(b.stamp("web"), wanted)
}

// packagesAreStale is true where node_modules is older than the lock file that says what
// is in it, or absent.
func (b builder) packagesAreStale() bool {
	installed, err := os.Stat(filepath.Join(b.root, "node_modules", ".package-lock.json"))
	if err != nil {
		return true
	}
	lock, err := os.Stat(filepath.Join(b.root, "package-lock.json"))
	return err == nil && lock.ModTime().After(installed.ModTime())
}

// standalone is the folder of the built web app with everything that it needs to run.
func (s *settings) standalone() string {
	return filepath.Join(s.root, "frontend", ".next", "standalone", "frontend")
}

// webSources gives a digest of everything that the built web app depends on.
func (b builder) webSources() (string, error) {
	digest := sha256.New()
	for _, part := range []string{"frontend", "shared", "package.json", "package-lock.json"} {
		err := filepath.WalkDir(filepath.Join(b.root, part), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && isMade(entry.Name()):
				return filepath.SkipDir
			case !entry.Type().IsRegular() || strings.HasSuffix(path, ".tsbuildinfo") || entry.Name() == "next-env.d.ts":
				return nil
			}
			return addFile(digest, path)
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// isMade tells folders that hold what builds and tests make, and the tests.
func isMade(folder string) bool {
	switch folder {
	case "node_modules", ".next", "e2e", "test-results", "playwright-report", "coverage":
		return true
	}
	return false
}

func addFile(digest io.Writer, path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(digest, "%s %d\n%s", path, len(content), content)
	return err
}

// run runs one command of the build in the root, its output kept for the log and told
// only when it fails.
func (b builder) run(ctx context.Context, name string, args ...string) error {
	hidden := &console{out: b.console.out, quiet: true}
	_, err := once(ctx, process{name: name, dir: b.root, args: args, env: b.env}, hidden, b.logs())
	return err
}

// logs is the folder of the parts' output.
func (s *settings) logs() string { return filepath.Join(s.data, "log") }

// writeFile writes a small file and the folder that it lies in.
func writeFile(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}

package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// pollEvery is how often sources are looked at for changes.
const pollEvery = 700 * time.Millisecond

// reload rebuilds and restarts api and worker whenever their sources change, until ctx
// ends. A build that fails is told, and the old programs run on.
func (r *runner) reload(ctx context.Context, b builder, env variables) {
	polls := time.NewTicker(pollEvery)
	defer polls.Stop()
	seen := newestSource(filepath.Join(r.root, "api"))
	for {
		select {
		case <-ctx.Done():
			return
		case <-polls.C:
		}
		now := newestSource(filepath.Join(r.root, "api"))
		if now == seen {
			continue
		}
		seen = now
		err := r.console.step("rebuild api and worker", func() error {
			if err := b.compile(ctx, "./api/cmd/api", "./api/cmd/worker"); err != nil {
				return err
			}
			return r.stack.replace(ctx, r.servers(env)...)
		})
		if err != nil && ctx.Err() == nil {
			r.console.say("%v", err)
		}
	}
}

// sources is what is compared between two looks.
type sources struct {
	newest time.Time
	files  int
}

// newestSource looks at the files that production is built from.
func newestSource(dir string) (s sources) {
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil // it vanished between two looks; the next one sees the rest
		}
		if entry.IsDir() {
			if name := entry.Name(); name == "sandbox" || name == "testdata" || name == "test" {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, "_test.go") {
			return nil
		}
		info, err := entry.Info()
		if err == nil {
			s.files++
			if info.ModTime().After(s.newest) {
				s.newest = info.ModTime()
			}
		}
		return nil
	})
	return s
}

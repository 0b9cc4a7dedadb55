package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// runner brings the product up and down.
type runner struct {
	*settings
	console *console
	stack   *stack
	begun   time.Time
}

func newRunner(s *settings) *runner {
	c := newConsole(os.Stdout, len(s.command) > 0)
	return &runner{settings: s, console: c, stack: newStack(c, s.logs()), begun: time.Now()}
}

// run is the whole life: build, start, then the command or until ctx ends, stop.
func (r *runner) run(ctx context.Context) error {
	own, err := r.ownVariables()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(r.data, "mongo"), 0o700); err != nil {
		return err
	}
	build := builder{r.settings, r.console, own}
	if err := build.buildAll(ctx); err != nil {
		return err
	}
	defer r.stopAll()
	env, demo, err := r.start(ctx, own)
	if err != nil {
		return err
	}
	r.welcome(demo)
	if r.hot {
		go r.reload(ctx, build, env)
	}
	if len(r.command) > 0 {
		return r.runCommand(ctx, env)
	}
	return r.stack.supervise(ctx)
}

// start brings the parts up in order and gives the product's environment and what the
// demo data say of themselves.
func (r *runner) start(ctx context.Context, own variables) (env variables, demo string, err error) {
	if err := r.console.step("start the sandbox", func() error { return r.startOutside(ctx, own) }); err != nil {
		return nil, "", err
	}
	if env, err = r.productVariables(); err != nil {
		return nil, "", err
	}
	err = r.console.step("prepare the database", func() error {
		if _, err := r.control(ctx, env, "migrate"); err != nil {
			return err
		}
		demo, err = r.control(ctx, env, "seed-demo")
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return env, demo, r.console.step("start api, worker and web app", func() error { return r.startProduct(ctx, env) })
}

// startOutside starts the sandbox, and this machine's mongod where there is one. An old
// file of addresses is removed first: its coming back is how we know that all are ready.
func (r *runner) startOutside(ctx context.Context, own variables) error {
	if err := os.Remove(r.sandboxVariables()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	mongod := realMongo(own)
	if mongod != "" {
		if err := r.stack.up(ctx, r.mongoPart(mongod, own)); err != nil {
			return err
		}
	}
	return r.stack.up(ctx, r.sandboxPart(own, mongod == "" && own["MONGODB_URI"] == ""))
}

func (r *runner) startProduct(ctx context.Context, env variables) error {
	if len(r.apis) > 1 {
		if err := balance(ctx, r.ports.api.addr(), r.apis); err != nil {
			return err
		}
	}
	return r.stack.up(ctx, append(r.servers(env), r.webPart(env))...)
}

// control runs one command of the operators' tool.
func (r *runner) control(ctx context.Context, env variables, command string) (string, error) {
	p := process{name: command, dir: r.root, args: []string{r.bin("campaignctl"), command}, env: env}
	return once(ctx, p, &console{out: r.console.out, quiet: true}, r.logs())
}

// runCommand runs the given command beside the product; a part that dies ends it.
func (r *runner) runCommand(ctx context.Context, env variables) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	cmd := exec.CommandContext(ctx, r.command[0], r.command[1:]...)
	cmd.Dir, cmd.Env = r.root, env.with(r.addresses()).list()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = ownGroup(false)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = stopWithin
	go func() {
		if err := r.stack.supervise(ctx); ctx.Err() == nil {
			stop(err)
		}
	}()
	err := cmd.Run()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// addresses tell the command where everything is.
func (r *runner) addresses() variables {
	var apis []string
	for _, p := range r.apis {
		apis = append(apis, p.addr())
	}
	return variables{
		"WEB_URL": r.ports.web.url(), "API_URL": r.ports.api.url(), "SANDBOX_URL": r.ports.control.url(),
		"API_ADDRS": strings.Join(apis, " "), // every copy, without the balancer
	}
}

// welcome says where everything is.
func (r *runner) welcome(demo string) {
	say := r.console.say
	say("\n%s (%.1f s)\n", r.console.paint(1, "Campaign OS is ready"), time.Since(r.begun).Seconds())
	say("  App       %s", r.ports.web.url())
	say("  API docs  %s/docs", r.ports.api.url())
	say("  Sandbox   %s   what was sent outside, and faults to inject", r.ports.control.url())
	say("  Mail      %s/mail", r.ports.control.url())
	say("  Network   %s/network   the published posts", r.ports.control.url())
	say("\n  Sign in, or register a team of your own:")
	for line := range strings.Lines(demo) {
		say("  %s", strings.TrimSpace(line))
	}
	if _, seed, ok := strings.Cut(demo, "authenticator seed "); ok {
		say("  the operator's codes: %s/authenticator?secret=%s", r.ports.control.url(), strings.TrimSpace(seed))
	}
	if len(r.command) == 0 {
		say("\n  Logs are in %s. Ctrl-C stops everything.\n", r.logs())
	}
}

func (r *runner) stopAll() {
	r.console.say("%s stop everything …", r.console.paint(36, "→"))
	r.stack.down()
	r.console.say("%s stopped", r.console.paint(32, "✓"))
}

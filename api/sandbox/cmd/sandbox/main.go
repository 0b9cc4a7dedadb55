// Command sandbox imitates everything outside of Campaign OS on this machine: MongoDB, Redis, an object store, a mail server,
// Stripe, Ayrshare and Gemini, each with its true wire protocol, on loopback only.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"campaignos.dev/sandbox/world"
)

func main() { os.Exit(run()) }

// run ends with 0 when it was asked to stop, with 1 when a part failed, with 2 when the command line is wrong.
func run() int {
	config, err := world.ParseFlags(os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return complain(2, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	sandbox, err := world.Start(ctx, config, slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err != nil {
		return complain(1, err)
	}
	fmt.Println("sandbox is ready at " + sandbox.ControlURL())
	select {
	case <-ctx.Done():
		err = nil
	case err = <-sandbox.Failed():
	}
	if err = errors.Join(err, sandbox.Stop()); err != nil {
		return complain(1, err)
	}
	return 0
}

func complain(code int, err error) int {
	fmt.Fprintf(os.Stderr, "sandbox: %v\n", err)
	return code
}

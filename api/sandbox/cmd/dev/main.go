// Command dev runs the whole product on one machine: the sandbox (everything outside, on
// loopback), the API, the worker and the web app. It builds what has changed, starts the
// parts in order, waits until each is ready, prints the addresses, and stops all of them
// together. It is what `make run` and `make dev` call.
//
//	dev                        run until Ctrl-C
//	dev --hot                  the same, rebuilding whatever a change of source touches
//	dev -- COMMAND ARGS…       run COMMAND once everything is ready, then stop; ends with its exit code
//	dev --any-ports --data DIR other ports and other data, so that a second one can run beside the first
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, cancel) // a second signal ends the runner at once, and with it its children
	os.Exit(exitCode(run(ctx)))
}

// run reads the command line and the environment and brings the product up.
func run(ctx context.Context) error {
	hot := flag.Bool("hot", false, "rebuild and restart what a change of source touches")
	data := flag.String("data", ".data", "folder of everything that is kept: databases, files, secrets, logs")
	root := flag.String("root", ".", "root of the repository")
	anyPorts := flag.Bool("any-ports", false, "take ports that are free instead of the usual ones")
	flag.Parse()
	s, err := readSettings(*root, *data, os.Getenv)
	if err != nil {
		return err
	}
	s.hot, s.command = *hot, flag.Args()
	if *anyPorts {
		err = s.pickPorts()
	} else {
		err = s.checkPorts()
	}
	if err != nil {
		return err
	}
	return newRunner(s).run(ctx)
}

// exitCode is 0 after a stop that was asked for, the command's own code where one ran,
// and 1 where something failed, which is then said.
func exitCode(err error) int {
	var ended *exec.ExitError
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return 0
	case errors.As(err, &ended) && ended.Exited():
		return ended.ExitCode()
	}
	fmt.Fprintln(os.Stderr, "Campaign OS is not running:", err)
	return 1
}

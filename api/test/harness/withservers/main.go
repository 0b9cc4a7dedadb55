// Command withservers starts the servers that the tests need, runs a command that finds
// them in its environment (TEST_MONGODB_URI, TEST_REDIS_URL, TEST_DATABASE_URL), and ends
// with its exit code.
//
//	go run ./test/harness/withservers go test ./...
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"campaignos.dev/api/test/harness"
)

func main() {
	err := run(os.Args[1:])
	var ended *exec.ExitError
	switch {
	case err == nil:
	case errors.As(err, &ended) && ended.Exited():
		os.Exit(ended.ExitCode())
	default:
		fmt.Fprintln(os.Stderr, "withservers:", err)
		os.Exit(1)
	}
}

func run(command []string) error {
	if len(command) == 0 {
		return errors.New("name the command to run")
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Environ(), os.Stdin, os.Stdout, os.Stderr
	starts := map[string]func() (*harness.Server, error){
		"TEST_MONGODB_URI": harness.StartMongo, "TEST_REDIS_URL": harness.StartRedis, "TEST_DATABASE_URL": harness.StartPostgres,
	}
	for variable, start := range starts {
		if os.Getenv(variable) != "" {
			continue
		}
		server, err := start()
		if err != nil {
			return err
		}
		defer server.Stop()
		cmd.Env = append(cmd.Env, variable+"="+server.URL)
	}
	return cmd.Run()
}

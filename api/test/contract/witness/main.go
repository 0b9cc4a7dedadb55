// Command witness stands before a running product while a command uses it, and holds every
// answer of the API that passes against openapi.yaml. It ends with the command's exit code,
// or with 1 where an answer broke the contract.
//
//	witness web COMMAND…   before the web app: listens at APP_URL, forwards to WEB_URL
//	witness api COMMAND…   before the API: forwards to API_ADDRS in turn
//
// The command finds the witness where it would have found what stands behind it.
package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
)

func main() {
	err := run(os.Args[1:])
	var ended *exec.ExitError
	switch {
	case err == nil:
	case errors.As(err, &ended) && ended.Exited():
		os.Exit(ended.ExitCode())
	default:
		fmt.Fprintln(os.Stderr, "witness:", err)
		os.Exit(1)
	}
}

// place is where the witness stands: what it forwards to, and where the command finds it.
type place struct {
	listen   string // "host:port"
	behind   []*url.URL
	variable string
	value    func(addr string) string
}

func run(args []string) error {
	if len(args) < 2 {
		return errors.New("say where to stand, web or api, and name the command to run")
	}
	p, err := stand(args[0])
	if err != nil {
		return err
	}
	door, err := net.Listen("tcp", p.listen)
	if err != nil {
		return err
	}
	defer door.Close()
	w := newWitness(p.behind)
	go func() { _ = http.Serve(door, w) }()
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), p.variable+"="+p.value(door.Addr().String()))
	ran, found := cmd.Run(), w.verdict()
	if ran == nil {
		return found
	}
	if found != nil {
		fmt.Fprintln(os.Stderr, "witness:", found)
	}
	return ran
}

// stand reads the place from the environment.
func stand(where string) (place, error) {
	switch where {
	case "web":
		app, err := url.Parse(os.Getenv("APP_URL"))
		if err != nil || app.Host == "" {
			return place{}, errors.New("APP_URL must say where to listen")
		}
		behind, err := url.Parse(os.Getenv("WEB_URL"))
		return place{app.Host, []*url.URL{behind}, "WEB_URL", func(addr string) string { return "http://" + addr }}, err
	case "api":
		p := place{listen: "127.0.0.1:0", variable: "API_ADDRS", value: func(addr string) string { return addr }}
		for addr := range strings.FieldsSeq(os.Getenv("API_ADDRS")) {
			p.behind = append(p.behind, &url.URL{Scheme: "http", Host: addr})
		}
		if len(p.behind) == 0 {
			return p, errors.New("API_ADDRS must say where the API is")
		}
		return p, nil
	}
	return place{}, fmt.Errorf("there is no place %q: choose web or api", where)
}

package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
)

// settings is what one run needs to know.
type settings struct {
	root    string // the repository
	data    string // everything that is kept
	hot     bool   // rebuild on change
	command []string
	ports   ports
	apis    []*port // one per copy of the API; more than one stand behind a balancer on ports.api
	workers []*port // one per copy of the worker
}

// copyStep is the distance between the ports of two copies of one process.
const copyStep = 10

// readSettings reads ports and numbers of copies from the environment; every fault is
// reported at once.
func readSettings(root, data string, getenv func(string) string) (*settings, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if !filepath.IsAbs(data) {
		data = filepath.Join(root, data)
	}
	s := &settings{root: root, data: data, ports: usualPorts()}
	var faults []error
	number := func(variable string, usual, most int) int {
		value, err := readNumber(variable, getenv(variable), usual, most)
		faults = append(faults, err)
		return value
	}
	for _, p := range s.ports.all() {
		p.number = number(p.variable, p.number, 65535)
	}
	s.apis = copies(s.ports.api, number("API_COPIES", 1, 9))
	s.workers = copies(s.ports.worker, number("WORKER_COPIES", 1, 9))
	if len(s.apis) > 1 {
		s.apis = copies(port{s.ports.api.variable, s.ports.api.number + copyStep}, len(s.apis))
	}
	return s, errors.Join(faults...)
}

func readNumber(variable, value string, usual, most int) (int, error) {
	if value == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%s is %q; give a whole number from 1 to %d", variable, value, most)
	}
	return n, nil
}

// copies gives the ports of n copies of a process: its own, and every tenth above.
func copies(first port, n int) []*port {
	list := make([]*port, n)
	for i := range list {
		list[i] = &port{first.variable, first.number + i*copyStep}
	}
	return list
}

// bin is where the built programs lie; they belong to the sources, not to the data.
func (s *settings) bin(name string) string { return filepath.Join(s.root, ".data", "bin", name) }

// stamp is a file that remembers what was built.
func (s *settings) stamp(name string) string { return filepath.Join(s.root, ".data", "stamp", name) }

// listened gives every port that the run will listen on.
func (s *settings) listened() []*port {
	list := s.ports.all()
	if len(s.apis) > 1 {
		list = append(list, s.apis...)
	}
	return append(list, s.workers[1:]...)
}

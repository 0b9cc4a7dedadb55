package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// port is one loopback port and the variable that changes it.
type port struct {
	variable string
	number   int
}

func (p port) addr() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(p.number)) }
func (p port) url() string  { return "http://" + p.addr() }

// ports are all ports of the product on one machine.
type ports struct {
	web, api, worker                                          port
	control, s3, stripe, ayrshare, gemini, smtp, mongo, redis port
}

func usualPorts() ports {
	return ports{
		web:      port{"WEB_PORT", 3000},
		api:      port{"API_PORT", 8080},
		worker:   port{"WORKER_PORT", 8081},
		control:  port{"SANDBOX_PORT", 9400},
		s3:       port{"SANDBOX_S3_PORT", 9401},
		stripe:   port{"SANDBOX_STRIPE_PORT", 9402},
		ayrshare: port{"SANDBOX_AYRSHARE_PORT", 9403},
		gemini:   port{"SANDBOX_GEMINI_PORT", 9404},
		smtp:     port{"SANDBOX_SMTP_PORT", 9425},
		mongo:    port{"SANDBOX_MONGO_PORT", 27117},
		redis:    port{"SANDBOX_REDIS_PORT", 6479},
	}
}

func (p *ports) all() []*port {
	return []*port{&p.web, &p.api, &p.worker, &p.control, &p.s3, &p.stripe, &p.ayrshare, &p.gemini, &p.smtp, &p.mongo, &p.redis}
}

// checkPorts says, one sentence each, which ports are taken.
func (s *settings) checkPorts() error {
	var faults []error
	for _, p := range s.listened() {
		listener, err := net.Listen("tcp", p.addr())
		if err != nil {
			faults = append(faults, fmt.Errorf("port %d is in use: stop what listens there, or set %s to another port", p.number, p.variable))
			continue
		}
		listener.Close()
	}
	return errors.Join(faults...)
}

// pickPorts replaces every port by one that is free now. All are held until the last is
// chosen, so that none is chosen twice.
func (s *settings) pickPorts() error {
	chosen := s.listened()
	if len(s.apis) == 1 {
		s.apis[0] = &s.ports.api
	}
	s.workers[0] = &s.ports.worker
	for _, p := range chosen {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		defer listener.Close()
		p.number = listener.Addr().(*net.TCPAddr).Port
	}
	return nil
}

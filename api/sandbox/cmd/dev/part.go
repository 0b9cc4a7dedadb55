package main

import (
	"fmt"
	"net/url"
	"path/filepath"
)

// mongoPart is the MongoDB server of this machine, where there is one.
func (s *settings) mongoPart(mongod string, own variables) process {
	data := filepath.Join(s.data, "mongo")
	return process{
		name: "mongod", dir: s.root, env: own, gently: true,
		args:  []string{mongod, "--dbpath", data, "--bind_ip", "127.0.0.1", "--port", fmt.Sprint(s.ports.mongo.number)},
		ready: listens(s.ports.mongo.addr()),
	}
}

// sandboxPart is everything outside, on loopback.
func (s *settings) sandboxPart(own variables, withMongo bool) process {
	p := s.ports
	args := []string{
		s.bin("sandbox"), "--data", filepath.Join(s.data, "sandbox"), "--env-file", s.sandboxVariables(),
		"--control", p.control.addr(), "--mongo", p.mongo.addr(), "--redis", p.redis.addr(), "--s3", p.s3.addr(),
		"--stripe", p.stripe.addr(), "--ayrshare", p.ayrshare.addr(), "--gemini", p.gemini.addr(), "--smtp", p.smtp.addr(),
		"--web-origin", p.web.url(), "--web-origin", fmt.Sprintf("http://localhost:%d", p.web.number),
	}
	if app, err := url.Parse(own["APP_URL"]); err == nil && app.Host != "" {
		args = append(args, "--web-origin", app.Scheme+"://"+app.Host)
	}
	if !withMongo {
		args = append(args, "--no-mongo")
	}
	return process{name: "sandbox", dir: s.root, args: args, env: own, gently: true, ready: exists(s.sandboxVariables())}
}

// servers are the copies of api and worker.
func (s *settings) servers(env variables) (parts []process) {
	for i, p := range s.apis {
		parts = append(parts, s.server("api", i, len(s.apis), p, env.with(variables{"API_ADDR": p.addr()})))
	}
	for i, p := range s.workers {
		parts = append(parts, s.server("worker", i, len(s.workers), p, env.with(variables{"WORKER_ADDR": p.addr()})))
	}
	return parts
}

func (s *settings) server(program string, i, of int, p *port, env variables) process {
	name := program
	if of > 1 {
		name = fmt.Sprintf("%s-%d", program, i+1)
	}
	return process{name: name, dir: s.root, args: []string{s.bin(program)}, env: env, ready: answers(p.url() + "/readyz")}
}

// webPart is the web app: built, or from its sources with hot reload.
func (s *settings) webPart(env variables) process {
	web := process{
		name: "web", dir: s.standalone(), args: []string{"node", "server.js"}, ready: answers(s.ports.web.url() + "/"),
		env: env.with(variables{
			"HOSTNAME": "127.0.0.1", "PORT": fmt.Sprint(s.ports.web.number),
			"API_URL": s.ports.api.url(), "CSP_MEDIA_ORIGINS": mediaOrigins(env),
			"NODE_ENV": "production", "NEXT_TELEMETRY_DISABLED": "1",
		}),
	}
	if s.hot {
		next := filepath.Join(s.root, "node_modules", "next", "dist", "bin", "next")
		web.dir, web.env["NODE_ENV"] = filepath.Join(s.root, "frontend"), "development"
		web.args = []string{"node", next, "dev", "--hostname", "127.0.0.1", "--port", fmt.Sprint(s.ports.web.number)}
	}
	return web
}

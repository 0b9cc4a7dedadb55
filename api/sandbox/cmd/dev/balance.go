package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
)

// balance listens on addr and hands each request to the next copy of the API in turn, so
// that a copy which remembers something is found out. It ends with ctx.
func balance(ctx context.Context, addr string, copies []*port) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	var turn atomic.Uint64
	proxy := &httputil.ReverseProxy{
		FlushInterval: -1, // event streams must not wait for a full buffer
		Rewrite: func(r *httputil.ProxyRequest) {
			next := copies[turn.Add(1)%uint64(len(copies))]
			r.SetURL(&url.URL{Scheme: "http", Host: next.addr()})
			r.SetXForwarded()
			r.Out.Host = r.In.Host
		},
	}
	server := &http.Server{Handler: proxy}
	context.AfterFunc(ctx, func() { server.Close() })
	go server.Serve(listener)
	return nil
}

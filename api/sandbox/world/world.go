// Package world puts the sandbox together: it starts every part in the right order, brings back what the parts knew, saves
// what they learn, tells the product where they are, and stops them so that nothing is lost.
package world

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"campaignos.dev/sandbox/cache"
	"campaignos.dev/sandbox/control"
	"campaignos.dev/sandbox/mail"
	"campaignos.dev/sandbox/objectstore"
)

// Provider is a vendor that is imitated over HTTP.
type Provider interface {
	http.Handler
	Kept
	// Control is the vendor's own switches, mounted below /control/<name>/ with that prefix stripped; it may be nil.
	Control() http.Handler
}

// World is the running sandbox. Make one with Start.
type World struct {
	config  Config
	log     *slog.Logger
	at      addresses
	control *control.Control
	mux     *http.ServeMux // of the control port
	keeper  *keeper
	inbox   *mail.Inbox
	cache   *cache.Cache
	store   *objectstore.Store

	listeners map[string]net.Listener // by the flag that sets their address
	failed    chan error
	closers   []func() error // in the order of starting
}

// addresses are the host and port of each part.
type addresses struct{ control, mongo, redis, s3, stripe, ayrshare, gemini, smtp string }

// stopTime is how long running requests may take to end when the sandbox stops.
const stopTime = 5 * time.Second

// Start starts all parts and writes the env-file when each of them answers. When it fails, nothing is left running.
func Start(ctx context.Context, c Config, log *slog.Logger) (*World, error) {
	w := &World{
		config: c, log: log, listeners: map[string]net.Listener{}, failed: make(chan error, 1),
		control: control.New(control.Options{Clock: time.Now, After: time.After}),
		keeper:  newKeeper(filepath.Join(c.Data, "state"), log), inbox: mail.New(time.Now), mux: http.NewServeMux(),
	}
	for _, step := range []func(context.Context) error{
		w.claim, w.openDoors, w.startMongo, w.startCache, w.startStore, w.startProviders, w.startMail, w.startControl, w.announce,
	} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(err, w.Stop())
		}
	}
	return w, nil
}

// Failed yields the error of a part that ended by itself; the sandbox is then of no more use.
func (w *World) Failed() <-chan error { return w.failed }

// Stop ends all parts, the last one started first, and saves their state.
func (w *World) Stop() error {
	var failed []error
	for _, closer := range slices.Backward(w.closers) {
		failed = append(failed, closer())
	}
	w.closers = nil
	return errors.Join(failed...)
}

func (w *World) onStop(closer func() error) { w.closers = append(w.closers, closer) }

// claim takes the data directory and removes the env-file of an earlier run, whose appearance means that all is ready.
func (w *World) claim(context.Context) error {
	unlock, err := lock(w.config.Data)
	if err != nil {
		return err
	}
	w.onStop(unlock)
	if w.config.EnvFile == "" {
		return nil
	}
	if err := os.Remove(w.config.EnvFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--env-file %s cannot be replaced: %w", w.config.EnvFile, err)
	}
	return nil
}

// openDoors listens on every address before anything else starts: the parts need to know each other's addresses, and a port
// that is taken should be found out at once.
func (w *World) openDoors(context.Context) error {
	found := map[string]string{}
	for _, d := range w.config.doors() {
		if d.flag == "mongo" && w.config.NoMongo {
			continue
		}
		listener, err := d.listen()
		if err != nil {
			return err
		}
		w.listeners[d.flag], found[d.flag] = listener, listener.Addr().String()
		w.onStop(func() error { return ignoreClosed(listener.Close()) })
	}
	w.at = addresses{
		control: found["control"], mongo: found["mongo"], redis: found["redis"], s3: found["s3"],
		stripe: found["stripe"], ayrshare: found["ayrshare"], gemini: found["gemini"], smtp: found["smtp"],
	}
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// release lets a part listen by itself on an address that was found free.
func (w *World) release(flag string) error { return ignoreClosed(w.listeners[flag].Close()) }

// serve runs a part until it is stopped; a part that ends by itself ends the sandbox.
func (w *World) serve(name string, run func() error, stopped ...error) {
	go func() {
		err := run()
		if err == nil || slices.ContainsFunc(stopped, func(e error) bool { return errors.Is(err, e) }) {
			return
		}
		select {
		case w.failed <- fmt.Errorf("%s stopped: %w", name, err):
		default: // one failure is enough to end the sandbox
		}
	}()
}

// serveHTTP answers on the listener that was opened for a flag.
func (w *World) serveHTTP(flag string, h http.Handler) {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          slog.NewLogLogger(w.log.Handler(), slog.LevelWarn),
	}
	w.onStop(func() error { return w.shutDown(flag, server) })
	w.serve(flag, func() error { return server.Serve(w.listeners[flag]) }, http.ErrServerClosed)
}

// graceful is a server that can end politely or at once.
type graceful interface {
	Shutdown(context.Context) error
	Close() error
}

// shutDown lets running requests end, and cuts off those that take too long.
func (w *World) shutDown(name string, server graceful) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if server.Shutdown(ctx) == nil {
		return nil
	}
	w.log.Warn("requests were cut off", "part", name)
	return server.Close()
}

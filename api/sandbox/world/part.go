package world

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"time"

	"github.com/emersion/go-smtp"

	"campaignos.dev/sandbox/authenticator"
	"campaignos.dev/sandbox/ayrshare"
	"campaignos.dev/sandbox/cache"
	"campaignos.dev/sandbox/control"
	"campaignos.dev/sandbox/gemini"
	"campaignos.dev/sandbox/mongo"
	"campaignos.dev/sandbox/network"
	"campaignos.dev/sandbox/objectstore"
	"campaignos.dev/sandbox/page"
	"campaignos.dev/sandbox/stripe"
)

func (w *World) startMongo(context.Context) error {
	if w.config.NoMongo {
		return nil
	}
	server, err := mongo.Open(filepath.Join(w.config.Data, "mongo"), w.log.With("part", "mongo"))
	if err != nil {
		return fmt.Errorf("start mongo: %w", err)
	}
	w.onStop(server.Close)
	w.serve("mongo", func() error { return server.Serve(w.listeners["mongo"]) })
	return nil
}

func (w *World) startCache(context.Context) error {
	if err := w.release("redis"); err != nil {
		return err
	}
	server, err := cache.Open(w.at.redis)
	if err != nil {
		return err
	}
	w.cache = server
	w.onStop(func() error {
		server.Close()
		return nil
	})
	return nil
}

func (w *World) startStore(ctx context.Context) error {
	if err := w.release("s3"); err != nil {
		return err
	}
	store, err := objectstore.Open(ctx, objectstore.Options{
		Dir: filepath.Join(w.config.Data, "s3"), Address: w.at.s3, AccessKey: s3AccessKey, SecretKey: s3SecretKey, Region: s3Region,
		Bucket: bucket, PublicBucket: publicBucket, Origins: w.config.Origins,
	})
	if err != nil {
		return err
	}
	w.store = store
	w.onStop(store.Close)
	return nil
}

// startProviders brings the providers' state back before the first request is answered. The keeper is stopped after them, so
// that their last change is saved.
func (w *World) startProviders(context.Context) error {
	publisher := ayrshare.New(ayrshare.Options{
		Clock: time.Now, BaseURL: "http://" + w.at.ayrshare, NetworkURL: w.ControlURL(), APIKey: ayrshareKey,
	})
	network.New(publisher).Routes(w.mux)
	w.onStop(w.keeper.close)
	go w.keeper.run()
	if err := w.keep("mail", w.inbox); err != nil {
		return err
	}
	for name, provider := range map[string]Provider{
		"ayrshare": publisher,
		"gemini":   gemini.New(gemini.Options{Clock: time.Now, APIKey: geminiKey}),
		"stripe":   stripe.New(stripe.Options{Clock: time.Now, BaseURL: "http://" + w.at.stripe}),
	} {
		if err := w.startProvider(name, provider); err != nil {
			return err
		}
	}
	// Requests held back by a fault are let go first of all, or the servers would wait for them.
	w.onStop(func() error {
		w.control.Close()
		return nil
	})
	return nil
}

func (w *World) startProvider(name string, p Provider) error {
	if err := w.keep(name, p); err != nil {
		return err
	}
	if switches := p.Control(); switches != nil {
		prefix := "/control/" + name
		w.mux.Handle(prefix+"/", http.StripPrefix(prefix, switches))
	}
	w.serveHTTP(name, w.control.Wrap(name, p))
	return nil
}

func (w *World) keep(name string, part Kept) error {
	w.control.Keep(name, part)
	return w.keeper.add(name, part)
}

func (w *World) startMail(context.Context) error {
	server := w.inbox.Server(w.log.With("part", "smtp"))
	w.onStop(func() error { return w.shutDown("smtp", server) })
	w.serve("smtp", func() error { return server.Serve(w.listeners["smtp"]) }, smtp.ErrServerClosed)
	return nil
}

func (w *World) startControl(context.Context) error {
	w.control.Describe(w.places)
	w.control.Routes(w.mux)
	w.inbox.Routes(w.mux)
	authenticator.New(time.Now).Routes(w.mux)
	w.mux.Handle("GET /assets/", page.Assets())
	w.serveHTTP("control", control.Guard(w.mux))
	return nil
}

// announce writes the env-file; every part answers by now.
func (w *World) announce(context.Context) error { return w.writeEnvironment() }

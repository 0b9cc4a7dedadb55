package world

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"campaignos.dev/sandbox/control"
)

// countTime bounds how long the home page waits for the object store to count.
const countTime = 2 * time.Second

// places describes the parts for the home page and the health route.
func (w *World) places() []control.Place {
	list := []control.Place{
		{Name: "Inbox", What: "SMTP server; mails are shown, not delivered", Address: "smtp://" + w.at.smtp, Stored: count(w.inbox.Count(), "mail"), Page: "/mail"},
		{Name: "Network", What: "Where published posts appear", Address: w.ControlURL(), Page: "/network"},
		{Name: "Authenticator", What: "The telephone with the second factor", Address: w.ControlURL(), Page: "/authenticator"},
		{Name: "Stripe", What: "Checkout, refunds and the payment page", Address: "http://" + w.at.stripe, Stored: w.stateSize("stripe")},
		{Name: "Ayrshare", What: "Profiles, linked channels and publishing", Address: "http://" + w.at.ayrshare + "/api", Stored: w.stateSize("ayrshare")},
		{Name: "Gemini", What: "Text that fits the requested schema", Address: "http://" + w.at.gemini, Stored: w.stateSize("gemini")},
		{Name: "Object store", What: "S3 with a private and a public bucket", Address: "http://" + w.at.s3, Stored: w.storeSize()},
		{Name: "Redis", What: "Cache in memory, empty after each start", Address: "redis://" + w.at.redis, Stored: count(w.cache.Keys(), "key")},
	}
	if !w.config.NoMongo {
		stored := size(directorySize(filepath.Join(w.config.Data, "mongo"))) + " on disk"
		list = append(list, control.Place{Name: "MongoDB", What: "The database, as a standalone server", Address: "mongodb://" + w.at.mongo, Stored: stored})
	}
	return list
}

func (w *World) stateSize(name string) string {
	if bytes := w.keeper.size(name); bytes > 0 {
		return size(bytes) + " of state"
	}
	return ""
}

func (w *World) storeSize() string {
	ctx, cancel := context.WithTimeout(context.Background(), countTime)
	defer cancel()
	objects, bytes, err := w.store.Stored(ctx)
	if err != nil {
		return "not answering: " + err.Error()
	}
	return count(objects, "object") + ", " + size(bytes)
}

func directorySize(dir string) (total int64) {
	// A file that vanishes while it is counted only makes the sum a little smaller.
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return total
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func size(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(bytes)/(1<<10))
	default:
		return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
	}
}

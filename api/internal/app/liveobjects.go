package app

import (
	"context"
	"io"
	"time"

	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/provider/objectstore"
)

// objects is the object store in force. It satisfies what media, archive and erasure need.
type objects struct {
	live *integration.Live[*objectstore.Store]
}

// in does something in the store.
func (o *objects) in(ctx context.Context, do func(*objectstore.Store) error) error {
	store, err := o.live.For(ctx, "")
	if err != nil {
		return err
	}
	return do(store)
}

// Ping says whether the store answers.
func (o *objects) Ping(ctx context.Context) error {
	return o.in(ctx, func(s *objectstore.Store) error { return s.Ping(ctx) })
}

// SignUpload gives an address that takes one file.
func (o *objects) SignUpload(ctx context.Context, key, contentType string, size int64, valid time.Duration) (u media.Upload, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		u, err = s.SignUpload(ctx, key, contentType, size, valid)
		return err
	})
	return u, err
}

// SignDownload gives a short-lived address of a file.
func (o *objects) SignDownload(ctx context.Context, key string, valid time.Duration) (url string, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		url, err = s.SignDownload(ctx, key, valid)
		return err
	})
	return url, err
}

// Size tells how many bytes an object has.
func (o *objects) Size(ctx context.Context, key string) (n int64, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		n, err = s.Size(ctx, key)
		return err
	})
	return n, err
}

// Open reads an object from the start.
func (o *objects) Open(ctx context.Context, key string) (body io.ReadCloser, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		body, err = s.Open(ctx, key)
		return err
	})
	return body, err
}

// Delete removes objects.
func (o *objects) Delete(ctx context.Context, keys ...string) error {
	return o.in(ctx, func(s *objectstore.Store) error { return s.Delete(ctx, keys...) })
}

// Expose copies an object into the public bucket.
func (o *objects) Expose(ctx context.Context, key, publicKey, contentType string) (url string, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		url, err = s.Expose(ctx, key, publicKey, contentType)
		return err
	})
	return url, err
}

// Hide removes objects from the public bucket.
func (o *objects) Hide(ctx context.Context, publicKeys ...string) error {
	return o.in(ctx, func(s *objectstore.Store) error { return s.Hide(ctx, publicKeys...) })
}

// Write writes a new private object.
func (o *objects) Write(ctx context.Context, key, contentType string, fill func(io.Writer) error) (size int64, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		size, err = s.Write(ctx, key, contentType, fill)
		return err
	})
	return size, err
}

// Holdings counts the private objects below a prefix, and their bytes.
func (o *objects) Holdings(ctx context.Context, prefix string) (count, size int64, err error) {
	err = o.in(ctx, func(s *objectstore.Store) error {
		count, size, err = s.Holdings(ctx, prefix)
		return err
	})
	return count, size, err
}

// Clear removes every private object below a prefix.
func (o *objects) Clear(ctx context.Context, prefix string) error {
	return o.in(ctx, func(s *objectstore.Store) error { return s.Clear(ctx, prefix) })
}

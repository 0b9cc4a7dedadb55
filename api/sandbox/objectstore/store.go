// Package objectstore is the sandbox's S3: the embedded versitygw, which checks signatures, presigned headers and checksums as
// the real one does, and keeps its objects as files. It has one private bucket and one that anyone may read.
//
// One store may run per process, and opening it changes the process's working directory: both are versitygw's ways.
package objectstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/versity/versitygw/auth"
	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
	"github.com/versity/versitygw/s3api"
)

// Options says where the store lives and who may use it.
type Options struct {
	// Dir holds the objects; it is made if it is missing. It must be absolute, because opening the store changes directory.
	Dir string
	// Address is the host and port to listen on; the port must be chosen, not 0.
	Address string
	// AccessKey and SecretKey are the one account.
	AccessKey, SecretKey string
	Region               string
	// Bucket is private. PublicBucket may be read by anyone, as through an R2 public domain.
	Bucket, PublicBucket string
	// Origins are the web origins that may use both buckets from a browser.
	Origins []string
}

// Store is a running object store. Make one with Open.
type Store struct {
	options Options
	client  *s3.Client
	cancel  context.CancelFunc
	stopped chan error
}

// startTime is how long the store may take to listen.
const startTime = 20 * time.Second

// Open starts the store, makes both buckets and sets their access and CORS rules. It returns when requests are answered.
func Open(ctx context.Context, o Options) (*Store, error) {
	backend, err := openBackend(o.Dir)
	if err != nil {
		return nil, err
	}
	running, cancel := context.WithCancel(context.Background())
	store := &Store{options: o, client: newClient(o), cancel: cancel, stopped: make(chan error, 1)}
	ready := make(chan struct{})
	go func() { store.stopped <- embedgw.RunVersityGW(running, backend, gatewayConfig(o, ready)) }()
	if err := store.await(ctx, ready); err != nil {
		cancel()
		return nil, err
	}
	if err := store.prepare(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

func openBackend(dir string) (*posix.Posix, error) {
	if !filepath.IsAbs(dir) {
		return nil, fmt.Errorf("object store directory %q is not absolute", dir)
	}
	objects, sidecar := filepath.Join(dir, "objects"), filepath.Join(dir, "meta")
	for _, path := range []string{objects, sidecar} {
		if err := os.MkdirAll(path, 0o700); err != nil {
			return nil, fmt.Errorf("make object store directory: %w", err)
		}
	}
	// Metadata in files beside the objects: works on every file system, those without extended attributes too.
	metadata, err := meta.NewSideCar(sidecar)
	if err != nil {
		return nil, fmt.Errorf("open object metadata: %w", err)
	}
	backend, err := posix.New(objects, metadata, posix.PosixOpts{
		SideCarDir:          sidecar,
		CopyObjectThreshold: 5 << 30, // S3's own limit; with 0 every copy is refused
		ValidateBucketNames: true,
	})
	if err != nil {
		return nil, fmt.Errorf("open object files: %w", err)
	}
	return backend, nil
}

func gatewayConfig(o Options, ready chan struct{}) *embedgw.Config {
	account := auth.Account{Access: o.AccessKey, Secret: o.SecretKey, Role: auth.RoleAdmin}
	return &embedgw.Config{
		RootUserAccess:    o.AccessKey,
		RootUserSecret:    o.SecretKey,
		Region:            o.Region,
		Ports:             []string{o.Address},
		MaxConnections:    1000,
		MaxRequests:       1000,
		MultipartMaxParts: 10000, // S3's own limit
		// With keep-alive, a refused chunked upload leaves bytes behind that are read as the next request.
		KeepAlive:  false,
		Quiet:      true,
		IAMService: oneAccount{auth.NewIAMServiceSingle(account)},
		S3Options:  []s3api.Option{s3api.WithOnListen(func() { close(ready) })},
	}
}

// oneAccount knows one account and says of any other key what S3 says: 403 InvalidAccessKeyId.
type oneAccount struct{ auth.IAMService }

// GetUserAccount implements auth.IAMService.
func (a oneAccount) GetUserAccount(access string) (auth.Account, error) {
	account, err := a.IAMService.GetUserAccount(access)
	if err != nil {
		return auth.Account{}, auth.ErrNoSuchUser
	}
	return account, nil
}

func newClient(o Options) *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint: aws.String("http://" + o.Address),
		Region:       o.Region,
		UsePathStyle: true,
		Credentials:  credentials.NewStaticCredentialsProvider(o.AccessKey, o.SecretKey, ""),
	})
}

func (s *Store) await(ctx context.Context, ready <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	select {
	case <-ready:
		return nil
	case err := <-s.stopped:
		return fmt.Errorf("start object store: %w", err)
	case <-ctx.Done():
		return fmt.Errorf("start object store: %w", ctx.Err())
	}
}

// Close stops the store when running requests have ended.
func (s *Store) Close() error {
	s.cancel()
	if err := <-s.stopped; err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("stop object store: %w", err)
	}
	return nil
}

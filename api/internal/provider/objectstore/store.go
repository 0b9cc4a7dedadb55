// Package objectstore keeps the library's files in Cloudflare R2, or another store that
// speaks S3. It satisfies media.Objects.
//
// Files travel between the browser and the store directly, at signed addresses. What
// networks have to fetch is copied into a second bucket with a public domain of its own,
// since they take no signed addresses.
package objectstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/media"
)

// Config says where the store is.
type Config struct {
	Endpoint       string
	PublicEndpoint string // what browsers reach; empty: Endpoint
	Region         string
	AccessKeyID    string
	SecretKey      string
	Bucket         string // private
	PublicBucket   string
	PublicURL      string // address of the public bucket's own domain
}

// Store is the object store.
type Store struct {
	c      Config
	client *s3.Client
	signer *s3.PresignClient
	http   *http.Client
}

// publicFor is how long caches may keep a published file; its key never changes.
const publicFor = "public, max-age=31536000, immutable"

// New prepares the store; it makes no connection.
func New(c Config) *Store {
	web := &http.Client{Timeout: 2 * time.Minute}
	return &Store{
		c: c, client: client(c, c.Endpoint, web), http: &http.Client{Timeout: 15 * time.Second, CheckRedirect: noRedirect},
		signer: s3.NewPresignClient(client(c, first(c.PublicEndpoint, c.Endpoint), web)),
	}
}

// client speaks S3 in the one way that R2 and others share: path style, checksums only
// where an operation demands one.
func client(c Config, endpoint string, web *http.Client) *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint: aws.String(endpoint), Region: c.Region, UsePathStyle: true, HTTPClient: web,
		Credentials:                credentials.NewStaticCredentialsProvider(c.AccessKeyID, c.SecretKey, ""),
		RequestChecksumCalculation: aws.RequestChecksumCalculationWhenRequired,
		ResponseChecksumValidation: aws.ResponseChecksumValidationWhenRequired,
	})
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// noRedirect refuses redirects, as the networks do.
func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Ping says whether the store answers.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.client.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: &s.c.Bucket})
	return err
}

// SignUpload gives an address that takes exactly one file of that type and size, once:
// what was examined can't be replaced afterwards.
func (s *Store) SignUpload(ctx context.Context, key, contentType string, size int64, valid time.Duration) (media.Upload, error) {
	signed, err := s.signer.PresignPutObject(ctx, &s3.PutObjectInput{
		Bucket: &s.c.Bucket, Key: &key, ContentType: &contentType, ContentLength: &size, IfNoneMatch: aws.String("*"),
	}, s3.WithPresignExpires(valid))
	if err != nil {
		return media.Upload{}, fmt.Errorf("sign an upload: %w", err)
	}
	return media.Upload{
		Method: signed.Method, URL: signed.URL, Headers: map[string]string{"Content-Type": contentType, "If-None-Match": "*"},
		ExpiresAt: time.Now().UTC().Add(valid).Truncate(time.Second),
	}, nil
}

// SignDownload gives a short-lived address of a file.
func (s *Store) SignDownload(ctx context.Context, key string, valid time.Duration) (string, error) {
	signed, err := s.signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: &s.c.Bucket, Key: &key}, s3.WithPresignExpires(valid))
	if err != nil {
		return "", fmt.Errorf("sign a download: %w", err)
	}
	return signed.URL, nil
}

// Size tells how many bytes an object has. Faults: media.ErrNoObject.
func (s *Store) Size(ctx context.Context, key string) (int64, error) {
	head, err := s.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &s.c.Bucket, Key: &key})
	if err != nil {
		return 0, translate(err)
	}
	return aws.ToInt64(head.ContentLength), nil
}

// Open reads an object from the start. Faults: media.ErrNoObject.
func (s *Store) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	got, err := s.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &s.c.Bucket, Key: &key})
	if err != nil {
		return nil, translate(err)
	}
	return got.Body, nil
}

// Delete removes objects; keys that are not there are no fault.
func (s *Store) Delete(ctx context.Context, keys ...string) error {
	return s.delete(ctx, s.c.Bucket, keys)
}

// Hide removes objects from the public bucket.
func (s *Store) Hide(ctx context.Context, publicKeys ...string) error {
	return s.delete(ctx, s.c.PublicBucket, publicKeys)
}

func (s *Store) delete(ctx context.Context, bucket string, keys []string) error {
	var errs []error
	for _, key := range keys {
		_, err := s.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &bucket, Key: &key})
		errs = append(errs, translate(err))
	}
	return errors.Join(errs...)
}

// Expose copies an object into the public bucket, unless it is there, and gives its public
// address once that answers as the networks will ask it. Faults: media.ErrNoObject.
func (s *Store) Expose(ctx context.Context, key, publicKey, contentType string) (string, error) {
	url := strings.TrimRight(s.c.PublicURL, "/") + "/" + publicKey
	_, err := s.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &s.c.PublicBucket, Key: &publicKey})
	if errors.Is(translate(err), media.ErrNoObject) {
		err = s.copy(ctx, key, publicKey, contentType)
	}
	if err != nil {
		return "", translate(err)
	}
	return url, s.answers(ctx, url)
}

func (s *Store) copy(ctx context.Context, key, publicKey, contentType string) error {
	_, err := s.client.CopyObject(ctx, &s3.CopyObjectInput{
		Bucket: &s.c.PublicBucket, Key: &publicKey, CopySource: aws.String(s.c.Bucket + "/" + key),
		ContentType: &contentType, CacheControl: aws.String(publicFor), MetadataDirective: types.MetadataDirectiveReplace,
	})
	return err
}

// answers asks an address with HEAD, as Ayrshare does before it publishes.
func (s *Store) answers(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, url, nil)
	if err != nil {
		return err
	}
	res, err := s.http.Do(req)
	if err != nil {
		return fault.ErrUnavailable.Because(fmt.Errorf("the public bucket does not answer: %w", err))
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fault.ErrUnavailable.Because(fmt.Errorf("the public bucket answered %d for a published file", res.StatusCode))
	}
	return nil
}

// translate tells the store's errors in our words.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var api smithy.APIError
	if errors.As(err, &api) && (api.ErrorCode() == "NotFound" || api.ErrorCode() == "NoSuchKey") {
		return media.ErrNoObject
	}
	return fault.ErrUnavailable.Because(err)
}

package objectstore

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/id"
)

// Check looks for both buckets, and writes and removes an object. Faults:
// *integration.Refusal.
func (s *Store) Check(ctx context.Context) (string, error) {
	for _, bucket := range []string{s.c.Bucket, s.c.PublicBucket} {
		if _, err := s.client.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: &bucket}); err != nil {
			return "", refusal("asked for the bucket "+bucket, err)
		}
	}
	key := "connection-tests/" + id.Secret(20)
	_, err := s.client.PutObject(ctx, &s3.PutObjectInput{Bucket: &s.c.Bucket, Key: &key, Body: strings.NewReader("test"), ContentLength: aws.Int64(4)})
	if err != nil {
		return "", refusal("asked to keep an object", err)
	}
	if _, err := s.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &s.c.Bucket, Key: &key}); err != nil {
		return "", refusal("asked to remove an object", err)
	}
	return fmt.Sprintf("The store has the buckets %s and %s, and keeps and removes objects.", s.c.Bucket, s.c.PublicBucket), nil
}

// refusal tells what the store answered; an error that is no answer stays one. The answer
// to HEAD has no body, so that its status is all there is.
func refusal(asked string, err error) error {
	var answered *awshttp.ResponseError
	if !errors.As(err, &answered) {
		return err
	}
	words := http.StatusText(answered.HTTPStatusCode())
	var api smithy.APIError
	if errors.As(err, &api) && api.ErrorMessage() != "" {
		words = api.ErrorMessage()
	}
	return &integration.Refusal{Words: fmt.Sprintf("The store, %s, answered %d: %s", asked, answered.HTTPStatusCode(), words)}
}

package objectstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// preflightSeconds is how long a browser may remember a CORS answer (an hour).
const preflightSeconds = 3600

// prepare makes the buckets as an operator would once with a real provider. It may run at every start.
func (s *Store) prepare(ctx context.Context) error {
	for _, bucket := range []string{s.options.Bucket, s.options.PublicBucket} {
		if err := s.makeBucket(ctx, bucket); err != nil {
			return err
		}
		if err := s.allowOrigins(ctx, bucket); err != nil {
			return err
		}
	}
	return s.allowReading(ctx, s.options.PublicBucket)
}

func (s *Store) makeBucket(ctx context.Context, bucket string) error {
	_, err := s.client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String(bucket)})
	var mine *types.BucketAlreadyOwnedByYou
	if err != nil && !errors.As(err, &mine) {
		return fmt.Errorf("make bucket %s: %w", bucket, err)
	}
	return nil
}

func (s *Store) allowOrigins(ctx context.Context, bucket string) error {
	_, err := s.client.PutBucketCors(ctx, &s3.PutBucketCorsInput{
		Bucket: aws.String(bucket),
		CORSConfiguration: &types.CORSConfiguration{CORSRules: []types.CORSRule{{
			AllowedOrigins: s.options.Origins,
			AllowedMethods: []string{"GET", "HEAD", "PUT", "POST", "DELETE"},
			AllowedHeaders: []string{"content-type", "content-length", "content-md5", "cache-control", "if-none-match", "range", "x-amz-*"},
			ExposeHeaders:  []string{"ETag", "Content-Length", "Content-Range"},
			MaxAgeSeconds:  aws.Int32(preflightSeconds),
		}}},
	})
	if err != nil {
		return fmt.Errorf("set CORS of bucket %s: %w", bucket, err)
	}
	return nil
}

// allowReading lets anyone get (and so also head) each object, but not list them.
func (s *Store) allowReading(ctx context.Context, bucket string) error {
	policy, err := json.Marshal(map[string]any{
		"Version": "2012-10-17",
		"Statement": []map[string]any{{
			"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::" + bucket + "/*",
		}},
	})
	if err != nil {
		return err
	}
	_, err = s.client.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: aws.String(bucket), Policy: aws.String(string(policy))})
	if err != nil {
		return fmt.Errorf("open bucket %s for reading: %w", bucket, err)
	}
	return nil
}

// Stored counts the objects of both buckets and their bytes.
func (s *Store) Stored(ctx context.Context) (objects int, bytes int64, err error) {
	for _, bucket := range []string{s.options.Bucket, s.options.PublicBucket} {
		pages := s3.NewListObjectsV2Paginator(s.client, &s3.ListObjectsV2Input{Bucket: aws.String(bucket)})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return 0, 0, fmt.Errorf("list bucket %s: %w", bucket, err)
			}
			for _, object := range page.Contents {
				objects++
				bytes += aws.ToInt64(object.Size)
			}
		}
	}
	return objects, bytes, nil
}

package objectstore

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// partSize is what is held of a file while it is being written, in bytes. R2 wants all
// parts but the last of one size; ten thousand of them, the most there may be, are 80 GB.
const partSize = 8 << 20

// Write writes a new private object of unknown size, holding one part of it at a time, and
// gives its size. Where fill fails nothing is left.
func (s *Store) Write(ctx context.Context, key, contentType string, fill func(io.Writer) error) (int64, error) {
	made, err := s.client.CreateMultipartUpload(ctx, &s3.CreateMultipartUploadInput{Bucket: &s.c.Bucket, Key: &key, ContentType: &contentType})
	if err != nil {
		return 0, translate(err)
	}
	w := &parts{ctx: ctx, store: s, key: key, upload: aws.ToString(made.UploadId)}
	if err := fill(w); err != nil {
		return 0, errors.Join(err, w.abort())
	}
	if err := w.finish(); err != nil {
		return 0, errors.Join(err, w.abort())
	}
	return w.size, nil
}

// parts sends what is written to it in parts of one size.
type parts struct {
	ctx         context.Context
	store       *Store
	key, upload string
	waiting     bytes.Buffer
	size        int64
	sent        []types.CompletedPart
}

// Write takes the next bytes.
func (p *parts) Write(b []byte) (int, error) {
	taken := 0
	for len(b) > 0 {
		n := min(len(b), partSize-p.waiting.Len())
		p.waiting.Write(b[:n])
		b, taken = b[n:], taken+n
		if p.waiting.Len() == partSize {
			if err := p.send(); err != nil {
				return taken, err
			}
		}
	}
	return taken, nil
}

// send sends what waits as the next part.
func (p *parts) send() error {
	number := aws.Int32(int32(len(p.sent) + 1))
	got, err := p.store.client.UploadPart(p.ctx, &s3.UploadPartInput{
		Bucket: &p.store.c.Bucket, Key: &p.key, UploadId: &p.upload, PartNumber: number, Body: bytes.NewReader(p.waiting.Bytes()),
	})
	if err != nil {
		return translate(err)
	}
	p.sent = append(p.sent, types.CompletedPart{ETag: got.ETag, PartNumber: number})
	p.size += int64(p.waiting.Len())
	p.waiting.Reset()
	return nil
}

// finish makes one object of the parts.
func (p *parts) finish() error {
	if err := p.send(); err != nil {
		return err
	}
	_, err := p.store.client.CompleteMultipartUpload(p.ctx, &s3.CompleteMultipartUploadInput{
		Bucket: &p.store.c.Bucket, Key: &p.key, UploadId: &p.upload, MultipartUpload: &types.CompletedMultipartUpload{Parts: p.sent},
	})
	return translate(err)
}

// abort drops the parts; where the process dies before, the store does after some days.
func (p *parts) abort() error {
	_, err := p.store.client.AbortMultipartUpload(context.WithoutCancel(p.ctx), &s3.AbortMultipartUploadInput{
		Bucket: &p.store.c.Bucket, Key: &p.key, UploadId: &p.upload,
	})
	return translate(err)
}

// Holdings counts the private objects below a prefix, and their bytes.
func (s *Store) Holdings(ctx context.Context, prefix string) (objects, size int64, err error) {
	err = s.below(ctx, prefix, func(found []types.Object) error {
		for _, o := range found {
			objects, size = objects+1, size+aws.ToInt64(o.Size)
		}
		return nil
	})
	return objects, size, err
}

// Clear removes every private object below a prefix, and uploads that were begun there.
func (s *Store) Clear(ctx context.Context, prefix string) error {
	err := s.below(ctx, prefix, func(found []types.Object) error {
		keys := make([]string, len(found))
		for i, o := range found {
			keys[i] = aws.ToString(o.Key)
		}
		return s.delete(ctx, s.c.Bucket, keys)
	})
	if err != nil {
		return err
	}
	return s.abortBelow(ctx, prefix)
}

// below tells the private objects under a prefix, a page at a time.
func (s *Store) below(ctx context.Context, prefix string, tell func([]types.Object) error) error {
	pages := s3.NewListObjectsV2Paginator(s.client, &s3.ListObjectsV2Input{Bucket: &s.c.Bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return translate(err)
		}
		if err := tell(page.Contents); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) abortBelow(ctx context.Context, prefix string) error {
	pages := s3.NewListMultipartUploadsPaginator(s.client, &s3.ListMultipartUploadsInput{Bucket: &s.c.Bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return translate(err)
		}
		for _, u := range page.Uploads {
			_, err := s.client.AbortMultipartUpload(ctx, &s3.AbortMultipartUploadInput{Bucket: &s.c.Bucket, Key: u.Key, UploadId: u.UploadId})
			if err != nil {
				return translate(err)
			}
		}
	}
	return nil
}

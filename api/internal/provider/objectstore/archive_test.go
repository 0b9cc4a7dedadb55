package objectstore

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"testing"

	"campaignos.dev/api/internal/media"
)

// flow writes n bytes of a pattern to several writers, in pieces of odd sizes.
func flow(n int, to ...io.Writer) error {
	w := io.MultiWriter(to...)
	for at := 0; at < n; {
		piece := bytes.Repeat([]byte{byte(at), byte(at >> 8), byte(at >> 16)}, 33_333)
		piece = piece[:min(len(piece), n-at)]
		if _, err := w.Write(piece); err != nil {
			return err
		}
		at += len(piece)
	}
	return nil
}

func sumOf(t *testing.T, s *Store, key string) []byte {
	t.Helper()
	body, err := s.Open(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	h := sha256.New()
	if _, err := io.Copy(h, body); err != nil {
		t.Fatal(err)
	}
	return h.Sum(nil)
}

func TestAFileOfUnknownSizeIsWrittenPartByPart(t *testing.T) {
	s := New(settings(t))
	for _, n := range []int{0, 1, partSize - 1, partSize, partSize + 1, 2*partSize + 77} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			key, h := fmt.Sprintf("written/%d", n), hash.Hash(sha256.New())
			size, err := s.Write(t.Context(), key, "application/zip", func(w io.Writer) error { return flow(n, w, h) })
			if err != nil || size != int64(n) {
				t.Fatalf("written %d, %v", size, err)
			}
			if !bytes.Equal(sumOf(t, s, key), h.Sum(nil)) {
				t.Error("it reads back otherwise")
			}
		})
	}
}

func TestAFileWhoseWritingFailsLeavesNothing(t *testing.T) {
	s := New(settings(t))
	broken := errors.New("broken")
	_, err := s.Write(t.Context(), "half/file", "application/zip", func(w io.Writer) error {
		return errors.Join(flow(partSize+5, w), broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("the writer is told %v", err)
	}
	if _, err := s.Size(t.Context(), "half/file"); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("half a file is there: %v", err)
	}
}

func TestClearingAPrefixLeavesItsNeighbours(t *testing.T) {
	s := New(settings(t))
	for i := range 5 {
		keep(t, s, fmt.Sprintf("ten_clear/%d", i))
	}
	keep(t, s, "ten_clear/exports/deep.zip")
	keep(t, s, "ten_clearly/other")
	if n, size, err := s.Holdings(t.Context(), "ten_clear/"); err != nil || n != 6 || size != int64(6*len(file)) {
		t.Fatalf("it holds %d objects of %d bytes, %v", n, size, err)
	}
	for range 2 {
		if err := s.Clear(t.Context(), "ten_clear/"); err != nil {
			t.Fatal(err)
		}
	}
	if n, _, err := s.Holdings(t.Context(), "ten_clear/"); err != nil || n != 0 {
		t.Errorf("%d objects are left, %v", n, err)
	}
	if _, err := s.Size(t.Context(), "ten_clearly/other"); err != nil {
		t.Errorf("the neighbour: %v", err)
	}
}

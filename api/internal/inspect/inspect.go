// Package inspect tells what a file is by its content, never by its name, and never
// decodes a picture whose header promises more than the bounds.
package inspect

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif" // decoders that image.DecodeConfig finds by content
	_ "image/jpeg"
	_ "image/png"
	"io"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	_ "golang.org/x/image/webp" // likewise

	"campaignos.dev/api/internal/media"
)

const (
	// sniffed is how much of a file its type is read from, in bytes.
	sniffed = 4 << 10
	// headroom is how much of a picture its header may take, in bytes.
	headroom = 1 << 20
)

// Inspector satisfies media.Inspector.
type Inspector struct{}

// Inspect reads a file to its end. Faults: media.ErrUnreadable.
func (Inspector) Inspect(r io.Reader, maxSide, maxPixels int) (media.Facts, error) {
	sum := sha256.New()
	from := &source{r: io.TeeReader(r, sum)}
	in := bufio.NewReaderSize(from, headroom)
	head, err := in.Peek(sniffed)
	if err != nil && err != io.EOF {
		return media.Facts{}, fmt.Errorf("read the file: %w", err)
	}
	facts := media.Facts{ContentType: mimetype.Detect(head).String()}
	if strings.HasPrefix(facts.ContentType, "image/") {
		err := measure(in, &facts, maxSide, maxPixels)
		if from.err != nil { // a decoder would blame the file
			return facts, fmt.Errorf("read the file: %w", from.err)
		}
		if err != nil {
			return facts, err
		}
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return facts, fmt.Errorf("read the file: %w", err)
	}
	facts.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return facts, nil
}

// source remembers why reading broke off.
type source struct {
	r   io.Reader
	err error // nil: it did not, or the file just ended
}

// Read reads on.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// measure reads a picture's size from its header, and refuses what is too large to decode.
func measure(in *bufio.Reader, facts *media.Facts, maxSide, maxPixels int) error {
	config, _, err := image.DecodeConfig(io.LimitReader(in, headroom))
	if err != nil {
		return media.ErrUnreadable.Saying("The picture is damaged or of a kind we don't take. Save it as JPEG or PNG and send it again.")
	}
	if config.Width > maxSide || config.Height > maxSide || config.Width*config.Height > maxPixels {
		return media.ErrUnreadable.Saying("The picture is %d×%d pixels. The most we take is %d on a side and %d million in all.", config.Width, config.Height, maxSide, maxPixels/1_000_000)
	}
	facts.Width, facts.Height = config.Width, config.Height
	return nil
}

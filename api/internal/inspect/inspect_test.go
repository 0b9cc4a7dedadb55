package inspect_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"campaignos.dev/api/internal/inspect"
	"campaignos.dev/api/internal/media"
)

// The bounds of these tests.
const (
	maxSide   = 12_000
	maxPixels = 50_000_000
)

func look(data []byte) (media.Facts, error) {
	return inspect.Inspector{}.Inspect(bytes.NewReader(data), maxSide, maxPixels)
}

// picture is 40×30 pixels.
func picture() image.Image {
	img := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.White, color.Black})
	img.SetColorIndex(3, 4, 1)
	return img
}

func encoded(t *testing.T, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out, picture()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jpegBytes(w io.Writer, img image.Image) error { return jpeg.Encode(w, img, nil) }
func gifBytes(w io.Writer, img image.Image) error  { return gif.Encode(w, img, nil) }

// pngHeader is a PNG that promises a size, and ends behind its promise.
func pngHeader(width, height uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, width)
	chunk = binary.BigEndian.AppendUint32(chunk, height)
	chunk = append(chunk, 8, 2, 0, 0, 0) // 8 bits, RGB
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
}

// webP is a lossless WebP of 40×30 pixels, as far as its header goes.
func webP() []byte {
	bits := uint32(40-1) | uint32(30-1)<<14
	body := append([]byte{0x2f}, binary.LittleEndian.AppendUint32(nil, bits)...)
	body = append(body, make([]byte, 5)...)
	chunk := append(binary.LittleEndian.AppendUint32([]byte("VP8L"), uint32(len(body))), body...)
	riff := append([]byte("WEBP"), chunk...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(riff))), riff...)
}

// film is the first box of a film of that brand.
func film(brand string) []byte {
	box := "ftyp" + brand + "\x00\x00\x02\x00" + brand + "mp41"
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(box)+4)), box...)
}

func TestATypeIsReadFromTheContent(t *testing.T) {
	for name, c := range map[string]struct {
		data          []byte
		contentType   string
		width, height int
	}{
		"jpeg":               {encoded(t, jpegBytes), "image/jpeg", 40, 30},
		"png":                {encoded(t, png.Encode), "image/png", 40, 30},
		"gif":                {encoded(t, gifBytes), "image/gif", 40, 30},
		"webp":               {webP(), "image/webp", 40, 30},
		"mp4":                {film("isom"), "video/mp4", 0, 0},
		"mov":                {film("qt  "), "video/quicktime", 0, 0},
		"program":            {append([]byte("MZ\x90\x00"), make([]byte, 200)...), "application/vnd.microsoft.portable-executable", 0, 0},
		"page":               {[]byte("<!DOCTYPE html><script>alert(1)</script>"), "text/html; charset=utf-8", 0, 0},
		"nothing":            {nil, "text/plain", 0, 0},
		"a gif with a note":  {withComment(encoded(t, gifBytes), "<script>alert(1)</script>"), "image/gif", 40, 30},
		"a png and its tail": {append(encoded(t, png.Encode), "<script>alert(1)</script>"...), "image/png", 40, 30},
	} {
		t.Run(name, func(t *testing.T) {
			facts, err := look(c.data)
			sum := sha256.Sum256(c.data)
			want := media.Facts{ContentType: c.contentType, Width: c.width, Height: c.height, SHA256: hex.EncodeToString(sum[:])}
			if err != nil || facts != want {
				t.Errorf("it is %+v (%v), want %+v", facts, err, want)
			}
		})
	}
}

// withComment puts a comment into a GIF, where viewers do not look.
func withComment(data []byte, comment string) []byte {
	const table = 13 + 2*3 // header and palette of two colours
	note := append([]byte{0x21, 0xfe, byte(len(comment))}, comment...)
	return append(append(append([]byte{}, data[:table]...), append(note, 0)...), data[table:]...)
}

func TestWhatIsNoSoundPictureIsRefusedWithASentence(t *testing.T) {
	whole := encoded(t, png.Encode)
	for name, data := range map[string][]byte{
		"a script that begins like a gif": []byte("GIF89a=1;alert(document.domain)//"),
		"an svg":                          []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"an svg behind a preface":         []byte(`<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>`),
		"50,000 × 50,000 pixels":          pngHeader(50_000, 50_000),
		"one side too long":               pngHeader(maxSide+1, 1),
		"too many pixels":                 pngHeader(10_000, 5_001),
		"a header that is cut off":        whole[:20],
		"a header that is damaged":        append(append([]byte{}, whole[:20]...), bytes.Repeat([]byte{7}, 200)...),
	} {
		t.Run(name, func(t *testing.T) {
			if facts, err := look(data); !errors.Is(err, media.ErrUnreadable) {
				t.Errorf("it is %+v (%v), want unreadable", facts, err)
			}
		})
	}
}

func TestAPictureAtTheBoundsIsTaken(t *testing.T) {
	for _, size := range [][2]uint32{{maxSide, 1}, {10_000, 5_000}} {
		if facts, err := look(pngHeader(size[0], size[1])); err != nil || facts.Width != int(size[0]) {
			t.Errorf("%v: %+v (%v), want it taken", size, facts, err)
		}
	}
}

// A picture's header may hide behind a lot of other things; how much is read for it is
// bounded.
func TestAHeaderThatNeverComesIsNotSearchedForEver(t *testing.T) {
	segment := append([]byte{0xff, 0xe1, 0xff, 0xff}, make([]byte, 0xffff-2)...)
	data := append([]byte{0xff, 0xd8}, bytes.Repeat(segment, 40)...)
	if _, err := look(data); !errors.Is(err, media.ErrUnreadable) {
		t.Errorf("2.5 MB of leading notes: %v, want unreadable", err)
	}
}

func TestATroubleOfReadingIsNotBlamedOnTheFile(t *testing.T) {
	broken := errors.New("the store broke off")
	for _, sent := range []string{"", "hello", strings.Repeat("hello ", 300_000)} {
		body := io.MultiReader(strings.NewReader(sent), iotest.ErrReader(broken))
		_, err := inspect.Inspector{}.Inspect(body, maxSide, maxPixels)
		if !errors.Is(err, broken) || errors.Is(err, media.ErrUnreadable) {
			t.Errorf("after %d bytes: %v, want the store's error", len(sent), err)
		}
	}
	header := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff}, make([]byte, 20_000)...) // a JPEG, in its notes
	_, err := inspect.Inspector{}.Inspect(io.MultiReader(bytes.NewReader(header), iotest.ErrReader(broken)), maxSide, maxPixels)
	if !errors.Is(err, broken) || errors.Is(err, media.ErrUnreadable) {
		t.Errorf("in a picture's header: %v, want the store's error", err)
	}
}

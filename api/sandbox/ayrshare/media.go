package ayrshare

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // decoding only
	"image/jpeg"
	_ "image/png" // decoding only
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"syscall"
	"time"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // decoding only
)

// storedImage is a picture kept so that the feed can show it after its owner took the original away.
type storedImage struct {
	Type string `json:"type"`
	Data []byte `json:"data"`
}

// mediaReader looks at media addresses as the vendor does: HEAD first, no redirect. It reaches loopback only.
type mediaReader struct {
	client *http.Client
}

var errNotLoopback = errors.New("the sandbox reaches addresses on this machine only")

func newMediaReader() *mediaReader {
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: onlyLoopback}
	return &mediaReader{client: &http.Client{
		Timeout:       10 * time.Second,
		Transport:     &http.Transport{DialContext: dialer.DialContext, MaxIdleConns: 8, IdleConnTimeout: 30 * time.Second},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// onlyLoopback refuses a connection before its first packet leaves the machine.
func onlyLoopback(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return errNotLoopback
	}
	return nil
}

// isLocal tells the names of this machine from all others without asking any name server.
func isLocal(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

var (
	plainPath  = regexp.MustCompile(`^[A-Za-z0-9/._~-]+$`)
	extensions = map[string]string{".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
		".webp": "image/webp", ".bmp": "image/bmp", ".mp4": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm", ".pdf": "application/pdf"}
)

// head is what a media address answered.
type head struct {
	contentType string
	size        int64
}

// check asks an address by HEAD. The error says what the owner of the address has to change.
func (m *mediaReader) check(ctx context.Context, address string, isVideo bool) (head, error) {
	kind, err := checkAddress(address, isVideo)
	if err != nil {
		return head{}, err
	}
	answer, err := m.do(ctx, http.MethodHead, address)
	if err != nil {
		return head{}, fmt.Errorf("%s can't be reached: %w", address, err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return head{}, fmt.Errorf("%s answers HEAD with %d; it must be 200 without a redirect", address, answer.StatusCode)
	}
	return head{contentType: kind, size: answer.ContentLength}, nil
}

// checkAddress checks the form of an address and gives the media type its extension stands for.
func checkAddress(address string, isVideo bool) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", fmt.Errorf("%q is not a web address", address)
	}
	if !isLocal(u.Hostname()) {
		return "", fmt.Errorf("%s: %w", address, errNotLoopback)
	}
	if !plainPath.MatchString(u.EscapedPath()) {
		return "", fmt.Errorf("%s has spaces or special characters in its path", address)
	}
	kind := extensions[strings.ToLower(path.Ext(u.Path))]
	if kind == "" && isVideo {
		kind = "video/mp4"
	}
	if kind == "" {
		return "", fmt.Errorf("%s does not end in a known file extension", address)
	}
	return kind, nil
}

func (m *mediaReader) do(ctx context.Context, method, address string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", "sandbox-ayrshare")
	return m.client.Do(request)
}

// Bounds of a picture that is copied for the feed.
const (
	maxImageBytes  = 25 * megabyte
	maxImagePixels = 50_000_000
	keptWidth      = 1200
	keptAsIs       = 300 << 10
)

// copyOf fetches a picture for the feed and makes it small. The feed falls back to the address where there is no copy,
// so a picture that can't be decoded is no fault of the post.
func (m *mediaReader) copyOf(ctx context.Context, address, contentType string) (string, *storedImage) {
	if !strings.HasPrefix(contentType, "image/") {
		return "", nil
	}
	answer, err := m.do(ctx, http.MethodGet, address)
	if err != nil {
		return "", nil
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxImageBytes))
	if err != nil || answer.StatusCode != http.StatusOK {
		return "", nil
	}
	sum := sha256.Sum256(data)
	kept := shrink(data)
	if kept == nil {
		return "", nil
	}
	return hex.EncodeToString(sum[:12]), kept
}

func shrink(data []byte) *storedImage {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width*config.Height > maxImagePixels {
		return nil
	}
	if len(data) <= keptAsIs {
		return &storedImage{Type: "image/" + format, Data: data}
	}
	full, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	width := min(keptWidth, config.Width)
	small := image.NewRGBA(image.Rect(0, 0, width, max(1, config.Height*width/config.Width)))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), full, full.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 82}); err != nil {
		return nil
	}
	return &storedImage{Type: "image/jpeg", Data: out.Bytes()}
}

package objectstore_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/provider/objectstore"
	"campaignos.dev/api/test/harness"
)

// world is the store that the tests of this package share; each takes keys of its own. It
// is a package variable because nothing else lives as long as the binary.
var world = sync.OnceValues(harness.StartSandbox)

func open(t *testing.T) (*objectstore.Store, objectstore.Config) {
	t.Helper()
	shared, err := world()
	if err != nil {
		t.Fatal(err)
	}
	env := shared.Env
	c := objectstore.Config{
		Endpoint: env["S3_ENDPOINT"], Region: env["S3_REGION"], AccessKeyID: env["S3_ACCESS_KEY_ID"], SecretKey: env["S3_SECRET_ACCESS_KEY"],
		Bucket: env["S3_BUCKET"], PublicBucket: env["S3_PUBLIC_BUCKET"], PublicURL: env["S3_PUBLIC_URL"],
	}
	return objectstore.New(c), c
}

const words = "hello, store"

// newKey names a file that is not there.
func newKey() string { return "ten_1/" + rand.Text() + ".png" }

// send uploads as a browser does, at the address that was signed.
func send(t *testing.T, u media.Upload, contentType, body string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), u.Method, u.URL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range u.Headers {
		req.Header.Set(name, value)
	}
	req.Header.Set("Content-Type", contentType)
	return answer(t, req).StatusCode
}

func answer(t *testing.T, req *http.Request) *http.Response {
	t.Helper()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res
}

func signed(t *testing.T, s *objectstore.Store, key string, valid time.Duration) media.Upload {
	t.Helper()
	u, err := s.SignUpload(t.Context(), key, "image/png", int64(len(words)), valid)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestASignedAddressTakesOneFileOfItsTypeAndSize(t *testing.T) {
	s, _ := open(t)
	key := newKey()
	u := signed(t, s, key, time.Hour)
	for name, c := range map[string]struct{ contentType, body string }{
		"another type": {"text/html", words},
		"larger":       {"image/png", words + "!"},
		"smaller":      {"image/png", words[1:]},
		"empty":        {"image/png", ""},
	} {
		if status := send(t, u, c.contentType, c.body); status < 400 {
			t.Errorf("%s: the store answers %d", name, status)
		}
	}
	if _, err := s.Size(t.Context(), key); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("something was stored all the same (%v)", err)
	}
	elsewhere := u
	elsewhere.URL = strings.Replace(u.URL, key, newKey(), 1)
	if status := send(t, elsewhere, "image/png", words); status < 400 {
		t.Errorf("another key: the store answers %d", status)
	}
	if status := send(t, u, "image/png", words); status != http.StatusOK {
		t.Errorf("what was announced: the store answers %d", status)
	}
	if size, err := s.Size(t.Context(), key); err != nil || size != int64(len(words)) {
		t.Errorf("the file has %d bytes (%v), want %d", size, err, len(words))
	}
}

func TestAFileIsReadAndRemovedAndThenIsNotThere(t *testing.T) {
	s, _ := open(t)
	key := newKey()
	send(t, signed(t, s, key, time.Hour), "image/png", words)
	body, err := s.Open(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	read, err := io.ReadAll(body)
	body.Close()
	if err != nil || string(read) != words {
		t.Errorf("the file says %q (%v)", read, err)
	}
	for range 2 { // removing twice is no fault
		if err := s.Delete(t.Context(), key); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Open(t.Context(), key); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("open: %v, want that it is not there", err)
	}
	if _, err := s.Size(t.Context(), key); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("size: %v, want that it is not there", err)
	}
}

func TestAFileIsSeenOnlyByASignedAddress(t *testing.T) {
	s, c := open(t)
	key := newKey()
	send(t, signed(t, s, key, time.Hour), "image/png", words)
	bare, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, c.Endpoint+"/"+c.Bucket+"/"+key, nil)
	if res := answer(t, bare); res.StatusCode < 400 {
		t.Errorf("without a signature the store answers %s", res.Status)
	}
	url, err := s.SignDownload(t.Context(), key, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	good, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if res := answer(t, good); res.StatusCode != http.StatusOK {
		t.Errorf("with a signature the store answers %s", res.Status)
	}
}

func TestAnExposedFileAnswersAsTheNetworksAsk(t *testing.T) {
	s, c := open(t)
	key := newKey()
	send(t, signed(t, s, key, time.Hour), "image/png", words)
	var url string
	public := rand.Text() + ".png"
	for range 2 { // exposing twice gives the same
		var err error
		if url, err = s.Expose(t.Context(), key, public, "image/png"); err != nil {
			t.Fatal(err)
		}
	}
	if url != c.PublicURL+"/"+public || strings.Contains(url, "?") {
		t.Errorf("the address is %s", url)
	}
	head, _ := http.NewRequestWithContext(t.Context(), http.MethodHead, url, nil)
	res := answer(t, head)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "image/png" || res.ContentLength != int64(len(words)) {
		t.Errorf("HEAD is answered with %s, %s, %d bytes", res.Status, res.Header.Get("Content-Type"), res.ContentLength)
	}
	if err := s.Hide(t.Context(), public); err != nil {
		t.Error(err)
	}
	if res := answer(t, head.Clone(t.Context())); res.StatusCode < 400 {
		t.Errorf("after hiding it the address answers %s", res.Status)
	}
}

func TestWhatIsNotThereCanNotBeExposed(t *testing.T) {
	s, _ := open(t)
	if url, err := s.Expose(t.Context(), newKey(), rand.Text()+".png", "image/png"); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("it has the address %q (%v)", url, err)
	}
}

func TestAnExposedFileThatDoesNotAnswerIsUnavailable(t *testing.T) {
	_, c := open(t)
	key := newKey()
	c.PublicURL += "-elsewhere"
	s := objectstore.New(c)
	send(t, signed(t, s, key, time.Hour), "image/png", words)
	if _, err := s.Expose(t.Context(), key, rand.Text()+".png", "image/png"); !errors.Is(err, fault.ErrUnavailable) {
		t.Errorf("%v, want unavailable", err)
	}
}

func TestAStoreThatIsDownIsUnavailable(t *testing.T) {
	port, err := harness.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	s := objectstore.New(objectstore.Config{Endpoint: fmt.Sprintf("http://127.0.0.1:%d", port), Region: "auto", AccessKeyID: "a", SecretKey: "b", Bucket: "c"})
	if _, err := s.Size(t.Context(), "x"); !errors.Is(err, fault.ErrUnavailable) {
		t.Errorf("%v, want unavailable", err)
	}
}

func TestTheKeysReachNoError(t *testing.T) {
	_, c := open(t)
	c.SecretKey = "planted" + "-secret"
	s := objectstore.New(c)
	_, err := s.Size(t.Context(), "x")
	if err == nil || strings.Contains(err.Error(), c.SecretKey) {
		t.Errorf("a wrong key gives %v", err)
	}
}

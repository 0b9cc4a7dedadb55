package objectstore

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/test/harness"
)

// The tests share one store: each has keys of its own.
var sandbox = sync.OnceValues(harness.StartSandbox)

func settings(t *testing.T) Config {
	t.Helper()
	world, err := sandbox()
	if err != nil {
		t.Fatal(err)
	}
	e := world.Env
	return Config{
		Endpoint: e["S3_ENDPOINT"], Region: e["S3_REGION"], AccessKeyID: e["S3_ACCESS_KEY_ID"], SecretKey: e["S3_SECRET_ACCESS_KEY"],
		Bucket: e["S3_BUCKET"], PublicBucket: e["S3_PUBLIC_BUCKET"], PublicURL: e["S3_PUBLIC_URL"],
	}
}

const picture = "image/png"

var file = []byte("not much of a picture")

// sign gives an upload of the file.
func sign(t *testing.T, s *Store, key string) media.Upload {
	t.Helper()
	u, err := s.SignUpload(t.Context(), key, picture, int64(len(file)), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// send does what the browser does with a signed upload.
func send(t *testing.T, u media.Upload, body []byte) int {
	t.Helper()
	status, _, _ := ask(t, u.Method, u.URL, u.Headers, body)
	return status
}

func ask(t *testing.T, method, url string, headers map[string]string, body []byte) (status int, h http.Header, answer []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header, answer
}

// keep uploads the file under a key.
func keep(t *testing.T, s *Store, key string) {
	t.Helper()
	if status := send(t, sign(t, s, key), file); status != http.StatusOK {
		t.Fatalf("the upload is answered %d", status)
	}
}

func TestASignedUploadTakesExactlyTheFileAnnounced(t *testing.T) {
	s := New(settings(t))
	cases := map[string]struct {
		change func(u *media.Upload, body *[]byte)
		want   int
	}{
		"as announced":      {func(*media.Upload, *[]byte) {}, http.StatusOK},
		"another type":      {func(u *media.Upload, _ *[]byte) { u.Headers["Content-Type"] = "text/html" }, http.StatusForbidden},
		"a larger file":     {func(_ *media.Upload, b *[]byte) { *b = append(bytes.Clone(*b), '!') }, http.StatusForbidden},
		"a smaller file":    {func(_ *media.Upload, b *[]byte) { *b = (*b)[1:] }, http.StatusForbidden},
		"another key":       {func(u *media.Upload, _ *[]byte) { u.URL = strings.Replace(u.URL, "/upload-", "/other-", 1) }, http.StatusForbidden},
		"overwriting it":    {func(u *media.Upload, _ *[]byte) { delete(u.Headers, "If-None-Match") }, http.StatusForbidden},
		"by another method": {func(u *media.Upload, _ *[]byte) { u.Method = http.MethodDelete }, http.StatusForbidden},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			u, body := sign(t, s, "upload-"+strings.ReplaceAll(name, " ", "-")), file
			c.change(&u, &body)
			if got := send(t, u, body); got != c.want {
				t.Errorf("it is answered %d, want %d", got, c.want)
			}
		})
	}
}

func TestAFileThatArrivedCantBeReplaced(t *testing.T) {
	s := New(settings(t))
	u := sign(t, s, "once")
	if got := send(t, u, file); got != http.StatusOK {
		t.Fatalf("the first upload is answered %d", got)
	}
	other := bytes.ToUpper(file)
	if got := send(t, u, other); got != http.StatusPreconditionFailed {
		t.Errorf("the second upload is answered %d", got)
	}
}

func TestABrowserMaySendTheUpload(t *testing.T) {
	u := sign(t, New(settings(t)), "from-a-browser")
	status, h, _ := ask(t, http.MethodOptions, u.URL, map[string]string{
		"Origin": "http://127.0.0.1:3000", "Access-Control-Request-Method": u.Method,
		"Access-Control-Request-Headers": "content-type,if-none-match",
	}, nil)
	if status >= 300 || h.Get("Access-Control-Allow-Origin") == "" {
		t.Errorf("the preflight is answered %d with %v", status, h)
	}
}

func TestBrowsersAreSentToTheAddressTheyReach(t *testing.T) {
	c := settings(t)
	c.PublicEndpoint = "https://files.example.org"
	s := New(c)
	if u := sign(t, s, "key"); !strings.HasPrefix(u.URL, c.PublicEndpoint+"/"+c.Bucket+"/key?") {
		t.Errorf("uploads go to %s", u.URL)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Errorf("the process itself does not use its own address: %v", err)
	}
}

func TestAFileIsReadOnlyWithASignedAddress(t *testing.T) {
	s := New(settings(t))
	keep(t, s, "read")
	url, err := s.SignDownload(t.Context(), "read", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if status, h, body := ask(t, http.MethodGet, url, nil, nil); status != http.StatusOK || !bytes.Equal(body, file) || h.Get("Content-Type") != picture {
		t.Errorf("the signed address answers %d, %s, %q", status, h.Get("Content-Type"), body)
	}
	bare, _, _ := strings.Cut(url, "?")
	if status, _, _ := ask(t, http.MethodGet, bare, nil, nil); status != http.StatusForbidden {
		t.Errorf("the bare address answers %d", status)
	}
}

func TestTheProcessReadsWhatArrived(t *testing.T) {
	s := New(settings(t))
	keep(t, s, "examine")
	if size, err := s.Size(t.Context(), "examine"); err != nil || size != int64(len(file)) {
		t.Errorf("size is %d, %v", size, err)
	}
	body, err := s.Open(t.Context(), "examine")
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	if got, err := io.ReadAll(body); err != nil || !bytes.Equal(got, file) {
		t.Errorf("it reads %q, %v", got, err)
	}
}

func TestAFileThatIsNotThereIsToldFromAStoreThatIsAway(t *testing.T) {
	here := New(settings(t))
	c := settings(t)
	c.Endpoint = "http://127.0.0.1:1"
	away := New(c)
	for name, try := range map[string]func(s *Store) error{
		"size": func(s *Store) error { _, err := s.Size(t.Context(), "nothing"); return err },
		"open": func(s *Store) error { _, err := s.Open(t.Context(), "nothing"); return err },
		"expose": func(s *Store) error {
			_, err := s.Expose(t.Context(), "nothing", "public-nothing", picture)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := try(here); !errors.Is(err, media.ErrNoObject) {
				t.Errorf("a file that is not there gives %v", err)
			}
			if err := try(away); fault.KindOf(err) != fault.Unavailable {
				t.Errorf("a store that is away gives %v", err)
			}
		})
	}
}

func TestDeletingTwiceIsNoFault(t *testing.T) {
	s := New(settings(t))
	keep(t, s, "delete")
	for range 2 {
		if err := s.Delete(t.Context(), "delete", "never-there"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Size(t.Context(), "delete"); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("afterwards its size gives %v", err)
	}
}

func TestAnExposedFileIsPublicUntilItIsHidden(t *testing.T) {
	s := New(settings(t))
	keep(t, s, "private")
	var url string
	for range 2 { // a worker may die after the first
		var err error
		if url, err = s.Expose(t.Context(), "private", "x7f3.png", picture); err != nil {
			t.Fatal(err)
		}
	}
	status, h, body := ask(t, http.MethodGet, url, nil, nil)
	if status != http.StatusOK || !bytes.Equal(body, file) || h.Get("Content-Type") != picture || h.Get("Cache-Control") != publicFor {
		t.Errorf("the public address answers %d, %v, %q", status, h, body)
	}
	if err := s.Hide(t.Context(), "x7f3.png"); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := ask(t, http.MethodGet, url, nil, nil); status == http.StatusOK {
		t.Error("a hidden file is still served")
	}
}

func TestAPublicAddressThatDoesNotAnswerIsNotGiven(t *testing.T) {
	c := settings(t)
	c.PublicURL = "http://127.0.0.1:1"
	s := New(c)
	keep(t, s, "unreachable")
	if url, err := s.Expose(t.Context(), "unreachable", "y2k9.png", picture); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("it gives %q, %v", url, err)
	}
}

func TestPingNamesAStoreThatWillNotDo(t *testing.T) {
	good := settings(t)
	if err := New(good).Ping(t.Context()); err != nil {
		t.Errorf("a good store: %v", err)
	}
	bucket, key := good, good
	bucket.Bucket, key.SecretKey = "no-such-bucket", "wrong"
	for name, c := range map[string]Config{"a missing bucket": bucket, "a wrong key": key} {
		if err := New(c).Ping(context.Background()); err == nil {
			t.Errorf("%s is not noticed", name)
		}
	}
}

package objectstore_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"campaignos.dev/sandbox/objectstore"
)

const origin = "http://127.0.0.1:3000"

// options are those of the one store that this process may run; every test shares it.
var options objectstore.Options

// shared is the running store, the second one opened on its directory.
var shared *objectstore.Store

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// run opens the store, leaves an object in it, opens it again and runs the tests on that second life.
func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "objectstore")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	options = objectstore.Options{
		Dir: dir, Address: freeAddress(), AccessKey: "tester", SecretKey: "tester-secret", Region: "auto",
		Bucket: "private", PublicBucket: "public", Origins: []string{origin},
	}
	first := open()
	if _, err := client().PutObject(context.Background(), put("private", "first-life", "kept")); err != nil {
		panic(err)
	}
	if err := first.Close(); err != nil {
		panic(err)
	}
	shared = open()
	defer shared.Close()
	return m.Run()
}

func open() *objectstore.Store {
	store, err := objectstore.Open(context.Background(), options)
	if err != nil {
		panic(err)
	}
	return store
}

func freeAddress() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// client is configured as the product's own.
func client() *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint: aws.String("http://" + options.Address), Region: options.Region, UsePathStyle: true,
		Credentials:                credentials.NewStaticCredentialsProvider(options.AccessKey, options.SecretKey, ""),
		RequestChecksumCalculation: aws.RequestChecksumCalculationWhenRequired,
		ResponseChecksumValidation: aws.ResponseChecksumValidationWhenRequired,
	})
}

func put(bucket, key, body string) *s3.PutObjectInput {
	return &s3.PutObjectInput{Bucket: aws.String(bucket), Key: aws.String(key), Body: strings.NewReader(body), ContentType: aws.String("image/png")}
}

// send makes one plain HTTP request, as a browser would.
func send(t *testing.T, method, url, body string, header map[string]string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	return answer, string(text)
}

// presign signs an upload of five bytes of image/png that may not replace an object.
func presign(t *testing.T, key string) string {
	t.Helper()
	input := put("private", key, "")
	input.Body, input.ContentLength, input.IfNoneMatch = nil, aws.Int64(5), aws.String("*")
	signed, err := s3.NewPresignClient(client()).PresignPutObject(context.Background(), input, s3.WithPresignExpires(5*time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return signed.URL
}

func TestObjectsSurviveARestart(t *testing.T) {
	got, err := client().GetObject(context.Background(), &s3.GetObjectInput{Bucket: aws.String("private"), Key: aws.String("first-life")})
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(got.Body)
	if string(body) != "kept" || aws.ToString(got.ContentType) != "image/png" {
		t.Errorf("got %q of type %s", body, aws.ToString(got.ContentType))
	}
}

func TestPresignedUploadIsTakenAsSignedAndOnlyOnce(t *testing.T) {
	url := presign(t, "signed")
	header := map[string]string{"Content-Type": "image/png", "If-None-Match": "*", "Origin": origin}
	answer, body := send(t, "PUT", url, "12345", header)
	if answer.StatusCode != 200 {
		t.Fatalf("got %d %s", answer.StatusCode, body)
	}
	if answer.Header.Get("Access-Control-Allow-Origin") != origin || !strings.Contains(answer.Header.Get("Access-Control-Expose-Headers"), "ETag") {
		t.Errorf("a browser could not read the answer: %v", answer.Header)
	}
	if answer, _ := send(t, "PUT", url, "12345", header); answer.StatusCode != 412 {
		t.Errorf("the second upload: got %d", answer.StatusCode)
	}
}

func TestPresignedUploadOfAnotherTypeOrSizeIsRefused(t *testing.T) {
	for name, try := range map[string]struct{ kind, body string }{
		"other type": {"text/html", "12345"}, "no type": {"", "12345"},
		"larger": {"image/png", "123456"}, "smaller": {"image/png", "1234"},
	} {
		url := presign(t, "refused")
		header := map[string]string{"If-None-Match": "*"}
		if try.kind != "" {
			header["Content-Type"] = try.kind
		}
		if answer, body := send(t, "PUT", url, try.body, header); answer.StatusCode != 403 {
			t.Errorf("%s: got %d %s", name, answer.StatusCode, body)
		}
	}
	_, err := client().HeadObject(context.Background(), &s3.HeadObjectInput{Bucket: aws.String("private"), Key: aws.String("refused")})
	if err == nil {
		t.Error("a refused upload was stored")
	}
}

func TestPreflightAllowsTheWebOriginOnly(t *testing.T) {
	url := "http://" + options.Address + "/private/any"
	for from, want := range map[string]int{origin: 200, "http://evil.example": 403} {
		answer, body := send(t, "OPTIONS", url, "", map[string]string{
			"Origin": from, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "content-type,if-none-match",
		})
		if answer.StatusCode != want {
			t.Errorf("%s: got %d %s", from, answer.StatusCode, body)
		}
		if want == 200 && answer.Header.Get("Access-Control-Allow-Origin") != origin {
			t.Errorf("%s: %v", from, answer.Header)
		}
	}
}

func TestAnyoneReadsThePublicBucketAndNobodyThePrivateOne(t *testing.T) {
	for _, bucket := range []string{"public", "private"} {
		if _, err := client().PutObject(context.Background(), put(bucket, "ws/1/picture", "pixels")); err != nil {
			t.Fatal(err)
		}
	}
	base := "http://" + options.Address
	for _, try := range []struct {
		method, path string
		want         int
	}{
		{"GET", "/public/ws/1/picture", 200}, {"HEAD", "/public/ws/1/picture", 200}, {"GET", "/public", 403}, {"PUT", "/public/new", 403},
		{"DELETE", "/public/ws/1/picture", 403}, {"GET", "/private/ws/1/picture", 403}, {"HEAD", "/private/ws/1/picture", 403},
	} {
		answer, body := send(t, try.method, base+try.path, "", nil)
		if answer.StatusCode != try.want {
			t.Errorf("%s %s: got %d %s", try.method, try.path, answer.StatusCode, body)
		}
		if try.want == 200 && (answer.Header.Get("Content-Type") != "image/png" || answer.ContentLength != 6) {
			t.Errorf("%s %s: %v", try.method, try.path, answer.Header)
		}
	}
}

func TestUnknownKeyIsRefusedAsS3Does(t *testing.T) {
	wrong := s3.New(client().Options(), func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider("nobody", "tester-secret", "")
	})
	_, err := wrong.ListObjectsV2(context.Background(), &s3.ListObjectsV2Input{Bucket: aws.String("private")})
	if err == nil || !strings.Contains(err.Error(), "InvalidAccessKeyId") || !strings.Contains(err.Error(), "403") {
		t.Errorf("got %v", err)
	}
}

func TestStoredCountsBothBuckets(t *testing.T) {
	before, size := stored(t)
	for _, bucket := range []string{"public", "private"} {
		if _, err := client().PutObject(context.Background(), put(bucket, "counted", "12345678")); err != nil {
			t.Fatal(err)
		}
	}
	after, grown := stored(t)
	if after-before != 2 || grown-size != 16 {
		t.Errorf("%d objects and %d bytes more", after-before, grown-size)
	}
}

func stored(t *testing.T) (int, int64) {
	t.Helper()
	objects, bytes, err := shared.Stored(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return objects, bytes
}

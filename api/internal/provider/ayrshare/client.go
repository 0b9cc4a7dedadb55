// Package ayrshare speaks to Ayrshare, which carries posts to the social networks.
//
// It satisfies publish.Publisher and channel.Provider. Everything that is particular to
// Ayrshare stays here: the two forms of its answers, its error codes, its history.
package ayrshare

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"campaignos.dev/api/internal/fault"
)

// maxAnswer bounds what is read of an answer, in bytes.
const maxAnswer = 8 << 20

// Client speaks to one Ayrshare account.
type Client struct {
	base string
	key  string
	http *http.Client
}

// New makes a client. base is the address with its path, such as
// https://api.ayrshare.com/api; key is the account's API key.
func New(base, key string) *Client {
	return &Client{base: strings.TrimRight(base, "/"), key: key, http: &http.Client{
		Timeout:       90 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// answer is what came back over HTTP.
type answer struct {
	status     int
	retryAfter time.Duration
	body       []byte
}

// errNotSent marks an error after which the request surely did not reach the provider.
var errNotSent = errors.New("the request was not sent")

// do sends one request; profile is the key of a sub-profile, empty for the account itself.
func (c *Client) do(ctx context.Context, method, path, profile string, query url.Values, body any) (answer, error) {
	req, err := c.request(ctx, method, path, profile, query, body)
	if err != nil {
		return answer{}, err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return answer{}, notSent(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return answer{}, fmt.Errorf("read ayrshare's answer: %w", err)
	}
	return answer{res.StatusCode, retryAfter(res.Header), raw}, nil
}

func (c *Client) request(ctx context.Context, method, path, profile string, query url.Values, body any) (*http.Request, error) {
	var payload io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		payload = bytes.NewReader(raw)
	}
	address := c.base + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, address, payload)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.key)
	if profile != "" {
		req.Header.Set("Profile-Key", profile)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
		// A request with this header is not repeated by the transport on its own.
		req.GetBody = nil
	}
	return req, nil
}

// notSent marks errors of making the connection: nothing can have arrived. The address is
// left out, so that no key in it can reach a log.
func notSent(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	var op *net.OpError
	if errors.Is(err, syscall.ECONNREFUSED) || (errors.As(err, &op) && op.Op == "dial") {
		return fmt.Errorf("%w: %w", errNotSent, err)
	}
	return err
}

func retryAfter(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// call is do for requests that are no posts: anything but success is a fault.
func (c *Client) call(ctx context.Context, method, path, profile string, query url.Values, body, into any) error {
	got, err := c.do(ctx, method, path, profile, query, body)
	if err != nil {
		return fault.ErrUnavailable.Because(err)
	}
	if got.status >= 400 {
		return callFault(got)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(got.body, into); err != nil {
		return fault.ErrUnavailable.Because(fmt.Errorf("read ayrshare's answer: %w", err))
	}
	return nil
}

// callFault tells a refused call in our words.
func callFault(got answer) error {
	e := firstError(got.body)
	cause := fmt.Errorf("ayrshare answered %d, code %d: %s", got.status, e.Code, e.Message)
	if got.status == http.StatusTooManyRequests {
		return fault.ErrUnavailable.RetryIn(max(got.retryAfter, 5*time.Second)).Because(cause)
	}
	return fault.ErrUnavailable.Because(cause)
}

package control_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"campaignos.dev/sandbox/control"
)

func TestStatusFaultAnswersWithoutTheProvider(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"status","status":503,"headers":{"Retry-After":"7"},"body":"{\"a\":1}"}`)
	answer, body, err := s.post("/v1/x", "a")
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != 503 || body != `{"a":1}` || answer.Header.Get("Retry-After") != "7" {
		t.Errorf("got %d %q %v", answer.StatusCode, body, answer.Header)
	}
	if got := answer.Header.Get("Content-Type"); !strings.HasPrefix(got, "application/json") {
		t.Errorf("a JSON body is announced as %q", got)
	}
	if s.provider.worked.Load() != 0 {
		t.Error("the provider has worked")
	}
}

func TestStatusFaultWithoutBodySaysThatItWasInjected(t *testing.T) {
	s := set(t)
	fault := s.inject(`{"provider":"stripe","kind":"status","status":429}`)
	_, body, _ := s.post("/v1/x", "a")
	if !strings.Contains(body, "Injected by the sandbox: fault "+fault.ID) {
		t.Errorf("got %s", body)
	}
}

func TestDelayFaultWaitsThenLetsTheProviderAnswer(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"delay","delayMs":90000}`)
	done := make(chan string)
	go func() {
		_, body, err := s.post("/v1/x", "a")
		done <- fmt.Sprint(body, err)
	}()
	if waited := <-s.waits; waited != 90*time.Second {
		t.Errorf("it waits %v", waited)
	}
	if s.provider.worked.Load() != 0 {
		t.Error("the provider worked before the delay had passed")
	}
	s.elapse <- time.Time{}
	if got := <-done; got != "work 1 on a<nil>" {
		t.Errorf("got %s", got)
	}
}

func TestTimeoutFaultDoesTheWorkAndNeverAnswers(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"timeout","times":1}`)
	ctx, cancel := context.WithCancel(context.Background())
	request, _ := http.NewRequestWithContext(ctx, "POST", s.server.URL+"/v1/x", strings.NewReader("a"))
	failed := make(chan error)
	go func() {
		_, err := http.DefaultClient.Do(request)
		failed <- err
	}()
	eventually(t, func() bool { return s.provider.worked.Load() == 1 })
	select {
	case err := <-failed:
		t.Fatalf("it was answered: %v", err)
	default:
	}
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	list := s.recorded(func(l []control.Request) bool { return len(l) == 1 && l[0].Outcome == control.OutcomeNotAnswered })
	if list[0].Status != 201 || list[0].Answer != "work 1 on a" {
		t.Errorf("the answer that never arrived is not in the record: %+v", list[0])
	}
}

func TestResetFaultTearsTheConnectionDownBeforeTheWork(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"reset"}`)
	if _, _, err := s.post("/v1/x", "a"); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("got %v, want a reset", err)
	}
	if s.provider.worked.Load() != 0 {
		t.Error("the provider has worked")
	}
}

func TestResetFaultAfterTearsTheConnectionDownBehindTheWork(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"reset","after":true}`)
	if _, _, err := s.post("/v1/x", "a"); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("got %v, want a reset", err)
	}
	if s.provider.worked.Load() != 1 {
		t.Error("the provider has not worked")
	}
}

func TestStatusFaultAfterGivesTheProvidersAnswerUnderAnotherStatus(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"status","status":400,"after":true}`)
	answer, body, err := s.post("/v1/x", "a")
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != 400 || body != "work 1 on a" || s.provider.worked.Load() != 1 {
		t.Errorf("got %d %q after %d works", answer.StatusCode, body, s.provider.worked.Load())
	}
}

func TestDuplicateFaultWritesOneAnswerTwice(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"duplicate","times":1}`)
	conn, err := net.Dial("tcp", s.server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na")
	reader := bufio.NewReader(conn)
	for i := range 2 {
		answer, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatalf("answer %d: %v", i+1, err)
		}
		body, _ := io.ReadAll(answer.Body)
		if answer.StatusCode != 201 || string(body) != "work 1 on a" || answer.Header.Get("X-Provider") != "yes" {
			t.Errorf("answer %d: %d %s", i+1, answer.StatusCode, body)
		}
	}
	if _, err := reader.ReadByte(); err != io.EOF {
		t.Errorf("after two answers: %v", err)
	}
}

func TestDuplicateFaultLeavesAnOrdinaryClientWithOneAnswer(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"duplicate","times":1}`)
	for i := 1; i <= 2; i++ {
		answer, err := http.Post(s.server.URL+"/v1/x", "text/plain", strings.NewReader("a"))
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if want := fmt.Sprintf("work %d on a", i); string(body) != want {
			t.Errorf("call %d: got %q, want %q", i, body, want)
		}
	}
}

func TestTimesCountsDown(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"status","status":500,"times":2}`)
	var seen []int
	for range 4 {
		answer, _, err := s.post("/v1/x", "a")
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, answer.StatusCode)
	}
	if fmt.Sprint(seen) != "[500 500 201 201]" {
		t.Errorf("got %v", seen)
	}
	if _, body := s.call("GET", "/control/faults", ""); strings.TrimSpace(body) != `{"data":[]}` {
		t.Errorf("the spent fault is still listed: %s", body)
	}
}

func TestProbabilityHitsAShareAndItsSeedRepeatsTheChoice(t *testing.T) {
	run := func(seed int) (pattern string) {
		s := set(t)
		s.inject(fmt.Sprintf(`{"provider":"stripe","kind":"status","status":500,"probability":0.5,"seed":%d}`, seed))
		for range 40 {
			answer, _, err := s.post("/v1/x", "a")
			if err != nil {
				t.Fatal(err)
			}
			pattern += string("01"[answer.StatusCode/500])
		}
		return pattern
	}
	first, again, other := run(7), run(7), run(8)
	if first != again {
		t.Errorf("one seed, two sequences: %s and %s", first, again)
	}
	if first == other {
		t.Errorf("two seeds, one sequence: %s", first)
	}
	if hits := strings.Count(first, "1"); hits < 8 || hits > 32 {
		t.Errorf("%d of 40 were hit at one half", hits)
	}
}

func TestFaultHitsOnlyTheRequestsItNames(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"status","status":500,"method":"POST","pathPrefix":"/v1/check","bodyContains":"gold"}`)
	for path, want := range map[string]int{"/v1/checkout gold": 500, "/v1/refunds gold": 201, "/v1/checkout tin": 201} {
		where, body, _ := strings.Cut(path, " ")
		answer, _, err := s.post(where, body)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != want {
			t.Errorf("%s: got %d, want %d", path, answer.StatusCode, want)
		}
	}
}

func TestOldestMatchingFaultStrikes(t *testing.T) {
	s := set(t)
	s.inject(`{"provider":"stripe","kind":"status","status":500,"times":1}`)
	s.inject(`{"provider":"stripe","kind":"status","status":429,"times":1}`)
	for _, want := range []int{500, 429, 201} {
		if answer, _, err := s.post("/", "a"); err != nil || answer.StatusCode != want {
			t.Fatalf("got %v %v, want %d", answer, err, want)
		}
	}
}

package app

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"campaignos.dev/api/internal/redisstore"
)

// metrics are the process's gauges.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	lateness *prometheus.HistogramVec
	attempts *prometheus.CounterVec
}

func newMetrics(redis *redisstore.Store) *metrics {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	make := promauto.With(r)
	make.NewCounterFunc(prometheus.CounterOpts{Name: "redis_failures_total", Help: "Commands that Redis did not answer."},
		func() float64 { return float64(redis.Stats().Failures) })
	make.NewCounterFunc(prometheus.CounterOpts{Name: "redis_fallbacks_total", Help: "Limits and repeated requests answered within the process, since Redis was away."},
		func() float64 { return float64(redis.Stats().Fallbacks) })
	return &metrics{
		registry: r,
		requests: make.NewHistogramVec(prometheus.HistogramOpts{Name: "http_request_seconds", Help: "How long requests took, by route.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}}, []string{"route", "method", "status"}),
		lateness: make.NewHistogramVec(prometheus.HistogramOpts{Name: "publish_lateness_seconds", Help: "From a post's moment to the first call to the provider.",
			Buckets: []float64{.1, .25, .5, 1, 2, 5, 15, 60, 300, 3600}}, []string{"network"}),
		attempts: make.NewCounterVec(prometheus.CounterOpts{Name: "publish_attempts_total", Help: "Calls to the provider, by outcome."}, []string{"network", "outcome"}),
	}
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// request counts one answered request; the route is the table's path, never the address.
func (m *metrics) request(route, method string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Observe(took.Seconds())
}

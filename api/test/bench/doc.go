// Package bench measures what the front door costs a request: who asks, whether they may,
// and how often they have, against a bare Echo handler that gives the same answer; what a
// run adds to its model, and what it costs to be watched.
package bench

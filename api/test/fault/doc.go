// Package fault publishes under fire: real worker processes are killed at random moments
// while the publishing provider answers too late, twice, wrongly or not at all. At the end
// the provider's own ledger must have every post once on each channel, and none missing.
package fault

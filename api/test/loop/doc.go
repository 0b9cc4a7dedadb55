// Package loop runs the product's main job by its API, from registration to the published
// post, against real processes and the sandbox, and asserts on the sandbox network's own
// record, not on the app's word. It also runs it badly: processes that die, stores that
// vanish, and every sort of bad input.
package loop

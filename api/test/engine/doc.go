// Package engine runs engines as a team does, by the API and with real processes, while the
// model is busy, silent, cut off or wrong and while workers die. It looks at what the runs'
// records say and at what the sandbox's model was asked.
package engine

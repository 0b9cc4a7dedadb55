#!/bin/sh
# Says, one sentence each, which of the tools that everything needs are missing or too old.
set -u
faults=0
fault() { echo "$1" >&2; faults=1; }

# newer WANTED GIVEN: whether GIVEN is at least WANTED.
newer() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

if ! command -v go >/dev/null; then
	fault "Go is missing: install Go 1.26 or newer from https://go.dev/dl."
elif ! newer 1.26 "$(cd / && go env GOVERSION | sed 's/^go//; s/[ -].*//')"; then
	fault "Go is too old ($(cd / && go env GOVERSION)): install Go 1.26 or newer from https://go.dev/dl."
fi
if ! command -v node >/dev/null; then
	fault "Node.js is missing: install Node.js 20.9 or newer from https://nodejs.org."
elif ! newer 20.9 "$(node --version | sed 's/^v//')"; then
	fault "Node.js is too old ($(node --version)): install Node.js 20.9 or newer from https://nodejs.org."
fi
command -v npm >/dev/null || fault "npm is missing: it comes with Node.js from https://nodejs.org."
exit $faults

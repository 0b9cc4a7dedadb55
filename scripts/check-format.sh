#!/bin/sh
# Fails where a Go file is not formatted as gofmt does.
set -eu
unformatted=$(gofmt -l api)
[ -z "$unformatted" ] && exit 0
echo "Run gofmt -w on these files:" >&2
echo "$unformatted" >&2
exit 1

#!/bin/sh
# Fails where generating the contract, the list of problems or the web app's types again
# would change a byte.
set -eu
(cd api && go run ./tools/openapi --check)
(cd api && go run ./tools/problems --check)
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
cp shared/src/schema.d.ts "$fresh"
npm run --silent generate --workspace shared >/dev/null
if ! diff -u "$fresh" shared/src/schema.d.ts; then
	cp "$fresh" shared/src/schema.d.ts
	echo "The web app's types are stale: run make generate and commit what it writes." >&2
	exit 1
fi

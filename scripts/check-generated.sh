#!/bin/sh
# Fails where generating the contract, the list of problems or what the web app takes from
# the contract again would change a byte.
set -eu
(cd api && go run ./tools/openapi --check)
(cd api && go run ./tools/problems --check)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cp shared/src/schema.d.ts shared/src/requirements.ts "$fresh"
npm run --silent generate --workspace shared >/dev/null
for file in schema.d.ts requirements.ts; do
	if ! diff -u "$fresh/$file" "shared/src/$file"; then
		cp "$fresh/$file" "shared/src/$file"
		echo "shared/src/$file is stale: run make generate and commit what it writes." >&2
		exit 1
	fi
done

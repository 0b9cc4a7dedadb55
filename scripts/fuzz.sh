#!/bin/sh
# Runs every fuzz target of the API for a while (FUZZTIME, 30s where it is not set) and
# says how many there were. What a target finds it keeps in its package's testdata.
set -eu
cd "$(dirname "$0")/../api"
count=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for file in $(grep -rl --include='*_test.go' '^func Fuzz' internal | sort); do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		echo "$target in $(dirname "$file")"
		if ! go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-30s}" >"$log" 2>&1; then
			cat "$log"
			exit 1
		fi
		tail -n 1 "$log"
		count=$((count + 1))
	done
done
echo "Fuzzing: $count targets held"

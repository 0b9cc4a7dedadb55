#!/bin/sh
# Runs every fuzz target of the API for a while (FUZZTIME, 30s where it is not set) and
# says how many there were. What a target finds it keeps in its package's testdata.
set -eu
cd "$(dirname "$0")/../api"
count=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Go now and then takes the end of the time itself for a failure (golang/go#75804). Then it
# names nothing but the deadline, and has kept no input that fails.
ran_out() {
	grep -q '^    context deadline exceeded$' "$log" && ! grep -qE 'Failing input written|panic:|_test\.go:' "$log"
}

for file in $(grep -rl --include='*_test.go' '^func Fuzz' internal | sort); do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		echo "$target in $(dirname "$file")"
		if go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-30s}" >"$log" 2>&1; then
			tail -n 1 "$log"
		elif ran_out; then
			echo "held until the time was over"
		else
			cat "$log"
			exit 1
		fi
		count=$((count + 1))
	done
done
echo "Fuzzing: $count targets held"

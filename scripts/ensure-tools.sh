#!/bin/sh
# Makes sure of what the tests need beyond Go and Node.js: takes it from the PATH, else
# installs Debian's package where that may be done, else says what to install.
#
#	scripts/ensure-tools.sh test      Chromium, Redis, PostgreSQL
#	scripts/ensure-tools.sh verify    those, and Nginx and systemd's checker
set -u
PATH="$PATH:/usr/sbin:/sbin"

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_redis_server() { command -v redis-server; }
has_postgresql() { command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb; }
has_nginx() { command -v nginx; }
has_systemd() { command -v systemd-analyze; }

# missing PACKAGE…: those of the packages whose programs are not there.
missing() {
	for package; do
		"has_$(echo "$package" | tr - _)" >/dev/null 2>&1 || printf '%s ' "$package"
	done
}

# install PACKAGE…: from Debian, without starting the services: each test starts its own.
install() {
	echo "Installing Debian's packages for the tests: $*"
	export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
	log=$(mktemp)
	{ apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 || tail -n 20 "$log" >&2
	rm -f "$log"
}

case "${1:-}" in
test) wanted="chromium redis-server postgresql" ;;
verify) wanted="chromium redis-server postgresql nginx systemd" ;;
*) echo "usage: scripts/ensure-tools.sh test|verify" >&2; exit 2 ;;
esac

# The lists of packages are split into words on purpose.
absent=$(missing $wanted)
if [ -n "$absent" ] && [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
	install $absent
	absent=$(missing $wanted)
fi
[ -z "$absent" ] && exit 0
echo "The tests need programs that are missing; install these (Debian's names): $absent" >&2
exit 1

#!/bin/sh
# Checks the deployment files with the programs that will read them: nginx, systemd, pm2.
# Nothing is installed and nothing keeps running.
set -eu
PATH="$PATH:/usr/sbin:/sbin"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
PM2_HOME="$work/pm2"
export PM2_HOME
pm2="npx --yes pm2@7.0.4"
trap '$pm2 kill >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# A release in which every program just waits.
release() {
	mkdir -p "$work/release/bin" "$work/release/web/frontend"
	for program in api worker campaignctl; do
		printf '#!/bin/sh\nexec sleep 300\n' >"$work/release/bin/$program"
		chmod +x "$work/release/bin/$program"
	done
	echo 'setTimeout(() => {}, 300_000);' >"$work/release/web/frontend/server.js"
	echo 'APP_ENV=production' >"$work/env"
	echo 'API_URL=http://127.0.0.1:8080' >"$work/web.env"
}

check_nginx() {
	"$here/nginx/self-signed.sh" "$work"
	SERVER_NAME=app.example.com CERTIFICATE="$work/cert.pem" CERTIFICATE_KEY="$work/key.pem" \
		HTTP_PORT=18080 HTTPS_PORT=18443 API_ADDRS="127.0.0.1:8080 127.0.0.1:8090" \
		"$here/nginx/render.sh" >"$work/site.conf"
	if grep '@[A-Z_]*@' "$work/site.conf"; then
		echo "nginx: words between @ signs are left" >&2
		exit 1
	fi
	"$here/nginx/stand-alone.sh" "$work" "$work/site.conf" >"$work/nginx.conf"
	nginx -t -q -c "$work/nginx.conf" -p "$work" -e "$work/error.log"
	echo "nginx takes the site."
}

# systemd looks for the programs, so the units are pointed at the release that waits.
check_systemd() {
	mkdir "$work/units"
	node=$(command -v node)
	for unit in "$here"/systemd/*; do
		sed -e "s|/opt/campaign-os/current|$work/release|; s|/usr/bin/node|$node|" "$unit" >"$work/units/$(basename "$unit")"
	done
	cd "$work/units"
	# What systemd does not understand it ignores with a warning; here a warning is a fault.
	faults=$(systemd-analyze verify --man=no ./campaign-os.target ./campaign-os-migrate.service ./campaign-os-web.service \
		./campaign-os-api@8080.service ./campaign-os-worker@8081.service 2>&1 | grep campaign-os || true)
	cd "$here"
	if [ -n "$faults" ]; then
		echo "$faults" >&2
		exit 1
	fi
	echo "systemd takes the units."
}

check_pm2() {
	CAMPAIGN_OS="$work/release" ENV_FILE="$work/env" WEB_ENV_FILE="$work/web.env" $pm2 start "$here/pm2/ecosystem.config.cjs" >"$work/pm2.log" 2>&1 || { cat "$work/pm2.log" >&2; exit 1; }
	online=$($pm2 jlist 2>/dev/null | tail -n 1 | grep -o '"status":"online"' | wc -l)
	if [ "$online" -ne 3 ]; then
		cat "$work/pm2.log" >&2
		echo "pm2: $online of 3 processes are up" >&2
		exit 1
	fi
	echo "pm2 starts all three."
}

release
check_nginx
check_systemd
check_pm2

#!/bin/sh
# Fills in the site and prints it.
#
#	SERVER_NAME=app.example.com docs/deploy/nginx/render.sh >/etc/nginx/conf.d/campaign-os.conf
#
# API_ADDRS is a list with spaces, one address per copy of the API.
set -eu
: "${SERVER_NAME:?give the name that people open, such as app.example.com}"
: "${CERTIFICATE:=/etc/letsencrypt/live/$SERVER_NAME/fullchain.pem}"
: "${CERTIFICATE_KEY:=/etc/letsencrypt/live/$SERVER_NAME/privkey.pem}"
: "${HTTP_PORT:=80}"
: "${HTTPS_PORT:=443}"
: "${API_ADDRS:=127.0.0.1:8080}"
: "${WEB_ADDR:=127.0.0.1:3000}"

servers=
for addr in $API_ADDRS; do
	servers="${servers}server $addr; "
done

# A machine without IPv6 can't listen on it.
without=
[ -s /proc/net/if_inet6 ] || without='/listen \[::\]/d'

sed -e "$without" -e "s|@SERVER_NAME@|$SERVER_NAME|g" \
	-e "s|@CERTIFICATE@|$CERTIFICATE|" -e "s|@CERTIFICATE_KEY@|$CERTIFICATE_KEY|" \
	-e "s|@HTTP_PORT@|$HTTP_PORT|g" -e "s|@HTTPS_PORT@|$HTTPS_PORT|g" \
	-e "s|@API_SERVERS@|$servers|" -e "s|@WEB_ADDR@|$WEB_ADDR|" \
	"$(dirname "$0")/campaign-os.conf"

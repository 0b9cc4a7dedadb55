#!/bin/sh
# Prints a whole nginx.conf around one site, for a server that keeps everything in one
# folder and needs no rights: stand-alone.sh FOLDER SITE
set -eu
# Otherwise Nginx would change to an account that may not write to the folder.
[ "$(id -u)" != 0 ] || echo "user root;"
cat <<CONF
pid $1/nginx.pid;
daemon off;
worker_processes 1;
error_log $1/error.log;
events {
	worker_connections 512;
}
http {
	access_log off;
	client_body_temp_path $1/body;
	proxy_temp_path $1/proxy;
	fastcgi_temp_path $1/fastcgi;
	uwsgi_temp_path $1/uwsgi;
	scgi_temp_path $1/scgi;
	types {
		text/html html;
	}
	default_type application/octet-stream;
	include $2;
}
CONF

#!/bin/sh
# Makes sure there is an nginx to test the configuration for hosts with, installing Debian's package if that is allowed.
ready() { PATH="$PATH:/usr/sbin" command -v nginx >/dev/null 2>&1; }
ready && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
    $as_root apt-get update -qq >/dev/null 2>&1
    # Installing must not start a server on this machine's port 80.
    $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq nginx-light >/dev/null 2>&1
    ready && exit 0
fi
echo "The tests of deploy/nginx.conf need nginx: install it, e.g. apt-get install nginx-light" >&2
exit 1

#!/bin/sh
# Makes sure there is a Chromium for the browser tests, installing Debian's package if that is allowed.
for name in "$CHROMIUM" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && exit 0
done
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1
    command -v chromium >/dev/null 2>&1 && exit 0
fi
echo "The browser tests need Chromium: install it (apt-get install chromium) or set CHROMIUM=/path/to/it" >&2
exit 1

#!/bin/sh
# Makes sure there is Hunspell with an Indonesian dictionary, installing Debian's packages if that is allowed.
ready() { command -v hunspell >/dev/null 2>&1 && echo ini | hunspell -d id_ID -l >/dev/null 2>&1; }
ready && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq hunspell hunspell-id >/dev/null 2>&1
    ready && exit 0
fi
echo "The check of the prose needs Hunspell's Indonesian dictionary: apt-get install hunspell hunspell-id" >&2
exit 1

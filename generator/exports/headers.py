"""What a host says with every answer: one policy, written for hosts that read `_headers` and for nginx."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.asset import FOLDER, Asset, Make
from generator.site import Site

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search runs WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {allowed}" for name, allowed in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
ALWAYS_ASK, AN_HOUR, FOR_EVER = "no-cache", "public, max-age=3600", "public, max-age=31536000, immutable"
# No path may begin another: hosts that read `_headers` would send both values.
LIFETIMES = {
    "/assets/css/": FOR_EVER,  # the names of these files change with what is in them
    "/assets/js/": AN_HOUR,
    "/assets/og/": AN_HOUR,
    f"/{FOLDER}/": AN_HOUR,
    "/pagefind/fragment/": FOR_EVER,
    "/pagefind/index/": FOR_EVER,
}


def assets(site: Site) -> Iterator[Make]:
    """`_headers` (Netlify, Cloudflare Pages) and `unduh/nginx-headers.conf`; the same for every site."""
    yield _for_hosts
    yield _for_nginx


def _for_hosts(site: Site) -> Asset:
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for path, lifetime in LIFETIMES.items():
        lines += [f"{path}*", f"  Cache-Control: {lifetime}"]
    return Asset("_headers", _text(lines), "data")


def _for_nginx(site: Site) -> Asset:
    lines = [
        "# Di dalam blok http: include nginx-headers.conf;",
        "# Blok server atau location yang memakai add_header sendiri harus memuat berkas ini lagi.",
        "map $uri $suluh_lifetime {",
        f'    default "{ALWAYS_ASK}";',
        *(f'    ~^{path} "{lifetime}";' for path, lifetime in LIFETIMES.items()),
        "}",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "add_header Cache-Control $suluh_lifetime;",
    ]
    return Asset(f"{FOLDER}/nginx-headers.conf", _text(lines), "data")


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()

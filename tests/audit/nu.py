"""The Nu HTML checker on many files at once."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.audit.tools import JAVA, MODULES


@dataclass(frozen=True)
class Fault:
    """One error in one file."""

    page: str
    line: int
    message: str
    extract: str


class Checker:
    """A run of the checker, which goes on beside other work until its faults are asked for."""

    def __init__(self, site: Path, files: Sequence[Path], lanes: int = 1) -> None:
        jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
        command = [str(JAVA), "-Xss8m", "-jar", str(jar), "--errors-only", "--format", "json", "--stdout"]
        self.site = site
        self.processes = [
            subprocess.Popen([*command, *map(str, files[lane::lanes])], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for lane in range(lanes)
            if files[lane::lanes]
        ]

    def faults(self) -> list[Fault]:
        """Wait for the end; what is wrong, by page and line."""
        found = []
        for process in self.processes:
            out, err = process.communicate()
            try:
                messages = json.loads(out)["messages"]
            except ValueError:
                raise RuntimeError(f"the Nu checker did not run: {err.decode()[:500]}") from None
            found += [self._fault(message) for message in messages]
        return sorted(found, key=lambda fault: (fault.page, fault.line, fault.message))

    def _fault(self, message: dict[str, object]) -> Fault:
        path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
        page = path.relative_to(self.site.resolve()).as_posix().removesuffix("index.html")
        line = message.get("lastLine", 0)
        extract = " ".join(str(message.get("extract", "")).split())
        return Fault(page, line if isinstance(line, int) else 0, str(message["message"]), extract)

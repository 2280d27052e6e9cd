"""Many stylesheets to the one that pages load, named after its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def bundle(sheets: Iterable[str]) -> tuple[str, bytes]:
    """The name and the bytes of one stylesheet that says what `sheets` say, in their order.

    Comments and the space between rules go; a name with the hash of the content lets servers keep it for ever.
    """
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", "\n".join(sheets)))).strip()
    content = f"{text}\n".encode()
    return f"suluh.{hashlib.sha256(content).hexdigest()[:8]}.css", content

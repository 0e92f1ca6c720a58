"""Characters that nobody sees: zero-width ones, soft hyphens, byte order marks, odd line ends."""

from __future__ import annotations

import re

from index.edits import Edit

__all__ = ["invisible"]

_INVISIBLE = re.compile(
    r"(?P<zero>[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+)"
    r"|(?P<line>\r\n?|[\u2028\u2029\x0b\x0c\x85])"
    r"|(?P<control>[\x00-\x08\x0e-\x1f\x7f]+)"
)
_KINDS = {"zero": "zero-width", "line": "line-end", "control": "control-character"}


def invisible(text: str) -> list[Edit]:
    """Edits that drop invisible characters and turn every kind of line end into '\\n'."""
    edits = []
    for found in _INVISIBLE.finditer(text):
        group = found.lastgroup or ""
        after = "\n" if group == "line" else ""
        edits.append(Edit(found.start(), found.end(), after, _KINDS[group]))
    return edits

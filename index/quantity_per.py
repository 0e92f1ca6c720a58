"""Amounts whose divisor stands before them: 每立方米19微克."""

from __future__ import annotations

import re
from dataclasses import replace

from index.quantity import Quantity
from index.quantity_units import unit_kind

__all__ = ["with_divisor"]

_LONGEST = 8
_PER = re.compile(r"每(立方米|升|平方公里|平方千米) ?$")
_DIVIDED = frozenset({"mass", "person", "count"})


def with_divisor(text: str, read: Quantity) -> Quantity:
    """The amount with the volume or area that it is said per, which then begins it."""
    per = _PER.search(text[max(0, read.start - _LONGEST) : read.start])
    if per is None or read.kind not in _DIVIDED:
        return read
    unit = f"{read.unit}/{per[1]}"
    return replace(read, start=read.start - len(per.group()), unit=unit, kind=unit_kind(unit))

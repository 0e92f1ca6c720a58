"""How much of clean reports the repair changes, outside white space.

Usage: python benchmarks/repair_share.py FOLDER — prints one JSON document.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from index.document import Document
from index.repair import Repaired, repair

__all__ = ["changed_characters", "share"]


def changed_characters(repaired: Repaired) -> int:
    """How many characters outside white space the repairs dropped, added or replaced."""
    changed = 0
    for entry in repaired.repairs:
        before, after = "".join(entry.before.split()), "".join(entry.after.split())
        changed += max(len(before), len(after)) if before != after else 0
    return changed


def share(folder: Path) -> dict[str, object]:
    """The share of changed characters over a folder's .txt files, in all and in the worst one.

    Shares are of the characters outside white space; `repairs` counts all repairs by kind.
    """
    changed = total = characters = 0
    worst, worst_name = 0.0, ""
    kinds: Counter[str] = Counter()
    seconds = 0.0
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        start = time.perf_counter()
        result = repair(Document(text, "txt"))
        seconds += time.perf_counter() - start
        inked = len("".join(text.split()))
        here = changed_characters(result)
        if inked and here / inked >= worst:
            worst, worst_name = here / inked, path.name
        changed, total, characters = changed + here, total + inked, characters + len(text)
        kinds.update(entry.kind for entry in result.repairs)
    return {
        "reports": len(paths),
        "characters": characters,
        "share": changed / total if total else 0.0,
        "worst": {"report": worst_name, "share": worst},
        "repairs": dict(kinds.most_common()),
        "seconds": round(seconds, 3),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/repair_share.py FOLDER")
    print(json.dumps(share(Path(sys.argv[1])), ensure_ascii=False, indent=2))

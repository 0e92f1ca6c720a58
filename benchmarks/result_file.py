"""A benchmark whose result goes into one JSON file."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["write_result"]

_RESULTS = Path(__file__).resolve().parent / "results"


def write_result(about: str | None, name: str, measure: Callable[[Path], dict[str, Any]]) -> None:
    """Measures in a new folder, prints the result and writes it to results/NAME or to --out."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--out", type=Path, default=_RESULTS / name)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = json.dumps(measure(Path(folder)), ensure_ascii=False, indent=1)
    given.out.write_text(f"{found}\n", encoding="utf-8")
    print(found)

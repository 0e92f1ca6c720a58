"""Of what commit, day and machine a result is."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

__all__ = ["made"]

_ROOT = Path(__file__).resolve().parents[1]


def made(packages: Sequence[str]) -> dict[str, Any]:
    """The commit, the date, Python, the number of cores and the versions of these packages."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "commit": commit.stdout.strip(),
        "date": date.today().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "packages": {name: version(name) for name in packages},
    }

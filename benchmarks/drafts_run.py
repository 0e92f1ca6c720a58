"""The command line called in this process, and a draft made by it."""

from __future__ import annotations

import contextlib
import io
import json
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.drafts_cases import Case

__all__ = ["Done", "Outcome", "call", "drafted"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command returned and printed."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft as JSON, None with a `message` where there is none; how long it took."""

    document: dict[str, Any] | None
    seconds: float
    message: str = ""
    crashed: bool = False


def call(*arguments: str, library: Path) -> Done:
    """Runs one command with --json on a library."""
    from assistant.cli import run

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([*arguments, "--json", "--library", str(library)])
    return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]


def drafted(case: Case, library: Path, path: Path) -> Outcome:
    """Drafts a case to a .docx; what the user could put right is a refusal, all else a crash."""
    path.unlink(missing_ok=True)
    begun = time.perf_counter()
    try:
        done = call("draft", case.template, *case.options, "-o", str(path), library=library)
    except Exception:  # a crash of the drafter is a result here
        message = traceback.format_exc().strip()
        return Outcome(None, time.perf_counter() - begun, message, True)
    taken = time.perf_counter() - begun
    if done.code != 0 or not path.exists():
        return Outcome(None, taken, done.err.strip(), "Traceback" in done.err)
    return Outcome(json.loads(done.out), taken)

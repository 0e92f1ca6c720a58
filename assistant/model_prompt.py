"""The messages to a language model, filled into the readable files under prompts/model."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.model_endpoint import ModelError
from assistant.shipped import prompt_folder

__all__ = ["VARIABLES", "messages_of"]

VARIABLES = {"answer": ("问题", "原句", "编号样例"), "smooth": ("段落",)}
_VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def messages_of(name: str, values: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """The system and the user message of the prompt file `name` with its variables filled in.

    What is filled in is not looked through again, so a value cannot name another variable. Raises
    ModelError where the file is not in two parts or names a variable that has no value.
    """
    text = (prompt_folder() / "model" / f"{name}.md").read_text(encoding="utf-8-sig")
    parts = re.split(r"(?m)^---[ \t]*\r?\n", text)
    if len(parts) != 2:
        raise ModelError(f"提示词 {name}.md 应由一行“---”分成两部分，请改正。")
    system, user = (_filled(part.strip(), name, values) for part in parts)
    return {"role": "system", "content": system}, {"role": "user", "content": user}


def _filled(text: str, name: str, values: Mapping[str, str]) -> str:
    unknown = next((v for v in _VARIABLE.findall(text) if v not in values), None)
    if unknown is not None:
        raise ModelError(f"提示词 {name}.md 里的变量“{unknown}”不认识，请改正。")
    return _VARIABLE.sub(lambda found: values[found[1]], text)

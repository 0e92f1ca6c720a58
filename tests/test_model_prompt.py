from __future__ import annotations

import re

import pytest

from assistant.model_endpoint import ModelError
from assistant.model_prompt import VARIABLES, messages_of
from assistant.shipped import prompt_folder

VALUES = {"问题": "几台？{{原句}}", "原句": "[A3C4] 46台。{{问题}}", "编号样例": "[0000]"}
FOLDER = prompt_folder() / "model"


def test_a_prompt_has_two_messages_with_its_variables_filled_in() -> None:
    system, user = messages_of("answer", VALUES)
    assert (system["role"], user["role"]) == ("system", "user")
    assert "[0000]" in system["content"]
    assert "无法回答" in system["content"]
    assert user["content"].endswith("[A3C4] 46台。{{问题}}")


def test_what_is_filled_in_cannot_name_a_variable() -> None:
    _, user = messages_of("answer", VALUES)
    assert "几台？{{原句}}" in user["content"]


def test_a_variable_without_a_value_is_named() -> None:
    with pytest.raises(ModelError, match=r"answer\.md 里的变量“问题”"):
        messages_of("answer", {"原句": "", "编号样例": ""})


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_every_variable_is_documented_and_used(name: str) -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    used = re.findall(r"\{\{(.+?)\}\}", (FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    assert set(used) == set(VARIABLES[name])
    assert all(f"`{{{{{variable}}}}}`" in guide for variable in used)
    assert f"`{name}.md`" in guide


def test_every_prompt_is_known() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} - {"README"} == set(VARIABLES)

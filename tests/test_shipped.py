from __future__ import annotations

from assistant.shipped import prompt_folder


def test_the_templates_lie_under_the_prompt_folder() -> None:
    assert (prompt_folder() / "draft" / "总体进展.md").is_file()

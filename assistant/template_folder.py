"""Where templates lie: the folders of the user before the shipped one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.shipped import prompt_folder
from assistant.template_model import TemplateError

__all__ = ["THEME_FILE", "find_template", "find_themes", "read_file", "template_files"]

THEME_FILE = "专题.yaml"


def template_files(folders: Sequence[Path] = ()) -> list[Path]:
    """The template files of the user's folders and the shipped one, sorted by name.

    Of files with the same name that of the first folder counts; a README is none. Raises
    TemplateError for a folder that does not exist.
    """
    found: dict[str, Path] = {}
    for folder in _searched(folders):
        for path in folder.glob("*.md"):
            if path.stem.lower() != "readme":
                found.setdefault(path.stem, path)
    return [found[name] for name in sorted(found)]


def find_template(name: str, folders: Sequence[Path] = ()) -> Path:
    """The file of the template of that name, or at that path where it ends with .md."""
    files = template_files(folders)
    path = Path(name) if name.endswith(".md") else {p.stem: p for p in files}.get(name)
    if path is None or not path.is_file():
        known = "、".join(p.stem for p in files)
        raise TemplateError(
            f"没有名为“{name}”的起草模板；现有模板：{known}，或给出模板文件（.md）的路径。"
        )
    return path


def find_themes(folders: Sequence[Path]) -> Path | None:
    """The list of themes of the first of these folders or of the shipped one that has any."""
    return next((f / THEME_FILE for f in _searched(folders) if (f / THEME_FILE).is_file()), None)


def read_file(path: Path) -> str:
    """The text of a template file; raises TemplateError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"模板 {path.name} 不是 UTF-8 编码，请另存为 UTF-8。") from error
    except OSError as error:
        raise TemplateError(f"模板 {path.name} 无法读取，请检查文件能否打开。") from error


def _searched(folders: Sequence[Path]) -> tuple[Path, ...]:
    for folder in folders:
        if not folder.is_dir():
            raise TemplateError(f"没有模板文件夹“{folder}”，请检查路径。")
    return (*folders, prompt_folder() / "draft")

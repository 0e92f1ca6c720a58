"""A check as one HTML file that needs nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checked_markup import checked_markup
from assistant.export_file import ExportError
from assistant.web_text import shown

if TYPE_CHECKING:
    from assistant.check import Checked

__all__ = ["checked_html", "write_html"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_STYLE = """
:root { --above: 110px; --cited: #fff0b8; }
* { box-sizing: border-box; }
body { margin: 0; padding: 12px 24px; background: #f4f6f9; color: #1f2a37;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 19px; color: #173d6b; margin: 0; }
h2 { text-align: center; font-size: 19px; margin: 0 0 14px; }
h3 { font-size: 15px; color: #173d6b; margin: 4px 0 8px; }
.paper { background: #fff; border: 1px solid #dde3ea; border-radius: 6px; padding: 26px 34px; }
.paper p { text-indent: 2em; overflow-wrap: anywhere; }
.source { background: #fff; border: 1px solid #dde3ea; border-left: 3px solid #1f5a9e;
  border-radius: 6px; padding: 10px 14px; margin: 0 0 10px; cursor: pointer; }
.source.pointed { box-shadow: 0 0 0 2px #1f5a9e; }
.source header { display: flex; gap: 8px; align-items: baseline; }
.source header b { font-size: 14px; line-height: 1.6; overflow-wrap: anywhere; }
.source .where, .source .formula { color: #5b6876; font-size: 13px; line-height: 1.6; }
.source .quote { font-size: 14px; line-height: 1.8; margin: 4px 0; overflow-wrap: anywhere; }
.cited { background: var(--cited); }
.empty { color: #5b6876; padding: 14px; border: 1px dashed #dde3ea; border-radius: 6px; }
@media print { .checked .sheet { display: block; height: auto; } }
"""
_SCRIPT = """
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.target.click();
});
document.addEventListener("click", (event) => {
  const at = event.target.closest("[data-act=goto]");
  if (!at || String(getSelection())) return;
  const target = document.getElementById(at.dataset.target);
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.classList.add("pointed");
  setTimeout(() => target.classList.remove("pointed"), 1500);
});
"""


def checked_html(checked: Checked) -> str:
    """The page of a check, with its own style and script and nothing from elsewhere."""
    title = shown(checked.report.metadata.title.value or checked.report.id)
    style = Path(__file__).with_name("checked.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>数字核对：{title}</title><style>{_STYLE}{style}</style></head>"
        f"<body><h1>数字核对：{title}</h1>{checked_markup(checked, linked=False)}"
        f"<script>{_SCRIPT}</script></body></html>\n"
    )


def write_html(checked: Checked, path: Path) -> None:
    """Writes the page of a check; raises ExportError where that fails."""
    page = checked_html(checked).encode("utf-8", "replace")
    try:
        path.write_bytes(page)
    except OSError as error:
        raise ExportError(f"无法写入“{path}”，请检查文件夹是否存在、文件能否改写。") from error

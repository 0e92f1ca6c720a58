"""How the page looks: fonts of the system, one blue, light in every browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["stylesheet", "theme"]

_FONTS = (
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_MONO = ("ui-monospace", "Consolas", "monospace")


def theme() -> gr.themes.Base:
    """The theme, whose fonts are all those of the user's machine."""
    import gradio as gr

    blue = gr.themes.Color(
        c50="#eef4fb",
        c100="#dbe8f6",
        c200="#bcd3ee",
        c300="#8fb5e0",
        c400="#5a90ce",
        c500="#2f6fb7",
        c600="#1f5a9e",
        c700="#1a4a83",
        c800="#173d6b",
        c900="#132f52",
        c950="#0c1f38",
    )
    return gr.themes.Base(
        primary_hue=blue,
        secondary_hue=blue,
        neutral_hue=gr.themes.colors.slate,
        text_size=gr.themes.sizes.text_md,
        spacing_size=gr.themes.sizes.spacing_sm,
        radius_size=gr.themes.sizes.radius_sm,
        font=_FONTS,
        font_mono=_MONO,
    ).set(
        body_background_fill="#f4f6f9",
        body_text_color="#1f2a37",
        block_background_fill="#ffffff",
        block_border_width="1px",
        block_label_text_color="#4b5a6b",
        button_primary_background_fill="#1f5a9e",
        button_primary_background_fill_hover="#1a4a83",
        button_primary_text_color="#ffffff",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_hover="#eef4fb",
        button_secondary_text_color="#1f5a9e",
        button_secondary_border_color="#c9d5e3",
        button_cancel_background_fill="#a33a2e",
        button_cancel_background_fill_hover="#832d23",
        button_cancel_text_color="#ffffff",
        button_border_width="1px",
        input_background_fill="#ffffff",
        input_border_color="#d3dbe5",
        input_border_color_focus="#1f5a9e",
        input_border_width="1px",
    )


def stylesheet() -> str:
    """The rules of the page."""
    names = ("web.css", "checked.css", "compared.css", "drafted.css")
    styles = (Path(__file__).with_name(name) for name in names)
    return "".join(style.read_text(encoding="utf-8") for style in styles)

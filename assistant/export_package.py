"""The parts of a Word file put together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any
from xml.sax.saxutils import escape

from assistant.export_layout import Layout, Page, footer, section_properties, settings, styles
from assistant.export_xml import NAMESPACES, printable

__all__ = ["open_package", "package"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"


def package(
    body: str, last_page: Page, layout: Layout, title: str = "", comments: Sequence[str] = ()
) -> bytes:
    """A Word file: the paragraphs and tables of its body, whose last section has `last_page`."""
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}"
        f"{section_properties(last_page)}</w:body></w:document>",
        "word/styles.xml": styles(layout),
        "word/settings.xml": settings(),
        "word/footer1.xml": footer(layout, odd=True),
        "word/footer2.xml": footer(layout, odd=False),
        "docProps/core.xml": _core(title),
    }
    if comments:
        parts["word/comments.xml"] = f"<w:comments {NAMESPACES}>{''.join(comments)}</w:comments>"
    parts = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
            ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
            ("rIdOdd", f"{_OFFICE}/footer", "footer1.xml"),
            ("rIdEven", f"{_OFFICE}/footer", "footer2.xml"),
            *((("rIdComments", f"{_OFFICE}/comments", "comments.xml"),) if comments else ()),
        ),
    } | parts
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, _HEAD + content)
    return held.getvalue()


def open_package(content: bytes) -> Any:
    """The document of python-docx that a Word file holds."""
    import docx

    return docx.Document(io.BytesIO(content))


def _types(parts: dict[str, str]) -> str:
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    names = [name.rpartition("/")[2].removesuffix(".xml") for name in parts]
    overrides = "".join(
        f'<Override PartName="/{path}" '
        f'ContentType="{_CORE if name == "core" else f"{_WORD}.{kinds.get(name, name)}+xml"}"/>'
        for path, name in zip(parts, names, strict=True)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _core(title: str) -> str:
    """The properties of the file: its title; no author, who is the office that sends it."""
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(printable(title))}</dc:title><dc:creator></dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{now}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )

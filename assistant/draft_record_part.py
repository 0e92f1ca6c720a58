"""A custom XML part of a Word file, which Word keeps when the file is edited and saved."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from assistant.export_file import ExportError

__all__ = ["put_part", "read_part"]

_MAX_BYTES = 64_000_000
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIPPED = (1980, 1, 1, 0, 0, 0)


def put_part(path: Path, namespace: str, guid: str, text: str) -> None:
    """Writes `text` into a .docx as the one custom XML part of a namespace.

    `guid` names the part in Word's own terms. A part of that namespace that is already there is
    written over. Raises ExportError where the file cannot be written.
    """
    item = f"{_HEAD}<record xmlns={quoteattr(namespace)}>{escape(text)}</record>"
    try:
        with zipfile.ZipFile(path) as package:
            entries = {info.filename: (info, package.read(info)) for info in package.infolist()}
        parts = {name: data for name, (_, data) in entries.items()}
        held = next((n for n in parts if _ITEM.fullmatch(n) and _is(parts[n], namespace)), None)
        new = {held: item.encode()} if held else _new(parts, namespace, guid, item)
        _write(path, {**parts, **new})
    except (OSError, zipfile.BadZipFile) as error:
        raise ExportError(f"无法写入“{path}”，请检查文件夹是否存在、文件是否正在打开。") from error


def read_part(path: Path, namespace: str) -> str | None:
    """The text of the custom XML part of a namespace; None where a file has none."""
    try:
        with zipfile.ZipFile(path) as package:
            for info in package.infolist():
                if not _ITEM.fullmatch(info.filename) or info.file_size > _MAX_BYTES:
                    continue
                data = package.read(info)
                if _is(data, namespace):
                    return "".join(ElementTree.fromstring(data).itertext())
    except (OSError, zipfile.BadZipFile, RuntimeError, ElementTree.ParseError):
        return None
    return None


def _is(data: bytes, namespace: str) -> bool:
    if b"<!DOCTYPE" in data[:2000] or namespace.encode() not in data[:2000]:
        return False
    try:
        return ElementTree.fromstring(data).tag == f"{{{namespace}}}record"
    except ElementTree.ParseError:
        return False


def _new(parts: dict[str, bytes], namespace: str, guid: str, item: str) -> dict[str, bytes]:
    """The parts that are added or changed where a file gets a part of its own."""
    taken = [int(m[1]) for m in map(_ITEM.fullmatch, parts) if m]
    n = max(taken, default=0) + 1
    properties = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID={quoteattr(guid)}>'
        f"<ds:schemaRefs><ds:schemaRef ds:uri={quoteattr(namespace)}/></ds:schemaRefs>"
        "</ds:datastoreItem>"
    )
    links = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}">'
        f"{_link('rId1', 'customXmlProps', f'itemProps{n}.xml')}</Relationships>"
    )
    override = f'<Override PartName="/customXml/itemProps{n}.xml" ContentType="{_PROPERTIES}"/>'
    default = b'Extension="xml"'
    if default not in parts[_TYPES]:
        override = f'<Default Extension="xml" ContentType="application/xml"/>{override}'
    link = _link(_free(parts[_LINKS]), "customXml", f"../customXml/item{n}.xml")
    return {
        f"customXml/item{n}.xml": item.encode(),
        f"customXml/itemProps{n}.xml": properties.encode(),
        f"customXml/_rels/item{n}.xml.rels": links.encode(),
        _TYPES: _added(parts[_TYPES], "</Types>", override),
        _LINKS: _added(parts[_LINKS], "</Relationships>", link),
    }


def _link(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'


def _free(links: bytes) -> str:
    taken = {int(n) for n in re.findall(rb'Id="rId(\d+)"', links)}
    return f"rId{max(taken, default=0) + 1}"


def _added(part: bytes, closing: str, element: str) -> bytes:
    return part.replace(closing.encode(), element.encode() + closing.encode())


def _write(path: Path, parts: dict[str, bytes]) -> None:
    """Replaces the file by one with these parts, whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                info = zipfile.ZipInfo(name, _ZIPPED)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                package.writestr(info, data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

"""The package: parts, content types, relationships and properties, zipped so that equal documents are equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from editor.formats.docx.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, M, R, W

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest a zip file knows. When a file was made is its own affair."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_COMPRESSION = 6


def part(root: str, body: str) -> str:
    """A part of WordprocessingML with its root element."""
    return f'{_HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{R}" xmlns:m="{M}">{body}</w:{root}>'


def core_properties(title: str, creator: str, time: str) -> str:
    """The properties of the file: what the document says of itself, and nothing of the computer it was written on."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>' for name in ("created", "modified") if time
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>{dates}</cp:coreProperties>"
    )


def packed(parts: Mapping[str, str], kinds: Mapping[str, str], core: str) -> bytes:
    """A package of the parts under ``word/``; `kinds` gives the kind of each, such as ``styles``.

    Relationship ids of headers and footers are ``rId`` and their place from 1 among the parts.
    """
    others = [name for name in parts if name != "document.xml"]
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_MAIN}.'
        f'{"document.main" if name == "document.xml" else kinds[name]}+xml"/>'
        for name in parts
    )
    entries = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{types}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kinds[name]}" Target="{name}"/>'
            for at, name in enumerate(others, start=1)
        )
        + "</Relationships>",
        **{f"word/{name}": xml for name, xml in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as package:
        for name, xml in entries.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(entry, xml.encode("utf-8"))
    return stream.getvalue()

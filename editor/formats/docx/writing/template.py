"""A template as the writer needs it: page, styles, settings, headers and footers, read as plain parts of its package.

The templates in `resources/templates` are made with python-docx (`packaging/build_template.py`). Reading one back takes
under a millisecond this way; importing python-docx to do it takes longer than writing a thousand clauses.
Of a template somebody replaced, only the parts listed here are taken: no macros, links, pictures, or properties.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from editor.core.ports import EditorError

_RELATIONSHIP = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b([A-Za-z]+)="([^"]*)"')
_REFERENCE = re.compile(r'<w:(header|footer)Reference\b[^>]*?w:type="(\w+)"[^>]*?r:id="([^"]+)"[^>]*/>')
_SECTION = re.compile(r"<w:sectPr\b[^>]*>(.*?)</w:sectPr>", re.DOTALL)
_PAGE = re.compile(r"<w:(?:pgSz|pgMar|cols|titlePg)\b[^>]*/>")
_LARGEST = 4_000_000
_OUTSIDE = re.compile(r'\br:(?:id|embed|link|pict)="|<w:(?:object|pict|drawing|altChunk|hyperlink|attachedTemplate)\b')


class UnusableTemplate(EditorError):
    """A template that is no Word file of the kind the writer needs."""


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a template. `headers` are (``header`` or ``footer``, the pages it is for, its XML)."""

    styles: str
    settings: str
    page: str
    headers: tuple[tuple[str, str, str], ...]


def template_of(path: Path) -> Template:
    """The template in a file, read once for each state of the file. Raises `UnusableTemplate`."""
    try:
        state = path.stat()
    except OSError as fault:
        raise UnusableTemplate(f"the template is not there ({fault.strerror})", path.name) from fault
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Template:
    try:
        with zipfile.ZipFile(path) as package:
            return _parts(package)
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError, ValueError) as fault:
        raise UnusableTemplate("the template is not a Word file that can be used", path.name) from fault


def _parts(package: zipfile.ZipFile) -> Template:
    document = _text(package, "word/document.xml")
    targets = {}
    for element in _RELATIONSHIP.findall(_text(package, "word/_rels/document.xml.rels")):
        named = dict(_ATTRIBUTE.findall(element))
        targets[named.get("Id", "")] = named.get("Target", "")
    section = _SECTION.findall(document)[-1]
    headers = []
    for kind, pages, identity in _REFERENCE.findall(section):
        xml = _text(package, "word/" + targets[identity])
        if _OUTSIDE.search(xml) is None:
            headers.append((kind, pages, xml))
    settings = _text(package, "word/settings.xml")
    if _OUTSIDE.search(settings) is not None:
        raise ValueError(settings[:80])
    return Template(_text(package, "word/styles.xml"), settings, "".join(_PAGE.findall(section)), tuple(headers))


def _text(package: zipfile.ZipFile, name: str) -> str:
    if package.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    return package.read(name).decode("utf-8")

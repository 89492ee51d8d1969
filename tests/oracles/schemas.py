"""The published schemas of Office Open XML as an oracle, where they lie beside the repository."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

import pytest
from lxml import etree

from tests.corpus import SHARED

_FOLDER = None if SHARED is None else SHARED / "schemas" / "ooxml"
needs_schemas = pytest.mark.skipif(
    _FOLDER is None or not _FOLDER.is_dir(), reason="the schemas of Office Open XML are not beside the repository"
)
_MAIN = "microsoft/driver-extensions.xsd"
_SCHEMAS = {
    "[Content_Types].xml": "opc/opc-contentTypes.xsd",
    "docProps/core.xml": "opc/driver-coreProperties.xsd",
}


@lru_cache(maxsize=8)
def _schema(name: str) -> etree.XMLSchema:
    assert _FOLDER is not None
    return etree.XMLSchema(etree.parse(str(_FOLDER / name)))


def faults(data: bytes) -> list[str]:
    """What the schemas say against the parts of a package: part, line and fault."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            schema = _SCHEMAS.get(name, "opc/opc-relationships.xsd" if name.endswith(".rels") else _MAIN)
            tree = _without_ignorable(etree.fromstring(package.read(name)))
            if not _schema(schema).validate(tree):
                found += [f"{name}: {fault.line}: {fault.message}" for fault in _schema(schema).error_log]
    return found


def _without_ignorable(root: etree._Element) -> etree._Element:
    """The part after markup compatibility, as far as our templates need it: the attribute `mc:Ignorable` goes."""
    root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
    return root

"""The product's own data files, the same from a checkout as from an installed package. They are read, never written.

Tables are UTF-8, tab-separated, with one header row and no quoting, as the register has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.ports import EditorError

if TYPE_CHECKING:
    from editor.core.citations.register import Register

Row = Mapping[str, str]

_PACKAGE = Path(__file__).resolve().parent.parent


class MissingResource(EditorError):
    """A file of the product itself that is not there: the installation is damaged."""


def folder() -> Path:
    """Where the data files are: inside the package where it is installed, beside it in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path_of(*parts: str) -> Path:
    """A data file or folder. Raises `MissingResource` where there is none."""
    path = folder().joinpath(*parts)
    if not path.exists():
        raise MissingResource("this file of the program is missing; install it anew", "/".join(parts))
    return path


def text_of(*parts: str) -> str:
    """The text of a data file."""
    return path_of(*parts).read_text("utf-8")


def table(*parts: str) -> tuple[Row, ...]:
    """The rows of a table, each by the names of its columns."""
    header, *lines = text_of(*parts).splitlines()
    names = header.split("\t")
    return tuple(dict(zip(names, line.split("\t"), strict=True)) for line in lines if line)


@lru_cache(maxsize=1)
def register() -> Register:
    """The register of citable texts; its large tables are read when they are first asked for."""
    from editor.core.citations.register import Register

    return Register.from_tables(lambda name: text_of("register", f"{name}.tsv"))


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """The words the spelling check knows besides its dictionary: of the field, names, acronyms."""
    found = {row["word"] for row in table("terms", "words.tsv")}
    found.update(row["term"] for row in table("register", "glossary.tsv"))
    return frozenset(found)


@lru_cache(maxsize=1)
def slips() -> Mapping[str, str]:
    """Forms that are known to be slips, and what they should be."""
    return MappingProxyType({row["wrong"]: row["right"] for row in table("terms", "slips.tsv")})

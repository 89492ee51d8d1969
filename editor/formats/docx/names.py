"""The names of WordprocessingML: namespaces, qualified tags, and the matching of ITU style names.

ITU templates spell one style in several ways (`Normal_after_title`, `Normalaftertitle0`), so styles are matched by a
folded name: case, spaces, `_` and a trailing zero are ignored (conventions, section 6.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W16DU = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix Word gives it
XML = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

PREFIXES = {
    "w": W, "r": R, "m": M, "mc": MC, "wp": WP, "a": A, "wps": WPS, "w14": W14, "w16du": W16DU, "v": V, "o": O,
    "xml": XML,
}  # fmt: skip

OWN_BOOKMARK = "_cl_"
"""Bookmarks of this name and a clause id bring the identities of clauses home."""


def qn(name: str) -> str:
    """The tag as lxml writes it: ``w:p`` becomes ``{http://...}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


@lru_cache(maxsize=1024)
def folded(style: str) -> str:
    """A style name for comparison: ``Normal_after_title``, ``Normalaftertitle0`` become ``normalaftertitle``.

    The last digit tells `enumlev1` from `enumlev2` and `heading 1` from `heading 2`, so only a zero is dropped.
    """
    name = re.sub(r"[\s_]+", "", style).casefold()
    return name[:-1] if name.endswith("0") and not name[:-1].endswith(("toc", "1", "2", "3")) else name

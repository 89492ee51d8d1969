"""Things the model does not know: which of them may go back into a file as they came, and which only as text."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from editor.formats.docx.names import PREFIXES, M, W, qn

_ROOTS = frozenset({qn("m:oMath"), qn("m:oMathPara")})
_LONGEST = 1_000_000
_IN_RUNS = frozenset(
    map(
        qn,
        (
            "w:rPr", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:u", "w:color", "w:sz", "w:szCs", "w:vertAlign",
            "w:lang", "w:rtl", "w:cs", "w:noProof", "w:highlight", "w:strike", "w:caps", "w:smallCaps", "w:spacing",
            "w:position", "w:t", "w:tab", "w:br", "w:sym", "w:noBreakHyphen", "w:softHyphen",
        ),
    )
)  # fmt: skip
"""What may stand inside a formula besides its own vocabulary: looks and text, and nothing that leads outside."""
_REVISIONS = frozenset(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))


@lru_cache(maxsize=256)
def formula(payload: str) -> str | None:
    """A formula as WordprocessingML, where the payload is one and holds nothing else; otherwise None.

    Pictures, fields, links and objects lead to other parts or programs, so they go out as their text.
    """
    if not payload.lstrip().startswith("<") or len(payload) > _LONGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(payload, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag not in _ROOTS or not all(_harmless(element) for element in root.iter()):
        return None
    etree.cleanup_namespaces(root)
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    for prefix, uri in PREFIXES.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"', "") if prefix in ("w", "m") else text
    return text if " xmlns" not in text else None


def _harmless(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _REVISIONS:
        return False
    name = etree.QName(element)
    if name.namespace != M and element.tag not in _IN_RUNS:
        return False
    return all(etree.QName(key).namespace in (M, W, None, PREFIXES["xml"]) for key in element.attrib)

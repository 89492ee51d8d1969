"""Small Word files made in the test: the parts a reader asks for, and shorthands for runs and paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.core.ports import Reading
from editor.formats.docx.reader import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
ROOT_RELS = (
    f'<Relationships {_RELS}><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
BY = 'w:id="1" w:author="M. Okoro" w:date="2031-02-11T09:30:00Z"'
BY_OTHER = 'w:id="2" w:author="A. Lind" w:date="2031-02-12T10:00:00Z"'


def run(text: str, properties: str = "") -> str:
    """A run; tabs become elements."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")]
    return f"<w:r>{look}{'<w:tab/>'.join(parts)}</w:r>"


def ins(text: str, by: str = BY) -> str:
    """An inserted run."""
    return f"<w:ins {by}>{run(text)}</w:ins>"


def dele(text: str, by: str = BY) -> str:
    """A deleted run."""
    return f"<w:del {by}>{run(text).replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"


def paragraph(*runs: str, style: str = "", mark: str = "", properties: str = "") -> str:
    """A paragraph; `mark` is what its end is marked with: ``ins``, ``del`` or both."""
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    marks = "".join(f"<w:{kind} {BY}/>" for kind in mark.split())
    ends = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    content = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{told}{properties}{ends}</w:pPr>{content}</w:p>"


def styles(*names: str) -> str:
    """A style sheet with paragraph styles of these names; ids are the names without spaces and ``_``."""
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{n.replace(" ", "").replace("_", "")}"><w:name w:val="{n}"/></w:style>'
        for n in names
    )
    return f"<w:styles {_NAMES}>{rows}</w:styles>"


def part(kind: str, content: str) -> str:
    """Another part of WordprocessingML, such as ``footnotes``."""
    return f"<w:{kind} {_NAMES}>{content}</w:{kind}>"


def document(*blocks: str) -> str:
    """The main part."""
    return f"<w:document {_NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"


def package(main: str, parts: Mapping[str, str] | None = None) -> bytes:
    """The file: the main part and others by their kind (``styles``, ``numbering``, ``footnotes``)."""
    kinds = dict(parts or {})
    links = "".join(
        f'<Relationship Id="p{i}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(kinds)
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "word/document.xml": main,
        "word/_rels/document.xml.rels": f"<Relationships {_RELS}>{links}</Relationships>",
    }
    return zipped(files | {f"word/{kind}.xml": text for kind, text in kinds.items()})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A package of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def reading(*blocks: str, **parts: str) -> Reading:
    """What the reader makes of a file with these blocks."""
    return read(package(document(*blocks), parts), "sample.docx")


def shown(result: Reading, view: View) -> list[str]:
    """The lines of a view."""
    return [str(line) for line in lines(result.document, number(result.document), view)]

"""A report, not a test: how the reading of every corpus document agrees with two other readings of it, word by word.

For the base and the proposed view of each file: every word that both pandoc and a plain walk over the XML see has to be
in ours, and none that neither sees. Prints the count that agrees, and each file that does not with its reason.

    python -m tests.corpus_report [part of a file name]
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.core.ports import Reading, UnreadableFile
from editor.formats.docx.reader import read
from tests.corpus import CORPUS, documents

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NOTE = re.compile(r"\[\*[^\]\s]*\]")
_TRACK = {View.BASE: "reject", View.PROPOSED: "accept"}
_HIDDEN = {View.BASE: {"ins", "moveTo"}, View.PROPOSED: {"del", "moveFrom"}}
_SIGNS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SECONDS = 120


def words(text: str) -> Counter[str]:
    """The words of a text."""
    return Counter(re.findall(r"\w+", text.replace("\u00ad", "").replace("\u200b", "")))


def pandoc_text(file: Path, view: View) -> str | None:
    """What pandoc reads, or None where it reads nothing."""
    command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={_TRACK[view]}", str(file)]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def walked_text(data: bytes, view: View) -> str:
    """What stands in the text elements of the main part and the notes, paragraph by paragraph."""
    parts: list[str] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return ""
    for name in archive.namelist():
        if re.search(r"(document\d*|footnotes\d*|endnotes\d*)\.xml$", name) and "glossary" not in name:
            xml = archive.read(name).replace(_STRICT, _W[1:-1].encode())
            root = etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False))
            if root is not None and root.tag in (f"{_W}document", f"{_W}footnotes", f"{_W}endnotes"):
                parts.append("".join(_walk(root, view, removed=False)))
    return "\n".join(parts)


def _walk(element: etree._Element, view: View, *, removed: bool) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        local = etree.QName(child).localname
        if child.tag == f"{_W}p":
            yield "\n"
        if child.tag in (f"{_W}t", f"{_M}t") or (child.tag == f"{_W}delText" and view is View.BASE):
            if not removed:
                yield child.text or ""
        elif child.tag.startswith(_W) and local in _SIGNS and element.tag == f"{_W}r":
            yield _SIGNS[local]
        else:
            gone = removed or (child.tag.startswith(_W) and local in _HIDDEN[view])
            yield from _walk(child, view, removed=gone)
        if child.tag == f"{_W}p":
            yield "\n"


def our_words(reading: Reading, view: View) -> tuple[Counter[str], Counter[str]]:
    """The words of our view: with all labels, and without any."""
    numbering = number(reading.document)
    row = lines(reading.document, numbering, view)
    plain = "\n".join(_NOTE.sub(" ", line.text) for line in row)
    whole = "\n".join(str(line) for line in row)
    # The line of a table row holds the labels of its cells.
    cells = [numbering.label(clause) for line in row if len(line.clauses) > 1 for clause in line.clauses]
    labels = words("\n".join(label.base if view is View.BASE else label.proposed for label in cells))
    return words(whole), words(plain) - labels


def differences(file: Path, view: View, reading: Reading) -> tuple[Counter[str], Counter[str]] | None:
    """The words that both others have and we do not, and those that only we have; None where pandoc cannot read."""
    theirs = pandoc_text(file, view)
    if theirs is None:
        return None
    pandoc, walk = words(theirs), words(walked_text(file.read_bytes(), view))
    labelled, plain = our_words(reading, view)
    missing = Counter({w: min(pandoc[w], walk[w]) - labelled[w] for w in pandoc if w in walk}) + Counter()
    ours_only = Counter({w: plain[w] - max(pandoc[w], walk[w]) for w in plain}) + Counter()
    return missing, ours_only


_REASONS = (
    (r"<w:trPr>(?:(?!</w:trPr>).)*<w:(?:ins|del)\b|<w:cell(?:Ins|Del)\b",
     "a tracked row or cell goes with its words; the others take it as untracked"),
    (r"<m:oMath\b", "formulas are written in one line; pandoc writes TeX or leaves them out, the walk runs signs together"),
    (r"<w:sym\b", "signs of symbol fonts are read as characters; the others leave them out"),
    (r"<w:rPr>(?:(?!</w:rPr>).)*<w:(?:ins|del|moveFrom|moveTo)\b", "a paragraph runs on in the next where its mark is "
     "tracked, as in Word; the others keep them apart"),
    (r" descr=\"", "alternative texts of pictures, which only pandoc reads, hold words that stand in the text as well"),
)  # fmt: skip


def reason(file: Path, reading: Reading, view: View) -> str:
    """What in a file the three read differently; the reasons that can apply, the likeliest first."""
    with zipfile.ZipFile(file) as archive:
        main = next(name for name in archive.namelist() if re.search(r"(?i)document\d*\.xml$", name))
        xml = archive.read(main).decode("utf-8", "replace")
    found = [words for pattern, words in _REASONS if re.search(pattern, xml, re.DOTALL)]
    if view is View.BASE and any("symbol and number" in problem.message for problem in reading.problems):
        found.insert(0, "the symbol line was itself inserted; the model keeps no change of it")
    return "because " + "; ".join(found) if found else "FOR NO KNOWN REASON"


def main(part: str) -> int:
    """Print the report; the exit status is the number of views that do not agree, up to 100."""
    if CORPUS is None or shutil.which("pandoc") is None:
        print("Nothing compared: the corpus or pandoc is not on this machine.")
        return 0
    agreed = differing = refused = unread = 0
    for file in documents():
        if part not in file.name:
            continue
        try:
            reading = read(file.read_bytes(), file.name)
        except UnreadableFile as fault:
            refused += 1
            print(f"REFUSED  {file.name}: {fault}")
            continue
        for view in (View.BASE, View.PROPOSED):
            found = differences(file, view, reading)
            if found is None:
                unread += 1
                print(f"NO RIVAL {file.name} ({view}): pandoc does not read it; read by us with {_said(reading)}")
            elif any(found):
                differing += 1
                print(f"DIFFERS  {file.name} ({view}): missing {_shown(found[0])}; only ours {_shown(found[1])}")
                print(f"         {reason(file, reading, view)}")
            else:
                agreed += 1
    print(f"{agreed} views agree, {differing} differ, {unread} pandoc does not read; {refused} files are refused.")
    return min(differing, 100)


def _shown(found: Counter[str]) -> str:
    row = [f"{word}×{count}" if count > 1 else word for word, count in found.most_common(12)]
    return f"{sum(found.values())} [{' '.join(row)}]"


def _said(reading: Reading) -> str:
    return f"{len(reading.problems)} notices"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

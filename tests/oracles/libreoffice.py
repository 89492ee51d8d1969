"""LibreOffice as an oracle: what it reads in a file once all changes are accepted, or all rejected.

One office with a profile of its own serves many files::

    with LibreOffice() as office:
        accepted = office.reading(path, "accept")
        accepted.body, accepted.notes

Texts come from the flat OpenDocument file the office stores, so nothing of its layout plays a part. A file that the
office does not finish in time ends that office; the next file gets a new one.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Literal, Self

import pytest
from lxml import etree

Changes = Literal["accept", "reject", "keep"]

_SYSTEM_PYTHON = "/usr/bin/python3"
_BRIDGE = Path(__file__).with_name("libreoffice_bridge.py")
_FLAT = "OpenDocument Text Flat XML"
_PDF = "writer_pdf_Export"


class OfficeFailed(Exception):
    """The office did not do what it was asked; the text says why."""


def why_absent() -> str:
    """Why LibreOffice cannot be asked on this machine; empty where it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed"
    if not Path(_SYSTEM_PYTHON).exists():
        return "no system Python to speak with LibreOffice"
    found = subprocess.run([_SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "python3-uno is not installed"


ABSENT = why_absent()
needs_libreoffice = pytest.mark.skipif(bool(ABSENT), reason=ABSENT or "LibreOffice is here")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the office reads: the paragraphs of the body, table cells in their order among them, and of footnotes.

    The mark of a footnote is ``[*]`` in the text, a tab ``\\t``, a line break ``\\n``. `left` counts changes that are
    still open.
    """

    body: tuple[str, ...]
    notes: tuple[str, ...]
    left: int = 0


class LibreOffice:
    """An office that runs without a window until the `with` block ends."""

    def __init__(self, seconds: float = 120.0) -> None:
        self._seconds = seconds
        self._folder = Path(tempfile.mkdtemp(prefix="clausewright-office-"))
        self._office: subprocess.Popen[bytes] | None = None
        self._bridge: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def reading(self, source: Path, changes: Changes) -> Reading:
        """The text of a file with its changes accepted, rejected or left as they are."""
        target = self._folder / "reading.fodt"
        self.stored(source, target, changes, _FLAT)
        return read_flat(target.read_bytes())

    def reading_of(self, data: bytes, changes: Changes) -> Reading:
        """The same for a Word file in memory."""
        source = self._folder / "source.docx"
        source.write_bytes(data)
        return self.reading(source, changes)

    def pdf(self, source: Path, target: Path, changes: Changes = "keep") -> None:
        """The pages of a file as the office prints them."""
        self.stored(source, target, changes, _PDF)

    def stored(self, source: Path, target: Path, changes: Changes, form: str) -> None:
        """Stores a file in another form. Raises `OfficeFailed`."""
        target.unlink(missing_ok=True)
        bridge = self._started()
        asked = {"source": str(source), "target": str(target), "changes": changes, "filter": form}
        error = self._asked(bridge, json.dumps(asked))
        if error or not target.exists():
            raise OfficeFailed(f"{source.name}: {error or 'nothing was stored'}")

    def _started(self) -> subprocess.Popen[str]:
        if self._bridge is not None and self._bridge.poll() is None:
            return self._bridge
        self._stop()
        pipe = f"clausewright{uuid.uuid4().hex[:12]}"
        profile = (self._folder / "profile").as_uri()
        self._office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
             f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        self._bridge = subprocess.Popen(
            [_SYSTEM_PYTHON, str(_BRIDGE), pipe, str(self._seconds)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._asked(self._bridge, "")
        return self._bridge

    def _asked(self, bridge: subprocess.Popen[str], line: str) -> str:
        """The answer to a line; the office is ended where it does not answer in time."""
        assert bridge.stdin is not None
        assert bridge.stdout is not None
        timer = Timer(self._seconds, bridge.kill)
        timer.start()
        try:
            if line:
                bridge.stdin.write(line + "\n")
                bridge.stdin.flush()
            answer = bridge.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if not answer:
            self._stop()
            return "LibreOffice gave no answer"
        return str(json.loads(answer)["error"])

    def _stop(self) -> None:
        """Ends the office and the bridge this object started, and no other."""
        if self._bridge is not None:
            for stream in (self._bridge.stdin, self._bridge.stdout):
                if stream is not None:
                    stream.close()
            self._bridge.kill()
            self._bridge.wait()
        if self._office is not None:
            _end_group(self._office)
        self._bridge = self._office = None


def _end_group(office: subprocess.Popen[bytes]) -> None:
    """`soffice` is a starter; the office itself runs in the session this starter leads."""
    try:
        os.killpg(office.pid, signal.SIGTERM)
        office.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
    except ProcessLookupError:
        office.wait()


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_PARAGRAPHS = (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h")
_SKIPPED = frozenset(
    f"{{{_TEXT}}}{name}" for name in ("tracked-changes", "sequence-decls", "note-citation", "variable-decls")
) | {f"{{{_OFFICE}}}{name}" for name in ("annotation", "annotation-end", "forms")}


def read_flat(data: bytes) -> Reading:
    """The paragraphs of a flat OpenDocument text."""
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    text = root.find(f"{{{_OFFICE}}}body/{{{_OFFICE}}}text")
    body: list[str] = []
    notes: list[str] = []
    left = 0
    if text is not None:
        left = sum(1 for _ in text.iter(f"{{{_TEXT}}}changed-region"))
        _blocks(text, body, notes)
    return Reading(tuple(body), tuple(notes), left)


def _blocks(parent: etree._Element, into: list[str], notes: list[str]) -> None:
    for child in parent:
        if child.tag in _PARAGRAPHS:
            parts: list[str] = []
            later: list[str] = []
            _inline(child, parts, notes, later)
            into.append("".join(parts))
            into.extend(later)
        elif child.tag not in _SKIPPED and child.tag != f"{{{_TABLE}}}covered-table-cell":
            _blocks(child, into, notes)


def _inline(element: etree._Element, parts: list[str], notes: list[str], later: list[str]) -> None:
    """The text of a paragraph; the paragraphs of frames in it are handed back as paragraphs of their own."""
    parts.append(element.text or "")
    for child in element:
        tag = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if tag == "s":
            parts.append(" " * int(child.get(f"{{{_TEXT}}}c", "1")))
        elif tag == "tab":
            parts.append("\t")
        elif tag == "line-break":
            parts.append("\n")
        elif tag == "note":
            parts.append("[*]")
            body = child.find(f"{{{_TEXT}}}note-body")
            if body is not None:
                _blocks(body, notes, notes)
        elif tag in ("frame", "text-box", "custom-shape"):
            _blocks(child, later, notes)
        elif child.tag not in _SKIPPED and tag:
            _inline(child, parts, notes, later)
        parts.append(child.tail or "")

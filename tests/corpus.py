"""Where the corpus of real documents lies: beside the repository, and never in it."""

from __future__ import annotations

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared"

SHARED = _BESIDE if _BESIDE.is_dir() else None
"""The folder of references and test documents, or None on a machine without it."""

CORPUS = _BESIDE / "corpus" if (_BESIDE / "corpus").is_dir() else None
"""The folder of real documents, or None on a machine without it."""

needs_corpus = pytest.mark.skipif(CORPUS is None, reason="the corpus of real documents is not beside the repository")


def documents(suffix: str = "") -> tuple[Path, ...]:
    """The Word files of the corpus, in order; none where the corpus is absent."""
    if CORPUS is None:
        return ()
    files = sorted((CORPUS / "docx").iterdir())
    return tuple(f for f in files if f.suffix.lower() in (".docx", ".docm", ".dotx") and f.name.endswith(suffix))

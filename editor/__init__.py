"""Clausewright: an editor for amendments to treaty-style texts.

Rooms, from the top: `app` and `cli` compose; `ui` shows; `session` holds the current document; `paper`, `formats`
and `system` read and write; `core` computes. `ARCHITECTURE.md` beside this file says why.
"""

__version__ = "0.1.0"

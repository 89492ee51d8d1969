"""What the commands of the catalogue do in a window, by their id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.acts import editing, files, helping, reviewing, viewing

if TYPE_CHECKING:
    from editor.ui.frame import Frame


def all_handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handler of every command."""
    found: dict[str, Callable[[], None]] = {}
    for room in (files, editing, viewing, reviewing, helping):
        found.update(room.handlers(window))
    return found

"""Settings in one JSON file of the user's configuration folder. A damaged file counts as none and is kept aside."""

from __future__ import annotations

import json
import os
from pathlib import Path


class JsonSettings:
    """Settings by name. Writing is best effort: a full disk must not stop the editor."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, object] = {}
        try:
            values = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._put_aside()
            return
        if isinstance(values, dict):
            self._values = values

    def _put_aside(self) -> None:
        try:
            os.replace(self._path, self._path.with_suffix(".damaged"))
        except OSError:
            return

    def get(self, name: str) -> object:
        """A value, or None."""
        return self._values.get(name)

    def set(self, name: str, value: object) -> None:
        """Remembers a JSON value."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            os.replace(fresh, self._path)
        except OSError:
            return

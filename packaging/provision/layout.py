"""Where things stand in a checkout and in its environment."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one checkout, all relative to its root."""

    root: Path

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def site_packages(self) -> Path:
        if os.name == "nt":
            return self.environment / "Lib" / "site-packages"
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.environment / "lib" / version / "site-packages"

    @property
    def stamp(self) -> Path:
        return self.environment / "clausewright-setup.json"

    @property
    def unfinished(self) -> Path:
        """A file that stands in the environment for as long as it is being built."""
        return self.environment / "clausewright-unfinished"

    @property
    def run_lock(self) -> Path:
        return self.root / "packaging" / "requirements.txt"

    @property
    def test_lock(self) -> Path:
        return self.root / "packaging" / "requirements-dev.txt"

    @property
    def sample(self) -> Path:
        return self.root / "resources" / "samples" / "sample-proposal.clause"

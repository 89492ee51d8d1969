"""The virtual environment beside the project, with exactly the locked packages in it."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from provision.console import StepFailed, do_step, say
from provision.layout import Layout
from provision.lock import pins_of
from provision.obstacle import Obstacle
from provision.system_packages import environment_package, is_debian_like

OFFLINE_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Connection refused",
    "No route to host",
)
MISLEADING_SETTINGS = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")
FULL_DISK_SIGNS = ("No space left on device", "not enough space")


def is_sound(layout: Layout) -> bool:
    """Whether the environment was finished and was made by a Python of this version."""
    return layout.python.exists() and layout.site_packages.is_dir() and not layout.unfinished.exists()


def provide_environment(layout: Layout, lock: Path) -> None:
    """Makes the environment or mends it, then installs the lock; an unfinished one is thrown away first."""
    try:
        if layout.environment.exists() and not is_sound(layout):
            _discard(layout)
        made = layout.environment.exists()
        layout.environment.mkdir(exist_ok=True)
        layout.unfinished.write_text("being set up\n", encoding="utf-8")
        if not made:
            _make(layout)
        _install(layout, lock)
        _link_program(layout)
        layout.unfinished.unlink()
    except OSError as error:
        raise Obstacle(
            f"Cannot write the environment in {layout.root}: {error.strerror or error}.\n"
            "Copy the checkout to a folder where you may write and where there is room, and run the command there."
        ) from error


def _discard(layout: Layout) -> None:
    if Path(sys.prefix).resolve() == layout.environment.resolve():
        raise Obstacle("The environment must be made anew: run this command with the system's own Python.")
    say("Removing an environment that is unfinished or of another Python version")
    shutil.rmtree(layout.environment)


def _make(layout: Layout) -> None:
    say(f"Making the environment {layout.environment}")
    base = getattr(sys, "_base_executable", None) or sys.executable
    options = [] if _has("ensurepip") else ["--without-pip"]
    if options and not _has("pip"):
        raise Obstacle(_no_pip_message())
    try:
        do_step("Copying Python", [base, "-m", "venv", *options, str(layout.environment)], lambda _: None)
    except StepFailed as failure:
        raise Obstacle(f"The environment could not be made:\n{failure.tail}") from failure


def _no_pip_message() -> str:
    if is_debian_like():
        return (
            f"Python's part that makes virtual environments is missing: it is in the package {environment_package()}."
        )
    return f"The Python at {sys.executable} lacks ensurepip and pip; install a complete Python 3.11 or later."


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _pip(layout: Layout) -> list[str]:
    """The environment's own pip; where Debian kept it out, the system's pip aimed at the environment."""
    if (layout.site_packages / "pip").is_dir():
        return [str(layout.python), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(layout.python)]


def _install(layout: Layout, lock: Path) -> None:
    pins = pins_of(lock.read_text(encoding="utf-8"))
    command = [
        *_pip(layout),
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--progress-bar=off",
        "--requirement",
        str(lock),
    ]
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING_SETTINGS}
    try:
        do_step(f"Installing {len({pin.name for pin in pins})} packages", command, pip_progress(len(pins)), environment)
    except StepFailed as failure:
        raise Obstacle(explain_pip(failure)) from failure


def pip_progress(count: int) -> Callable[[str], str | None]:
    """Counts pip's packages as it comes to them; those that another system wants are taken off the count."""
    total, reached = count, 0

    def shown(line: str) -> str | None:
        nonlocal total, reached
        text = line.strip()
        if text.startswith("Ignoring "):
            total -= 1
        elif text.startswith(("Collecting ", "Requirement already satisfied: ")):
            reached += 1
            name = text.removeprefix("Requirement already satisfied: ").removeprefix("Collecting ").split()[0]
            return f"{min(reached, total)} of {total}: {name.replace('==', ' ')}"
        elif text.startswith("Downloading "):
            return text.replace("Downloading", "downloading", 1)
        elif text.startswith("Installing collected packages"):
            return "unpacking them"
        return None

    return shown


def explain_pip(failure: StepFailed) -> str:
    """Why pip failed, in a sentence, with its own last words below."""
    output = "\n".join(failure.lines)
    if any(sign in output for sign in FULL_DISK_SIGNS):
        return "The disk is full: the environment needs about 400 MB. Make room, and run the same command again."
    if any(sign in output for sign in OFFLINE_SIGNS):
        return (
            "The package index cannot be reached: is this computer offline, or behind a proxy?\n"
            "Run the same command again when it is connected; what has been fetched is kept."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return f"A package is not the one that was locked, so nothing was installed:\n{failure.tail}"
    if "No matching distribution found" in output:
        return f"A locked package has no build for this system and Python version:\n{failure.tail}"
    return f"The packages could not be installed:\n{failure.tail}"


def _link_program(layout: Layout) -> None:
    """Puts the checkout on the environment's path and the command `clausewright` among its scripts."""
    relative = os.path.relpath(layout.root, layout.site_packages)
    (layout.site_packages / "clausewright.pth").write_text(relative + "\n", encoding="ascii")
    if os.name == "nt":
        (layout.scripts / "clausewright.bat").write_text('@"%~dp0python.exe" -m editor %*\r\n', encoding="ascii")
        return
    script = layout.scripts / "clausewright"
    script.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m editor "$@"\n', encoding="ascii")
    script.chmod(0o755)


def qt_complaint(layout: Layout) -> str | None:
    """What Qt says when it cannot start here without a screen, or None when it can."""
    proof = "from PySide6 import QtPrintSupport, QtSvg, QtWidgets\nQtWidgets.QApplication([]).processEvents()\n"
    result = subprocess.run(
        [str(layout.python), "-c", proof],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    if result.returncode == 0:
        return None
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"it ended with status {result.returncode}"

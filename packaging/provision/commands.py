"""The three commands: set up, run, test."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from provision.console import say, warn
from provision.environment import is_sound, provide_environment, qt_complaint
from provision.host import Right, confirmed, has_display, right_to_install, why_qt_cannot_run
from provision.layout import Layout
from provision.obstacle import Obstacle
from provision.stamp import Stamp, read_stamp, wanted_stamp, write_stamp
from provision.system_packages import WINDOW, Group, install, is_debian_like, missing_groups, names_of, notice_of

USAGE = """\
usage: python3 packaging/bootstrap.py run [FILE...]      open the editor, on the sample where no file is named
       python3 packaging/bootstrap.py test [ARGUMENT...] run the test suite; the arguments are pytest's
       python3 packaging/bootstrap.py setup [--dev]      only set up what is missing (--dev: for testing too)
Each sets up what is missing first: system packages, the environment in .venv, the locked dependencies."""

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Carries out one command and gives its exit status; whatever stops it is said in plain words."""
    layout = Layout(Path(__file__).resolve().parents[2])
    try:
        match list(arguments):
            case ["run", *files]:
                return run(layout, files)
            case ["test", *rest]:
                return run_suite(layout, rest)
            case ["setup"]:
                set_up(layout, for_tests=False)
            case ["setup", "--dev"]:
                set_up(layout, for_tests=True)
            case ["-h" | "--help"]:
                say(USAGE)
            case _:
                warn(USAGE)
                return 2
    except Obstacle as obstacle:
        warn(f"bootstrap: {obstacle}")
        return 1
    except KeyboardInterrupt:
        warn("\nbootstrap: interrupted; the same command goes on from here.")
        return INTERRUPTED
    return 0


def set_up(layout: Layout, *, for_tests: bool) -> None:
    """Brings the checkout to where its program, or its tests, can run; does next to nothing when it is there."""
    if is_ready(layout, for_tests=for_tests):
        _provide_what_was_wanting(layout)
        return
    started = time.monotonic()
    say(f"Setting up Clausewright in {layout.root}")
    complaint = why_qt_cannot_run()
    if complaint is not None:
        raise Obstacle(complaint)
    wanting = _provide_system_packages()
    provide_environment(layout, layout.test_lock if for_tests else layout.run_lock)
    _prove_qt(layout, wanting)
    stamp = wanted_stamp(layout, names_of(wanting))
    write_stamp(layout.stamp, stamp if for_tests else Stamp(stamp.run, "", stamp.wanting))
    say(f"Set up in {time.monotonic() - started:.0f} s.")


def is_ready(layout: Layout, *, for_tests: bool) -> bool:
    """Whether the stamp says that everything is as the lock wants it."""
    if not is_sound(layout):
        return False
    found, wanted = read_stamp(layout.stamp), wanted_stamp(layout)
    return found.test == wanted.test if for_tests else found.run == wanted.run


def _provide_system_packages() -> tuple[Group, ...]:
    """Installs missing system packages where that is allowed, and gives those that are missing still."""
    if sys.platform == "linux" and not is_debian_like():
        say("Not a Debian system: its packages are left alone. Qt needs libGL, libEGL, fontconfig, D-Bus and XCB.")
    missing = missing_groups()
    if not missing:
        return ()
    right = confirmed(right_to_install())
    if right is Right.NONE:
        warn(notice_of(missing))
        return missing
    install(missing, right)
    return missing_groups()


def _provide_what_was_wanting(layout: Layout) -> None:
    """Comes back to packages that an earlier start had no right to install; says so in a line if it still has none."""
    stamp = read_stamp(layout.stamp)
    if not stamp.wanting:
        return
    missing = missing_groups()
    if missing and right_to_install() in (Right.NONE, Right.SUDO_WITH_PASSWORD):
        warn(f"Still missing: {' '.join(names_of(missing))} (the command `setup` tells how to install them).")
        return
    if missing:
        install(missing, right_to_install())
    write_stamp(layout.stamp, Stamp(stamp.run, stamp.test, ()))


def _prove_qt(layout: Layout, wanting: Sequence[Group]) -> None:
    complaint = qt_complaint(layout)
    if complaint is None:
        return
    required = names_of(group for group in wanting if group.required)
    advice = f"\nIt needs packages named above: {' '.join(required)}." if required else ""
    raise Obstacle(f"Qt does not start on this system ({complaint}).{advice}")


def run(layout: Layout, files: Sequence[str]) -> int:
    """Opens the window, or shows without a display what the window would do."""
    set_up(layout, for_tests=False)
    chosen = list(files) or [str(layout.sample)]
    if has_display(os.environ):
        code = _editor(layout, chosen, dict(os.environ))
        if code < 0:
            warn(_window_failure(code))
            return 128 - code
        return code
    folder = _demonstration_folder()
    say(f"There is no display: the window is opened offscreen, and what it makes goes into {folder}")
    code = _editor(layout, ["--demo", str(folder), chosen[0]], {**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if code == 0:
        for made in sorted(folder.iterdir()):
            say(f"    {made.name}")
    return code if code >= 0 else 128 - code


def _editor(layout: Layout, arguments: Sequence[str], environment: dict[str, str]) -> int:
    return _wait_for([str(layout.python), "-m", "editor", *arguments], None, environment)


def _wait_for(command: Sequence[str], folder: Path | None, environment: dict[str, str]) -> int:
    """Runs a program that looks after interruptions itself: Ctrl+C reaches it, and it is not cut short from here."""
    child = subprocess.Popen(list(command), cwd=folder, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def _window_failure(code: int) -> str:
    missing = [group for group in missing_groups() if group.purpose == WINDOW.purpose]
    cause = f"\n{notice_of(missing)}" if missing else ""
    return f"bootstrap: the editor was ended by signal {-code}.{cause}"


def _demonstration_folder() -> Path:
    folder = Path.cwd() / "clausewright-demo"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="clausewright-demo-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="clausewright-demo-"))


def run_suite(layout: Layout, arguments: Sequence[str]) -> int:
    """Runs the test suite in the environment, without a display."""
    set_up(layout, for_tests=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(layout.python), "-m", "pytest", *arguments]
    return _wait_for(command, layout.root, environment)

"""What the tests of the architecture look at: the files of the project and their syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files under version control; in an unpacked archive, whatever is not an environment or a cache."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "--cached", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode == 0 and listed.stdout:
        names = (name for name in listed.stdout.split("\0") if name)
        return tuple(path for path in map(ROOT.joinpath, names) if path.is_file())
    hidden = {".venv", ".git", "__pycache__", ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
    paths = (path for path in ROOT.rglob("*") if not hidden.intersection(path.relative_to(ROOT).parts))
    return tuple(path for path in paths if path.is_file())


def modules(*folders: str) -> tuple[Path, ...]:
    """The Python files below these folders, those not yet under version control too."""
    return tuple(sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py")))


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_names(tree: ast.AST) -> Iterator[str]:
    """The dotted names of the modules that a piece of syntax imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")

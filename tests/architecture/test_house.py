"""The shape of the repository and the words in it."""

import ast
import re

from tests.architecture.source import ROOT, modules, short, syntax, tracked_files

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "docs",
    "editor",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
VAGUE_MODULES = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common|stuff)(_|$)")
VAGUE_CLASSES = re.compile(r"(Manager|Helper|Utils?|Data|Info)$|^Base(?!Text)[A-Z]")
TEXT_SUFFIXES = {"", ".cfg", ".clause", ".json", ".md", ".py", ".rnc", ".rng", ".svg", ".toml", ".tsv", ".txt", ".xml"}

# Written in pieces, so that this file is not what the test finds.
PLACES = ("work", "root", "home", "Users")
REGISTRIES = ("pypi" + r"\.org", "python" + r"hosted\.org", "deb\\.deb" + r"ian\.org", "npm" + r"js\.(org|com)")
MACHINE_PATH = re.compile(rf"(?<![\w.~/-])/(?:{'|'.join(PLACES)})/[\w.-]+")
REGISTRY_HOST = re.compile("|".join(REGISTRIES))


def readable_files() -> list[tuple[str, str]]:
    """The tracked text files with their content; real documents under test are somebody else's words."""
    return [
        (short(path), path.read_text("utf-8", errors="replace"))
        for path in tracked_files()
        if path.suffix in TEXT_SUFFIXES and path.name != "LICENSE"
    ]


def test_the_top_level_has_the_known_rooms_only() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} - TOP_LEVEL == set()


def test_no_module_has_a_vague_name() -> None:
    assert [short(path) for path in modules("editor", "packaging") if VAGUE_MODULES.search(path.stem)] == []


def test_no_class_has_a_vague_name() -> None:
    vague = [
        f"{short(path)}: {node.name}"
        for path in modules("editor", "packaging")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef) and VAGUE_CLASSES.search(node.name) and not follows_qt(node)
    ]
    assert vague == []


def follows_qt(node: ast.ClassDef) -> bool:
    """Whether a class is named after the Qt class it fills, such as QTextBlockUserData."""
    bases = [ast.unparse(base) for base in node.bases]
    return any(base.rpartition(".")[2].startswith("Q") and base[-4:] == node.name[-4:] for base in bases)


def test_every_package_says_what_it_is() -> None:
    silent = [
        short(path) for path in modules("editor") if path.name == "__init__.py" and not ast.get_docstring(syntax(path))
    ]
    assert silent == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in modules("editor")}
    assert [short(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_nothing_names_a_place_on_some_machine() -> None:
    found = [f"{name}: {match[0]}" for name, text in readable_files() for match in MACHINE_PATH.finditer(text)]
    assert found == []


def test_nothing_names_the_host_of_a_package_index() -> None:
    found = [f"{name}: {match[0]}" for name, text in readable_files() for match in REGISTRY_HOST.finditer(text)]
    assert found == []


def test_nothing_is_left_to_be_done() -> None:
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME")) + r")\b")
    assert [name for name, text in readable_files() if name.endswith(".py") and marks.search(text)] == []

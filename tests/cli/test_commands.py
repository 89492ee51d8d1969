"""The command line as its contract has it: what each command prints, writes and returns."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from editor.cli import main as start
from editor.cli.telling import TerminalProgress
from editor.core.ports import EditorError
from editor.documents import DiskDocuments
from editor.system.resources import path_of
from tests.cli.commands import ran

Capsys = pytest.CaptureFixture[str]
SAMPLE = path_of("samples", "sample-proposal.clause")
MARKED = "recalling\na)\tone;\n[-b)\ttwo;-]\n[-c)-]{+b)+}\tthree;\n{+c)\tfour,+}\n"
CLEAN = "MOD\tARC/24A7/1\nRESOLUTION 900 (Port Meridian, 2029)\nVillages\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(MARKED, "utf-8")
    return path


def one_line(text: str) -> bool:
    return text.startswith("clausewright: ") and text.count("\n") == 1 and text.endswith("\n")


def test_the_outline_is_a_line_for_each_clause(draft: Path, capsys: Capsys) -> None:
    found = ran(capsys, "outline", draft)
    assert (found.status, found.err) == (0, "")
    assert [line.split() for line in found.out.splitlines()] == [
        ["1", "kept", "recalling"],
        ["1", "a)", "a)", "kept", "one;"],
        ["1", "b)", "deleted", "[-two;-]"],
        ["1", "c)", "b)", "kept", "three;"],
        ["1", "c)", "inserted", "{+four,+}"],
    ]


def test_the_outline_as_json_keeps_the_contract(draft: Path, capsys: Capsys) -> None:
    rows = json.loads(ran(capsys, "outline", "--json", draft).out)
    assert all(row.pop("id") and row.pop("level") == 1 for row in rows)
    assert rows[1:] == [
        {"kind": "item", "base_label": "a)", "label": "a)", "state": "kept", "base_text": "one;", "text": "one;"},
        {"kind": "item", "base_label": "b)", "label": "", "state": "deleted", "base_text": "two;", "text": ""},
        {"kind": "item", "base_label": "c)", "label": "b)", "state": "kept", "base_text": "three;", "text": "three;"},
        {"kind": "item", "base_label": "", "label": "c)", "state": "inserted", "base_text": "", "text": "four,"},
    ]


def test_an_empty_document_has_an_empty_list(tmp_path: Path, capsys: Capsys) -> None:
    (tmp_path / "blank.txt").write_text("\n")
    assert json.loads(ran(capsys, "outline", tmp_path / "blank.txt", "--json").out) == []


def test_checking_says_by_its_status_what_was_found(tmp_path: Path, capsys: Capsys) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("considering\nthat the the text repeats itself,\n")
    found = ran(capsys, "check", bad, "--format", "json")
    findings = json.loads(found.out)
    assert found.status == 1
    assert {"file", "rule", "severity", "clause", "label", "start", "end", "text", "message", "fixes"} <= set(
        findings[0]
    )
    assert {finding["file"] for finding in findings} == {str(bad)}
    assert "doubled-word" in {finding["rule"] for finding in findings}


def test_a_clean_document_is_clean(tmp_path: Path, capsys: Capsys) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text("considering\nthat villages are small,\n")
    found = ran(capsys, "check", clean)
    assert (found.status, found.out) == (0, "")


def test_a_file_that_cannot_be_read_does_not_stop_the_check_of_others(tmp_path: Path, capsys: Capsys) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("considering\nthat the the text repeats itself,\n")
    found = ran(capsys, "check", tmp_path / "absent.txt", bad, "--format=sarif")
    assert found.status == 2
    assert json.loads(found.out)["runs"][0]["results"]
    assert found.err == f"clausewright: {tmp_path / 'absent.txt'}: there is no such file\n"


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("marked", MARKED),
        ("base", "recalling\na)\tone;\nb)\ttwo;\nc)\tthree;\n"),
        ("proposed", "recalling\na)\tone;\nb)\tthree;\nc)\tfour,\n"),
    ],
)
@pytest.mark.parametrize("between", [".clause", ".docx", ".txt"])
def test_a_document_goes_through_every_format_unharmed(
    draft: Path, tmp_path: Path, capsys: Capsys, view: str, text: str, between: str
) -> None:
    middle, out = tmp_path / f"middle{between}", tmp_path / "out.txt"
    assert ran(capsys, "convert", draft, middle).status == 0
    assert ran(capsys, "convert", middle, out, "--view", view).status == 0
    assert out.read_text("utf-8") == text


@pytest.mark.parametrize("suffix", [".clause", ".docx"])
@pytest.mark.parametrize("view", ["base", "proposed"])
def test_a_view_written_is_a_document_without_changes(
    draft: Path, tmp_path: Path, capsys: Capsys, suffix: str, view: str
) -> None:
    out = tmp_path / f"{view}{suffix}"
    assert ran(capsys, "convert", draft, out, f"--view={view}").status == 0
    rows = json.loads(ran(capsys, "outline", "--json", out).out)
    assert [row["state"] for row in rows] == ["kept"] * 4
    assert [row["label"] for row in rows] == [row["base_label"] for row in rows] == ["", "a)", "b)", "c)"]


def test_the_sample_comes_back_from_its_marked_text(tmp_path: Path, capsys: Capsys) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    assert ran(capsys, "convert", SAMPLE, first).status == 0
    assert ran(capsys, "convert", first, second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_input_is_never_written_over(draft: Path, tmp_path: Path, capsys: Capsys) -> None:
    link = tmp_path / "other.txt"
    link.symlink_to(draft)
    for target in (draft, link):
        found = ran(capsys, "convert", draft, target)
        assert found.status == 2
        assert one_line(found.err)
        assert "write over" in found.err
    assert draft.read_text("utf-8") == MARKED


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("out.odt", ".clause, .docx, .pdf, .txt"),
        ("absent/out.txt", "there is no folder"),
        ("folder.txt", "it is a folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_in_one_line(
    draft: Path, tmp_path: Path, capsys: Capsys, target: str, words: str
) -> None:
    (tmp_path / "folder.txt").mkdir()
    found = ran(capsys, "convert", draft, tmp_path / target)
    assert found.status == 2
    assert one_line(found.err)
    assert f"clausewright: {tmp_path / target}: " in found.err
    assert words in found.err


def test_what_is_not_what_it_claims_is_refused_in_one_line(tmp_path: Path, capsys: Capsys) -> None:
    sheet = tmp_path / "budget.docx"
    with zipfile.ZipFile(sheet, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    found = ran(capsys, "outline", sheet)
    assert found.status == 2
    words = "it is not a Word document: it is a spreadsheet with another ending. Nothing was opened."
    assert found.err == f"clausewright: {sheet}: {words}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "one.txt"),
        ("convert", "a", "b", "c"),
        ("outline",),
        ("outline", "a", "b"),
        ("check",),
        ("check", "a", "--format", "xml"),
        ("check", "a", "--format"),
        ("convert", "a", "b", "--view=both"),
        ("outline", "a", "--jsn"),
        ("--frobnicate",),
        ("--demo",),
    ],
)
def test_arguments_without_sense_are_told_in_one_line(arguments: tuple[str, ...], capsys: Capsys) -> None:
    found = ran(capsys, *arguments)
    assert found.status == 2
    assert one_line(found.err)
    assert found.out == ""


def test_help_and_version(capsys: Capsys) -> None:
    assert ran(capsys, "--version").out.startswith("clausewright ")
    for topic in ((), ("outline",), ("check",), ("convert",)):
        found = ran(capsys, *topic, "--help")
        assert found.status == 0
        assert found.out.count("usage: clausewright") == 1
        assert max(map(len, found.out.splitlines())) <= 120


def test_files_without_a_command_open_the_window(capsys: Capsys) -> None:
    assert ran(capsys, "a.clause", "b.docx").opened[0].files == ["a.clause", "b.docx"]
    assert ran(capsys).opened[0].files == []
    assert ran(capsys, "--", "--help").opened[0].files == ["--help"]
    demo = ran(capsys, "--demo", "folder", "a.clause").opened[0]
    assert (demo.command, demo.files) == ("demo", ["folder", "a.clause"])


def test_notes_of_the_reader_are_told_on_request(draft: Path, capsys: Capsys) -> None:
    draft.write_text("considering\na)\tfirst;\ncb)\tsecond,\n")
    assert ran(capsys, "outline", draft).err == ""
    found = ran(capsys, "outline", draft, "--notes")
    assert found.status == 0
    assert f"clausewright: {draft}: note: " in found.err
    assert "“cb)”" in found.err


def test_a_fault_of_the_program_is_told_in_one_line(
    draft: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(DiskDocuments, "read", broken)
    found = ran(capsys, "outline", draft)
    assert found.status == 2
    assert one_line(found.err)
    assert "KeyError: 'lost'" in found.err
    monkeypatch.setenv(start.TRACE, "1")
    with pytest.raises(KeyError):
        ran(capsys, "outline", draft)


def test_a_place_in_the_file_is_told(draft: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise EditorError("it makes\nno sense", "line 3")

    monkeypatch.setattr(DiskDocuments, "read", broken)
    assert ran(capsys, "outline", draft).err == f"clausewright: {draft}: line 3: it makes no sense\n"


class Screen:
    """A terminal that keeps what is written to it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_after_a_while_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 0.1, 1.0, 1.01, 2.0))
    monkeypatch.setattr("editor.cli.telling.time.monotonic", lambda: next(clock))
    screen = Screen()
    with TerminalProgress("folder/draft.docx", screen) as progress:  # type: ignore[arg-type]
        for done in (0, 1, 2, 3):
            progress("Reading", done, 4)
    shown = screen.text.split("\r")
    assert shown[1:3] == ["draft.docx: Reading 25 %", "draft.docx: Reading 75 %"]
    assert shown[-2].strip() == ""


def run_in_shell(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "editor", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(os.name != "posix", reason="signals are another matter on Windows")
def test_an_interrupted_command_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(MARKED, "utf-8")
    script = (
        "import os, signal, sys\n"
        "from editor import __main__ as program\n"
        "from editor.documents import DiskDocuments\n"
        "real = os.replace\n"
        "def interrupted(*_): os.kill(os.getpid(), signal.SIGINT); real(*_)\n"
        "os.replace = interrupted\n"
        f"sys.argv = ['clausewright', 'convert', {str(tmp_path / 'in.txt')!r}, {str(tmp_path / 'out.txt')!r}]\n"
        "sys.exit(program.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise on Windows")
def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("considering\n" + "a paragraph of some length, to fill the pipe;\n" * 5000)
    with run_in_shell("outline", tmp_path / "long.txt") as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.read(10)
        command.stdout.close()
        assert command.stderr.read() == b""


def test_output_is_unicode_whatever_the_locale(draft: Path, tmp_path: Path) -> None:
    draft.write_text("considering\nthe élan of قرار,\n", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with run_in_shell("outline", draft, env=environment) as command:
        out, err = command.communicate()
    assert "the élan of قرار," in out.decode("utf-8")
    assert err == b""


def test_a_conversion_loads_neither_window_nor_dictionary(draft: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from editor.cli.main import main\n"
        f"main(['convert', {str(draft)!r}, {str(tmp_path / 'out.txt')!r}], lambda _: 0)\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'enchant', 'docx', 'argparse', 'json')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"

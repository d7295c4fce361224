"""Bad input ends in one clear line and the documented exit code, never in a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pacenotes.core.reading.source import MOST_BYTES
from pacenotes.doors.cli import exits
from pacenotes.doors.cli.main import main
from tests.doors.cli.door import COMMAND, DEMO, PACKAGE, environment, heeds_ctrl_c, run_apart


@pytest.fixture
def ends(capsys: pytest.CaptureFixture[str]):
    """The status, what was printed and the lines on the error stream."""

    def run(*arguments: object) -> tuple[int, str, list[str]]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err.splitlines()

    return run


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \r\n\t\n", "the file is empty"),
    "nul.txt": (b"\0" * 100, "looks like a binary file"),
    "cut.json": (b'{"callTranscripts": [{"callId"', "the JSON breaks off at line 1, column 31"),
    "binary.dat": (bytes(range(256)) * 40, "looks like a binary file"),
    "picture.vtt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "looks like a picture"),
    "prose.txt": (b"Once upon a time.\nThere was a forest.\n", "is of no known kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cant_be_read_is_one_line_with_name_and_reason(
    ends, tmp_path: Path, name: str
) -> None:
    data, reason = BAD[name]
    file = tmp_path / name
    file.write_bytes(data)

    status, printed, (line,) = ends("listen", file)
    assert status == exits.UNREADABLE
    assert printed == ""
    assert line.startswith(f"pacenotes: {file}: ")
    assert reason in line


def test_a_missing_file_and_a_folder_say_so(ends, tmp_path: Path) -> None:
    assert ends("listen", tmp_path / "none.vtt") == (
        exits.UNREADABLE, "", [f"pacenotes: {tmp_path}/none.vtt: there is no such file"],
    )  # fmt: skip
    assert ends("listen", tmp_path) == (
        exits.UNREADABLE, "", [f"pacenotes: {tmp_path}: is a folder; name the files in it"],
    )  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_says_so(ends, tmp_path: Path) -> None:
    file = tmp_path / "call.txt"
    file.touch(mode=0)

    assert ends("listen", file)[2] == [f"pacenotes: {file}: may not be read by you"]


def test_too_large_a_file_is_refused_without_being_swallowed(ends, tmp_path: Path) -> None:
    file = tmp_path / "call.txt"
    with file.open("wb") as hole:
        hole.truncate(4 * MOST_BYTES)

    status, _, (line,) = ends("listen", file)
    assert status == exits.UNREADABLE
    assert line.endswith(": is larger than 50 MB, the most that is read")


def test_the_others_go_on(ends, tmp_path: Path) -> None:
    status, printed, errors = ends("listen", tmp_path / "none.vtt", DEMO, tmp_path)

    assert status == exits.UNREADABLE
    assert "fjordline-demo.vtt" in printed
    assert len(errors) == 2


def test_a_name_with_a_line_break_and_colours_stays_one_plain_line(ends, tmp_path: Path) -> None:
    file = tmp_path / "a\nb\x1b[31m\u202e.txt"
    file.touch()

    assert ends("listen", file)[2] == [f"pacenotes: {tmp_path}/a b[31m.txt: the file is empty"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["listen"],
        ["listen", "--unknown", DEMO],
        ["listen", DEMO, "--date", "2026-02-30"],
        ["listen", DEMO, "--date", "tomorrow"],
        ["listen", DEMO, "--roster", "/nosuch/team.toml"],
        ["listen", DEMO, "--ours", "Sam: wizard"],
        ["drive"],
    ],
)
def test_words_that_cant_be_used_end_before_anything_is_read(ends, arguments: list[str]) -> None:
    status, printed, errors = ends(*arguments)

    assert status == exits.USAGE
    assert printed == ""
    assert any(line.startswith("pacenotes") for line in errors)


def test_a_wrong_date_says_how_to_write_one(ends) -> None:
    assert "“31.3.2026” is no day; write it as 2026-03-31" in ends(
        "listen", DEMO, "--date", "31.3.2026"
    )[2][-1]  # fmt: skip


@pytest.mark.parametrize("arguments", [[], ["--help"], ["listen", "--help"], ["--version"]])
def test_help_and_version_are_no_error(ends, arguments: list[str]) -> None:
    status, printed, errors = ends(*arguments)

    assert status == exits.OK
    assert printed
    assert errors == []


def test_a_page_of_several_calls_leaves_out_what_cant_be_read(ends, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    status, printed, errors = ends("listen", DEMO, tmp_path / "none.vtt", DEMO, "--html", page)

    assert status == exits.UNREADABLE
    assert "Call" in printed
    assert errors[-1] == f"wrote {page}"
    assert page.read_text("utf-8").count("<article") == 2


def test_a_page_of_nothing_is_not_written(ends, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    assert ends("listen", tmp_path / "none.vtt", "--html", page)[0] == exits.UNREADABLE
    assert not page.exists()


@pytest.mark.parametrize("place", ["nosuch/page.html", ""])
def test_a_page_that_cant_be_written_is_told_before_listening(
    ends, tmp_path: Path, place: str
) -> None:
    status, printed, (line,) = ends("listen", DEMO, "--html", tmp_path / place)

    assert status == exits.UNWRITABLE
    assert printed == ""
    assert line.startswith(f"pacenotes: {tmp_path}")


def test_standard_input_is_read_as_bytes() -> None:
    call = "Ann: Our problem is that loads fail – every night.\n".encode("utf-16")
    done = run_apart("listen", "-", given=call, COLUMNS="80")

    assert done.returncode == exits.OK
    assert "fail – every night" in done.stdout.decode()
    assert done.stderr == b""


def test_nothing_on_standard_input_is_an_empty_file() -> None:
    done = run_apart("listen", "-", given=b"")

    assert done.returncode == exits.UNREADABLE
    assert done.stderr == b"pacenotes: standard input: the file is empty\n"


@pytest.mark.parametrize(
    "arguments", [["listen", DEMO], ["listen", DEMO, DEMO, "--json"], ["listen", "--help"]]
)
def test_a_reader_who_has_enough_is_no_error(arguments: list[str]) -> None:
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as running:  # fmt: skip
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == exits.OK


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("option", ["--all", "--json"])
def test_a_full_disk_is_told(option: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "listen", DEMO, option],
            stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    assert done.returncode == exits.UNWRITABLE
    assert done.stderr.startswith(b"pacenotes: the output can't be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("option", ["--all", "--json"])
def test_ctrl_c_ends_without_a_traceback_and_leaves_whole_json(tmp_path: Path, option: str) -> None:
    waits = tmp_path / "waits"
    os.mkfifo(waits)
    running = subprocess.Popen(
        [*COMMAND, "listen", DEMO, str(waits), option],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(PYTHONUNBUFFERED="1"),
        preexec_fn=heeds_ctrl_c,
    )  # fmt: skip
    # Opened for writing, the pipe is being read: listening has begun.
    with waits.open("wb"), running:
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=30)
    assert running.returncode == exits.INTERRUPTED
    assert error.decode().strip() == "pacenotes: stopped; nothing was changed"
    if option == "--json":
        assert [one["file"] for one in json.loads(out)["calls"]] == [DEMO]


def test_signs_that_an_encoding_lacks_are_replaced() -> None:
    done = run_apart("listen", DEMO, PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert done.returncode == exits.OK
    assert b"? Qualified" in done.stdout
    assert done.stderr == b""


def test_the_exit_codes_and_options_are_documented(capsys: pytest.CaptureFixture[str]) -> None:
    told = (PACKAGE.parents[1] / "docs/reference/command-line.md").read_text("utf-8")
    main(["listen", "--help"])

    for code in (exits.OK, exits.USAGE, exits.UNREADABLE, exits.UNWRITABLE, exits.INTERRUPTED):
        assert f"| {code} | " in told
    for option in set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}:
        assert f"| `{option}" in told

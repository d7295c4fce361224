from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pacenotes.doors.cli import up
from tests.doors.cli.door import heeds_ctrl_c
from tests.integrations.models.fake_server import completion, serving
from tests.template_database import sqlite_template

COMMAND = [sys.executable, "-m", "pacenotes.doors.cli.main", "up", "--no-browser"]


@contextmanager
def running(data: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`pacenotes up` on a free port, and the line it says."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    server = subprocess.Popen(
        [*COMMAND, "--port", "0", "--data", str(data), *options],
        stdout=subprocess.PIPE,
        text=True,
        env=environment | {"PYTHONPATH": "src"},
        preexec_fn=heeds_ctrl_c,
    )
    try:
        assert server.stdout is not None
        yield server, server.stdout.readline()
    finally:
        server.kill()
        server.wait()


def address(line: str) -> str:
    found = re.search(r"http://\S+", line)
    assert found is not None, line
    return found.group()


def host_of(line: str) -> str:
    return address(line).split("/")[2]


def get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:  # noqa: S310  # our own
        return str(answer.read().decode())


@pytest.fixture
def made(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    """A folder of data whose database has had its migrations."""
    template = sqlite_template(pytestconfig.cache.mkdir("pacenotes"))
    shutil.copyfile(template, tmp_path / "pacenotes.sqlite3")
    return tmp_path


def test_it_says_where_it_is_and_how_to_come_in_and_stops_when_told(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(made) as (server, line):
        assert "robin.adler@pacenotes.example" in line
        assert "Robin Adler" in get(address(line))
        key = made / "secret-key"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        began = time.monotonic()
        server.send_signal(signal.SIGINT)
        server.wait(10)
        assert time.monotonic() - began < 10
    with serving(lambda _: completion('{"findings": []}')) as ear:
        monkeypatch.setenv("PACENOTES_LLM_URL", ear.url)
        monkeypatch.setenv("PACENOTES_LLM_MODEL", "tiny-1")
        with running(made) as (server, again):
            assert "robin.adler@pacenotes.example" in again
            assert key.read_text() == key.read_text().strip()
            assert server.stdout is not None
            assert "also given to tiny-1 at 127.0.0.1" in server.stdout.readline()
            assert ear.asked == [], "what was heard before isn't sent by a start"
            with sqlite3.connect(made / "pacenotes.sqlite3", timeout=10) as database:
                database.execute(
                    "INSERT INTO history_job (kind, subject_id, state, attempts, progress, step,"
                    " queued_at) SELECT 'ask_larger_ear', min(id), 'queued', 0, 0, '',"
                    " '2026-11-01' FROM calls_call"
                )
            until = time.monotonic() + 10
            while not ear.asked and time.monotonic() < until:
                time.sleep(0.05)
            assert ear.asked


def test_a_larger_ear_that_can_not_be_asked_is_said_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PACENOTES_LLM_URL", "http://127.0.0.1:11434/v1")
    assert up.run([]) == up.CANT_START
    assert "PACENOTES_LLM_MODEL has to say which model" in capsys.readouterr().err


def test_an_empty_installation_prints_a_link_for_its_first_person(tmp_path: Path) -> None:
    with running(tmp_path, "--no-sample") as (_, line):
        assert "/welcome/" in line
        assert "You are the first one here" in get(address(line))


def test_a_body_larger_than_its_address_takes_is_refused_by_the_server(made: Path) -> None:
    with running(made, "--no-sample") as (_, line):
        for address, size, is_read in [
            ("/sign-in/", 10 * 1024**3, False),
            ("/sign-in/", 100 * 1000**2, False),
            ("/deals/imports/new/", 10 * 1000**3, False),
            ("/deals/imports/new/", 100 * 1000**2, True),
        ]:
            asking = http.client.HTTPConnection(host_of(line), timeout=3)
            asking.putrequest("POST", address)
            asking.putheader("Content-Length", str(size))
            asking.endheaders()
            if is_read:
                with pytest.raises(TimeoutError):  # it waits for the body
                    asking.getresponse()
            else:
                assert asking.getresponse().status == 413


def test_what_is_sent_goes_out_at_once() -> None:
    with up._listen("127.0.0.1", 0) as listening:
        with socket.create_connection(listening.getsockname()):
            accepted, _address = listening.accept()
        # What asyncio looks at before it sets TCP_NODELAY.
        assert accepted.proto == socket.IPPROTO_TCP
        accepted.close()


def test_a_port_that_is_taken_is_named_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert up.run(["--port", str(port)]) == up.CANT_START
    said = capsys.readouterr().err
    assert f"Port {port} is taken" in said
    assert f"--port {port + 1}" in said


@pytest.mark.parametrize("host", ["no.such.host.invalid", "256.1.1.1"])
def test_a_host_that_is_none_is_named(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert up.run(["--host", host]) == up.CANT_START
    assert host in capsys.readouterr().err


@pytest.mark.parametrize("port", ["x", "-1", "65536", "١"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        up.run(["--port", port])
    assert "port" in capsys.readouterr().err


def test_the_sample_team_is_served_on_its_own_machine_only(made: Path) -> None:
    with running(made) as (_, line):
        assert "Sign in as" in line
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    refused = subprocess.run(
        [*COMMAND, "--port", "0", "--data", str(made), "--host", "0.0.0.0"],  # noqa: S104
        capture_output=True,
        text=True,
        env=environment | {"PYTHONPATH": "src"},
    )
    assert refused.returncode == up.CANT_START
    assert "whose password everybody knows" in refused.stderr


def test_a_database_that_is_away_is_said_in_one_line(tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": "src",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    }
    refused = subprocess.run(
        [*COMMAND, "--port", "0", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert refused.returncode == up.CANT_START
    assert "The database can't be used" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("policy.toml", "[questions.luck]", "policy.toml: “luck” is none of the five questions"),
        ("pipelines.toml", "=", "pipelines.toml is no TOML"),
        ("frameworks/own.toml", 'name = "Own"', "frameworks/own.toml: there is no letter in it"),
    ],
)
def test_a_file_of_the_teams_own_that_is_wrong_is_said_by_name(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    refused = subprocess.run(
        [*COMMAND, "--port", "0", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment | {"PYTHONPATH": "src"},
    )
    assert refused.returncode == up.CANT_START
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
    for file in tmp_path.glob("*.sqlite3"):
        with sqlite3.connect(file) as database:
            tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        assert tables == (0,), "before anything is made of the database"


def test_a_policy_that_was_changed_counts_from_the_next_start_on(made: Path) -> None:
    def lights() -> list[tuple[str, str, str]]:
        with sqlite3.connect(next(made.glob("*.sqlite3"))) as database:
            return database.execute(
                "SELECT deal_id, question, light FROM deals_standing ORDER BY 1, 2"
            ).fetchall()

    with running(made):
        usual = lights()
    assert {light for _, _, light in usual} >= {"heard", "answered"}
    (made / "policy.toml").write_text(
        '[questions.pitfalls]\nneeds = ["politics", "security", "objection"]', "utf-8"
    )
    with running(made):
        assert lights() != usual
    (made / "policy.toml").unlink()
    with running(made):
        assert lights() == usual

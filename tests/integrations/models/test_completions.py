from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable

import pytest

from pacenotes.core.listening.larger_ear.ear import Away
from pacenotes.core.listening.larger_ear.prompt import SCHEMA, Prompt
from pacenotes.integrations.models import completions, exchange
from pacenotes.integrations.models.completions import Completions
from pacenotes.integrations.models.named_server import NamedServer, named_server
from tests.integrations.models.fake_server import FakeServer, Reply, completion, serving

ASKED = Prompt("Find what was said.", '{"turn": 0, "who": "us 1", "said": "Hello."}')


def at(fake: FakeServer, key: str = "sk-4711") -> Completions:
    told = named_server(
        {
            "PACENOTES_LLM_URL": fake.url,
            "PACENOTES_LLM_MODEL": "tiny-1",
            "PACENOTES_LLM_KEY": key,
        }
    )
    assert told is not None
    return Completions(told)


def why_away(fake: FakeServer, waiting: Callable[[], None] = lambda: None) -> str:
    with pytest.raises(Away) as away:
        at(fake).ask(ASKED, waiting)
    assert "sk-4711" not in str(away.value.words)
    return str(away.value.words)


def test_a_request_has_the_prompt_and_no_tools() -> None:
    with serving(lambda _: completion("{}")) as fake:
        assert at(fake).ask(ASKED, lambda: None) == "{}"
        assert fake.paths == ["/v1/chat/completions"]
        assert fake.heads[0]["Authorization"] == "Bearer sk-4711"
        (body,) = fake.asked
        assert set(body) == {
            "model", "messages", "temperature", "max_tokens", "stream", "response_format",
        }  # fmt: skip
        assert [m["content"] for m in body["messages"]] == [ASKED.instructions, ASKED.passage]
        assert body["response_format"]["json_schema"]["schema"] == SCHEMA
        at(fake, key="").ask(ASKED, lambda: None)
        assert "Authorization" not in fake.heads[1]


def test_a_server_that_can_not_be_held_to_a_form_is_asked_without() -> None:
    def answer(body: dict[str, object]) -> Reply:
        return Reply(b"", 400) if "response_format" in body else completion("[]")

    with serving(answer) as fake:
        server = at(fake)
        assert [server.ask(ASKED, lambda: None) for _ in range(2)] == ["[]", "[]"]
        assert ["response_format" in body for body in fake.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(b"", 401), "PACENOTES_LLM_KEY"),
        (Reply(b"", 404), "PACENOTES_LLM_MODEL"),
        (Reply(b"", 500), "status 500"),
        (Reply(b"<html>hello"), "OpenAI-compatible"),
        (Reply(b"{}"), "OpenAI-compatible"),
        (Reply(b'{"choices": []}'), "OpenAI-compatible"),
        (Reply(b"[" * 500_000), "OpenAI-compatible"),
        (completion(None, tool_calls=[{"function": {"name": "accept"}}]), "OpenAI-compatible"),
        (Reply(b" " * (exchange.MOST_BYTES + 1)), "more than any answer has"),
    ],
    ids=range(9),
)
def test_what_is_no_completion_is_said_by_its_reason(reply: Reply, says: str) -> None:
    with serving(lambda _: reply) as fake:
        assert says in why_away(fake)


def test_a_redirect_is_not_followed() -> None:
    with serving(lambda _: completion("{}")) as other:
        elsewhere = Reply(b"", 307, {"Location": other.url})
        with serving(lambda _: elsewhere) as fake:
            assert "sends elsewhere" in why_away(fake)
        assert other.asked == []


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda _: completion("{}")) as fake, serving(lambda _: Reply(b"")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert at(fake).ask(ASKED, lambda: None) == "{}"
        assert proxy.asked == []


def test_a_server_that_is_away_or_speaks_no_http_is_named() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
    away = Completions(NamedServer(False, "127.0.0.1", port, "/v1", "tiny-1"))
    with pytest.raises(Away) as refused:
        away.ask(ASKED, lambda: None)
    assert f"127.0.0.1:{port} can't be reached" in str(refused.value.words)


def test_a_certificate_that_nobody_trusts_is_not_taken() -> None:
    with serving(lambda _: completion("{}")) as fake:
        tls = Completions(NamedServer(True, "127.0.0.1", fake.address[1], "/v1", "tiny-1"))
        assert tls._trust is not None
        assert tls._trust.check_hostname
        assert tls._trust.verify_mode.name == "CERT_REQUIRED"
        with pytest.raises(Away):
            tls.ask(ASKED, lambda: None)


def test_a_slow_server_is_waited_for_so_long_and_then_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completions, "LOOK_EVERY", 0.02)
    hold = threading.Event()
    with serving(lambda _: Reply(b"", hold=hold)) as fake:
        monkeypatch.setattr(completions, "LONGEST_WAIT", 0.1)
        assert "didn't answer within" in why_away(fake)
        monkeypatch.setattr(completions, "LONGEST_CALL", 0.05)
        assert "took more than" in why_away(fake)

        class CalledOff(Exception):
            pass

        def called_off() -> None:
            raise CalledOff

        with pytest.raises(CalledOff):
            at(fake).ask(ASKED, called_off)
        until = time.monotonic() + 5
        while _asking() and time.monotonic() < until:
            time.sleep(0.01)
        assert not _asking(), "a thread was left waiting"
        hold.set()


def _asking() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name == "pacenotes-larger-ear"]


def test_a_body_that_drips_is_let_go_of_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completions, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(completions, "LONGEST_WAIT", 0.1)
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        line, _ = listening.accept()
        with line:
            line.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            while not stop.wait(0.01):
                try:
                    line.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    port = listening.getsockname()[1]
    with pytest.raises(Away):
        Completions(NamedServer(False, "127.0.0.1", port, "/v1", "m")).ask(ASKED, lambda: None)
    thread.join(5)
    assert not thread.is_alive(), "the line was left open"
    stop.set()
    listening.close()


def test_what_is_sent_is_json_whatever_was_said() -> None:
    with serving(lambda _: completion("{}")) as fake:
        at(fake).ask(Prompt("", "\ud800 \x00 \u202e"), lambda: None)
        assert json.dumps(fake.asked[0]["messages"][1]["content"]) == '"\\ud800 \\u0000 \\u202e"'

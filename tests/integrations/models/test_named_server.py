from __future__ import annotations

import pytest

from pacenotes.integrations.models.named_server import Misset, NamedServer, named_server

HERE = "http://127.0.0.1:11434/v1"
SECRET = "sk-4711-not-for-logs"


def named(url: str, model: str = "tiny-1", key: str = "") -> NamedServer:
    told = named_server(
        {"PACENOTES_LLM_URL": url, "PACENOTES_LLM_MODEL": model, "PACENOTES_LLM_KEY": key}
    )
    assert told is not None
    return told


def test_there_is_none_unless_one_is_named() -> None:
    assert named_server({}) is None
    assert named_server({"PACENOTES_LLM_URL": " ", "PACENOTES_LLM_MODEL": "tiny-1"}) is None


@pytest.mark.parametrize(
    ("url", "host", "path", "here"),
    [
        (HERE, "127.0.0.1:11434", "/v1/chat/completions", True),
        ("http://localhost", "localhost", "/v1/chat/completions", True),
        ("http://[::1]:8080/", "[::1]:8080", "/v1/chat/completions", True),
        ("https://llm.example/api/v2/", "llm.example", "/api/v2/chat/completions", False),
        (
            "https://llm.example:443/v1/chat/completions",
            "llm.example",
            "/v1/chat/completions",
            False,
        ),
        ("http://10.0.0.7:8000/v1", "10.0.0.7:8000", "/v1/chat/completions", False),
        ("http://localhost.example/v1", "localhost.example", "/v1/chat/completions", False),
    ],
)
def test_an_address_is_read(url: str, host: str, path: str, here: bool) -> None:
    told = named(url)
    assert (told.host, told.path, told.is_this_machine) == (host, path, here)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (HERE, "on this machine"),
        (
            "https://llm.example/v1",
            "LEAVES THIS MACHINE: it is also given to tiny-1 at llm.example",
        ),
        ("http://10.0.0.7/v1", "LEAVES THIS MACHINE, unencrypted"),
    ],
)
def test_where_calls_words_go_is_said(url: str, says: str) -> None:
    assert says in str(named(url).says)


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:11434", "ftp://llm.example/v1", "file:///etc/passwd", "https://", "http://[::1",
        "http://llm.example:99999/v1", "http://llm.example/v1?key=1", "http://llm.example/v1#a",
        "http://user:pass@llm.example/v1", "http://127.0.0.1@evil.example/v1",
        "http://llm.example/a b", "http://llm.example/\r\nX: y", "http://llm.exämple/v1",
    ],
)  # fmt: skip
def test_what_is_no_such_address_is_refused(url: str) -> None:
    with pytest.raises(Misset, match="PACENOTES_LLM_URL"):
        named(url)


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "x" * 300])
def test_a_model_has_to_be_named(model: str) -> None:
    with pytest.raises(Misset, match="PACENOTES_LLM_MODEL"):
        named(HERE, model)


@pytest.mark.parametrize("key", ["two words", "a\r\nX-Other: b", "schlüssel"])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(Misset) as refused:
        named(HERE, key=key)
    assert key not in str(refused.value.words)


def test_the_key_stands_in_no_text() -> None:
    told = named(HERE, key=SECRET)
    assert told.key == SECRET
    assert SECRET not in f"{told} {told!r} {told.says}"

"""E-mail and web addresses."""

from __future__ import annotations

import pytest

from pacenotes.core.tables.addresses import email, web
from pacenotes.core.wording import Words


@pytest.mark.parametrize(
    "cell",
    ["noor@northbeam.example", "n.o'r+x@a-b.co.example", "zoë@köln.example", "a@b.cd"],
)
def test_an_address(cell: str) -> None:
    assert email(cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "noor", "noor@", "@northbeam.example", "noor@northbeam", "a b@c.example", "a@b@c.example",
        "a@-b.example", "a@b..example", "Noor <n@x.example>", "n@x.example,m@x.example",
        "a" * 65 + "@x.example", "a@" + "b." * 200 + "example", "a@" + "x" * 40_000, "a@b_.example",
    ],
)  # fmt: skip
def test_what_is_no_address(cell: str) -> None:
    assert isinstance(email(cell), Words)


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("https://northbeam.example/a?b=c#d", "https://northbeam.example/a?b=c#d"),
        ("HTTP://northbeam.example:8080", "HTTP://northbeam.example:8080"),
        ("www.northbeam.example", "https://www.northbeam.example"),
        ("northbeam.example/a", "https://northbeam.example/a"),
        ("http://intranet/crm", "http://intranet/crm"),
    ],
)
def test_a_web_address(cell: str, address: str) -> None:
    assert web(cell) == address


@pytest.mark.parametrize(
    "cell",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://x.example", "//x.example", "http://",
        "https://a:b@x.example", "https://northbeam.example@evil.example", "http://[::1", "n/a",
        "http://x.example:99999", "http://x.example/a b", "https://x.example\\@y.example",
        'http://x.example/"onload', "mailto:a@b.example", "http://" + "x" * 3_000, "intranet",
        "javascript://x.example/%0aalert(1)",
    ],
)  # fmt: skip
def test_what_is_no_web_address(cell: str) -> None:
    assert isinstance(web(cell), Words)

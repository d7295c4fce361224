"""The server that the installation names by its environment, off unless it does."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from pacenotes.core.wording import N_, Words, words

URL, MODEL, KEY = "PACENOTES_LLM_URL", "PACENOTES_LLM_MODEL", "PACENOTES_LLM_KEY"

NO_URL = N_(
    "PACENOTES_LLM_URL has to be the address of an OpenAI-compatible server, such as "
    "http://127.0.0.1:11434/v1"
)
CREDENTIALS = N_(
    "PACENOTES_LLM_URL must not hold a password, for addresses are shown. Put the key into "
    "PACENOTES_LLM_KEY."
)
NO_MODEL = N_(
    "PACENOTES_LLM_URL is set, so PACENOTES_LLM_MODEL has to say which model to ask there; it goes "
    "by the name that the server gives it."
)
NO_KEY = N_("PACENOTES_LLM_KEY holds signs that no key has: a space, a line end or an accent.")
SENT_HERE = N_(
    "What is said on calls is also given to {model} at {host}, on this machine (PACENOTES_LLM_URL)."
)
SENT_AWAY = N_(
    "What is said on calls LEAVES THIS MACHINE: it is also given to {model} at {host} "
    "(PACENOTES_LLM_URL)."
)
SENT_OPENLY = N_(
    "What is said on calls LEAVES THIS MACHINE, unencrypted: it is also given to {model} at {host} "
    "(PACENOTES_LLM_URL), and who is on the way can read it. Use https://."
)

LONGEST_MODEL = 200
_PORTS = {"http": 80, "https": 443}


class Misset(ValueError):
    """The environment names a server that can't be asked; `words` say what to set instead."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


@dataclass(frozen=True, slots=True)
class NamedServer:
    """Where the server is and what is asked for there; the key is in no text of it."""

    is_https: bool
    address: str
    port: int
    path: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The host as it is shown, with its port where that isn't the usual one."""
        shown = f"[{self.address}]" if ":" in self.address else self.address
        return shown if self.port == _PORTS[self._scheme] else f"{shown}:{self.port}"

    @property
    def is_this_machine(self) -> bool:
        """Whether what is sent there stays on this machine."""
        try:
            return ipaddress.ip_address(self.address).is_loopback
        except ValueError:
            return self.address == "localhost"

    @property
    def says(self) -> Words:
        """Where calls' words go, in one sentence for whoever starts Pacenotes."""
        away = SENT_AWAY if self.is_https else SENT_OPENLY
        message = SENT_HERE if self.is_this_machine else away
        return words(message, model=self.model, host=self.host)

    @property
    def _scheme(self) -> str:
        return "https" if self.is_https else "http"


def named_server(environment: Mapping[str, str]) -> NamedServer | None:
    """The server that these variables name; None where none is named. `Misset`."""
    url = environment.get(URL, "").strip()
    if not url:
        return None
    told, port = _address(url)
    model = environment.get(MODEL, "").strip()
    if not model or not model.isprintable() or len(model) > LONGEST_MODEL:
        raise Misset(words(NO_MODEL))
    key = environment.get(KEY, "").strip()
    if not _is_plain(key):
        raise Misset(words(NO_KEY))
    return NamedServer(
        told.scheme == "https",
        told.hostname or "",
        port or _PORTS[told.scheme],
        _path(told.path),
        model,
        key,
    )


def _address(url: str) -> tuple[SplitResult, int | None]:
    try:
        told = urlsplit(url)
        port = told.port
    except ValueError:
        raise Misset(words(NO_URL)) from None
    if told.username is not None or told.password is not None:
        raise Misset(words(CREDENTIALS))
    is_one = told.scheme in _PORTS and told.hostname and not told.query and not told.fragment
    if not is_one or not _is_plain(url):
        raise Misset(words(NO_URL))
    return told, port


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _path(path: str) -> str:
    """Where completions are asked for, below what the address names; `/v1` where it names none."""
    base = path.rstrip("/").removesuffix("/chat/completions")
    return f"{base or '/v1'}/chat/completions"

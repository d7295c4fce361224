"""E-mail and web addresses in cells."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.wording import N_, Words, words

LONGEST_EMAIL = 254
LONGEST_WEB = 2_000

_LOCAL = re.compile(r"""[^\s"(),:;<>@\[\]\\]{1,64}""")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_UNFIT = re.compile(r"[\s\\<>\"`{}|^]")


def email(cell: str) -> str | Words:
    """An e-mail address as written; the reason where it is none."""
    local, _, domain = cell.rpartition("@")
    if len(cell) > LONGEST_EMAIL or not _LOCAL.fullmatch(local) or not _is_domain(domain):
        return words(N_("“{cell}” is no e-mail address"), cell=excerpt(cell))
    return cell


def web(cell: str) -> str | Words:
    """A web address, http or https alone; `www.northbeam.example` is taken as https."""
    no_address = words(
        N_("“{cell}” is no web address; it starts with http:// or https://"), cell=excerpt(cell)
    )
    if len(cell) > LONGEST_WEB or _UNFIT.search(cell):
        return no_address
    address = cell if _SCHEME.match(cell) else f"https://{cell}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return no_address
    is_host = _is_domain(host) or (address is cell and _LABEL.fullmatch(host) is not None)
    # Before an @ stands a password, or a host to be mistaken for the real one.
    return address if is_host and "@" not in parts.netloc else no_address


def _is_domain(host: str) -> bool:
    labels = host.split(".")
    return 2 <= len(labels) <= 20 and all(map(_LABEL.fullmatch, labels))

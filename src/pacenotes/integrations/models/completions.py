"""Asking the named server for a completion: one address, no redirect, no proxy, caps on it all."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable
from typing import Any

from pacenotes.core.listening.larger_ear.ear import Away
from pacenotes.core.listening.larger_ear.prompt import SCHEMA, Prompt
from pacenotes.core.wording import N_, words
from pacenotes.integrations.models.exchange import Exchange, Reply, TooLarge
from pacenotes.integrations.models.named_server import NamedServer

LONGEST_WAIT = 300.0
"""Seconds for one passage; a small model on a plain processor takes a minute or two."""
LONGEST_CALL = 3600.0
"""Seconds for a whole call."""
LOOK_EVERY = 1.0
"""Seconds after which it is asked whether the answer is still wanted."""
MOST_TOKENS = 2_000

NOT_REACHED = N_(
    "{model} was not there to listen to this call: {host} can't be reached. What was heard without "
    "it stands."
)
NOT_TRUSTED = N_(
    "{model} was not asked about this call: {host} has no certificate that can be trusted. What "
    "was heard without it stands."
)
TOO_SLOW = N_(
    "{model} was not there to listen to this call: {host} didn't answer within {seconds} seconds. "
    "What was heard without it stands."
)
TOO_LONG = N_(
    "{model} took more than {seconds} seconds over this call and was asked no more. What was heard "
    "without it stands."
)
SENT_ELSEWHERE = N_(
    "{model} was not asked about this call: {host} sends elsewhere, and calls' words go nowhere "
    "but there. What was heard without it stands."
)
NOT_LET_IN = N_(
    "{model} was not asked about this call: {host} doesn't take our key (PACENOTES_LLM_KEY). What "
    "was heard without it stands."
)
NOT_FOUND = N_(
    "{model} was not asked about this call: {host} doesn't know that model or that address "
    "(PACENOTES_LLM_MODEL, PACENOTES_LLM_URL). What was heard without it stands."
)
REFUSED = N_(
    "{model} was not there to listen to this call: {host} answered with status {status}. What was "
    "heard without it stands."
)
TOO_LARGE = N_(
    "{model} was not there to listen to this call: {host} sent more than any answer has. What was "
    "heard without it stands."
)
NO_COMPLETION = N_(
    "{model} was not there to listen to this call: {host} doesn't answer as an OpenAI-compatible "
    "server does. What was heard without it stands."
)

_WHY = {401: NOT_LET_IN, 403: NOT_LET_IN, 404: NOT_FOUND}
_TAKES_NO_SCHEMA = {400, 422}


class Completions:
    """The named server, asked about one call; `larger_ear.ear.Server`."""

    def __init__(self, named: NamedServer) -> None:
        self._named = named
        self._holds_to_schema = True
        self._until = time.monotonic() + LONGEST_CALL
        self._trust = ssl.create_default_context() if named.is_https else None

    @property
    def model(self) -> str:
        """The model's name."""
        return self._named.model

    @property
    def host(self) -> str:
        """The server's host."""
        return self._named.host

    def ask(self, asked: Prompt, waiting: Callable[[], None]) -> str:
        """The model's answer; `Away`. `waiting` is called each second and may raise to end it."""
        reply = self._reply(asked, waiting)
        if reply.status in _TAKES_NO_SCHEMA and self._holds_to_schema:
            self._holds_to_schema = False
            reply = self._reply(asked, waiting)
        if 300 <= reply.status < 400:
            raise self._away(SENT_ELSEWHERE)
        if reply.status != 200:
            raise self._away(_WHY.get(reply.status, REFUSED), status=str(reply.status))
        content = _content(reply.body)
        if content is None:
            raise self._away(NO_COMPLETION)
        return content

    def _reply(self, asked: Prompt, waiting: Callable[[], None]) -> Reply:
        exchange = Exchange(self._named, json.dumps(self._body(asked)).encode(), self._trust)
        until = min(time.monotonic() + LONGEST_WAIT, self._until)
        try:
            while not exchange.is_over_within(LOOK_EVERY):
                waiting()
                if time.monotonic() > until:
                    raise self._too_slow()
            return exchange.reply()
        except TooLarge:
            raise self._away(TOO_LARGE) from None
        except ssl.SSLCertVerificationError:
            raise self._away(NOT_TRUSTED) from None
        except OSError:
            raise self._away(NOT_REACHED) from None
        finally:
            exchange.close()

    def _body(self, asked: Prompt) -> dict[str, Any]:
        """What is sent: no tools, so that nothing can be called, and nothing of ours but these."""
        body: dict[str, Any] = {
            "model": self._named.model,
            "messages": [
                {"role": "system", "content": asked.instructions},
                {"role": "user", "content": asked.passage},
            ],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }
        if self._holds_to_schema:
            schema = {"name": "findings", "strict": True, "schema": SCHEMA}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return body

    def _too_slow(self) -> Away:
        if time.monotonic() > self._until:
            return self._away(TOO_LONG, seconds=str(round(LONGEST_CALL)))
        return self._away(TOO_SLOW, seconds=str(round(LONGEST_WAIT)))

    def _away(self, message: str, **more: str) -> Away:
        return Away(words(message, model=self.model, host=self.host, **more))


def _content(body: bytes) -> str | None:
    """The words of a completion; what else is in it, such as calls of tools, is left unread."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return content if isinstance(content, str) else None

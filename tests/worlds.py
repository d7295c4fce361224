"""What a module's tests play with, made once; each has objects of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db import models, transaction
from pytest_django import DjangoDbBlocker

T = TypeVar("T")


def lasting(blocker: DjangoDbBlocker, make: Callable[[], T]) -> Iterator[T]:
    """Make it in a transaction around those of the tests, and undo it after the last one.

    For fixtures of a module, none of whose tests has transactions of its own.
    """
    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
    try:
        with blocker.unblock():
            made = make()
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


def fresh(made: T) -> T:
    """The same with each row read anew, so that no test sees what another did to an object."""
    return _fresh(made)  # type: ignore[no-any-return]


def _fresh(made: Any) -> Any:
    if isinstance(made, models.Model):
        return type(made)._default_manager.get(pk=made.pk)
    if isinstance(made, tuple):
        return tuple(map(_fresh, made))
    if dataclasses.is_dataclass(made) and not isinstance(made, type):
        told = {f.name: _fresh(getattr(made, f.name)) for f in dataclasses.fields(made)}
        return dataclasses.replace(made, **told)
    return made

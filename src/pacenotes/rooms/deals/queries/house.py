"""The team's own rules as data: pipelines, policy, frameworks; shipped ones where it has none."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from pacenotes.core.data_file import Unusable, decoded
from pacenotes.core.frameworks import Framework, read_framework, shipped_frameworks
from pacenotes.core.pipelines import FILE as PIPELINES
from pacenotes.core.pipelines import Pipeline, default_pipelines, read_pipelines
from pacenotes.core.policy import FILE as POLICY
from pacenotes.core.policy import Policy, default_policy, read_policy
from pacenotes.core.wording import N_, words


@dataclass(frozen=True, slots=True)
class House:
    """What a team plays by."""

    pipelines: tuple[Pipeline, ...]
    policy: Policy
    frameworks: tuple[Framework, ...]


@functools.cache
def house() -> House:
    """The rules of this installation, read once; core's Unusable names the file that is wrong."""
    return house_in(Path(settings.DATA))


def house_in(folder: Path) -> House:
    """The rules that a data folder holds; a framework of a shipped one's name takes its place."""
    pipelines, policy = _text(folder, PIPELINES), _text(folder, POLICY)
    own = [
        read_framework(f.stem, _text(folder, f"frameworks/{f.name}") or "", f"frameworks/{f.name}")
        for f in sorted((folder / "frameworks").glob("*.toml"))
    ]
    taken = {framework.key for framework in own}
    return House(
        default_pipelines() if pipelines is None else read_pipelines(pipelines),
        default_policy() if policy is None else read_policy(policy),
        (*(f for f in shipped_frameworks() if f.key not in taken), *own),
    )


def pipelines() -> tuple[Pipeline, ...]:
    """The pipelines, the usual one first."""
    return house().pipelines


def pipeline_of(key: str) -> Pipeline | None:
    """The pipeline with this key, None where the team has none such (any more)."""
    return next((way for way in house().pipelines if way.key == key), None)


def policy() -> Policy:
    """The policy."""
    return house().policy


def _text(folder: Path, name: str) -> str | None:
    """A file's text, None where there is none; Unusable where it can't be read."""
    try:
        return decoded(name, (folder / name).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        why = words(N_("{file} can't be read: {error}"), file=name, error=error.strerror or "")
        raise Unusable(why) from None

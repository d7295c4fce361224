"""The team's own rules as data: pipelines, policy, frameworks; shipped ones where it has none."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from pacenotes.core.frameworks import Framework, read_framework, shipped_frameworks
from pacenotes.core.pipelines import Pipeline, default_pipelines, read_pipelines
from pacenotes.core.policy import Policy, default_policy, read_policy


@dataclass(frozen=True, slots=True)
class House:
    """What a team plays by."""

    pipelines: tuple[Pipeline, ...]
    policy: Policy
    frameworks: tuple[Framework, ...]


@functools.cache
def house() -> House:
    """The rules of this installation, read once; core's Unusable names the file that is wrong."""
    folder = Path(settings.DATA)
    own = sorted((folder / "frameworks").glob("*.toml"))
    pipelines, policy = folder / "pipelines.toml", folder / "policy.toml"
    return House(
        read_pipelines(_text(pipelines)) if pipelines.is_file() else default_pipelines(),
        read_policy(_text(policy), str(policy.name)) if policy.is_file() else default_policy(),
        (*shipped_frameworks(), *(read_framework(f.stem, _text(f), f.name) for f in own)),
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


def _text(path: Path) -> str:
    return path.read_text("utf-8")

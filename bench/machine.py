"""The machine that figures were taken on, told without its name."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

ADDITIONS = 1_000_000


def machine() -> str:
    """Processor, cores, memory, system and Python, on one line."""
    return ", ".join(
        part
        for part in (
            _field("/proc/cpuinfo", "model name") or platform.machine(),
            f"{os.cpu_count()} cores",
            _memory(),
            _field("/etc/os-release", "PRETTY_NAME").strip('"') or platform.system(),
            f"Python {platform.python_version()}",
        )
        if part
    )


def fixed_loop_ms() -> float:
    """CPU milliseconds that a million additions in Python take now: how fast a shared machine is at
    this moment, so that figures of different moments can be held against each other."""
    began, told = time.process_time(), 0
    for number in range(ADDITIONS):
        told += number
    return (time.process_time() - began) * 1000


def _memory() -> str:
    kilobytes = _field("/proc/meminfo", "MemTotal").split(" ")[0]
    return f"{int(kilobytes) / 1024 / 1024:.0f} GiB of memory" if kilobytes.isdigit() else ""


def _field(path: str, name: str) -> str:
    """The first `name: value` or `name=value` of a system file, empty where there is none."""
    if not Path(path).exists():
        return ""
    for line in Path(path).read_text("utf-8", "replace").splitlines():
        before, separator, after = line.replace("=", ":", 1).partition(":")
        if separator and before.strip() == name:
            return after.strip()
    return ""

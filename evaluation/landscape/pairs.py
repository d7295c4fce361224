"""Which published dates belong to which data, and where their packages are."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

DATA_PACKAGE = "@mdn/browser-compat-data"
DATES_PACKAGE = "web-features"


@dataclass(frozen=True, slots=True)
class Pair:
    """A version of web-features, and the version of browser-compat-data that it was made from."""

    dates: str
    data: str


PAIRS = (
    Pair("3.10.0", "7.1.23"),
    Pair("3.14.0", "7.2.4"),
    Pair("3.19.0", "7.3.5"),
    Pair("3.24.0", "7.3.12"),
    Pair("3.29.0", "7.3.17"),
    Pair("3.34.3", "8.0.9"),
    Pair("3.40.0", "8.1.3"),
)
"""In the order in which they came out; unpaired versions disagree for good reasons."""


def unpacked(name: str, version: str, packages: Path) -> Path:
    """The folder of a package, fetched by npm and unpacked where it isn't there yet."""
    plain = name.removeprefix("@").replace("/", "-")
    folder = packages / f"{plain}-{version}"
    if not (folder / "package" / "package.json").is_file():
        archive = packages / f"{plain}-{version}.tgz"
        if not archive.is_file():
            _fetch(f"{name}@{version}", packages)
        shutil.rmtree(folder, ignore_errors=True)
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    return folder / "package"


def _fetch(package: str, packages: Path) -> None:
    packages.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "pack", "--silent", package], cwd=packages, check=True)  # noqa: S603, S607 - npm, from the path, of the names above

"""The package as `pip install` gets it has every file that the program needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.architecture.guards.tree import REPOSITORY, files


def test_the_wheel_has_every_file_of_the_package(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = REPOSITORY / "src"
    missing = {
        path.relative_to(source).as_posix()
        for path in files(source / "pacenotes")
        if not path.name.endswith(".pyc")
    } - packed
    assert missing == set()

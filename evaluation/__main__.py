"""Measure the listener as shipped: `python -m evaluation [--corpora FOLDER] [--json]`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from evaluation.backseat import driver_found, driver_given, told_in_the_mirror
from evaluation.conformance import conformance
from evaluation.corpora import Corpora, Missing
from evaluation.dialogue_acts import (
    ami_questions,
    ami_suggestions,
    mrda_interrupted,
    mrda_questions,
)
from evaluation.pillars import pillars, single_voice
from evaluation.report import Result, as_json, as_markdown, as_table
from evaluation.scores import Score
from evaluation.verbatim import verbatim

TASKS: tuple[tuple[str, str, Callable[[Corpora], dict[str, Score]]], ...] = (
    ("back_seat_driver_given", "Back seat, driver given", driver_given),
    ("back_seat_driver_found", "Back seat, driver found by ourselves", driver_found),
    ("mirror_steered", "Mirror: steered, driver found by ourselves", told_in_the_mirror),
    ("ami_suggestion", "AMI suggestion", ami_suggestions),
    ("ami_question", "AMI question", ami_questions),
    ("mrda_question", "MRDA question", mrda_questions),
    ("mrda_interrupted", "MRDA interrupted", mrda_interrupted),
    ("pillars", "MEDDICC pillars, spoken of", pillars),
    ("pillars_single", "MEDDICC pillars, one voice", single_voice),
    ("webvtt_conformance", "WebVTT conformance", conformance),
    ("verbatim", "Findings whose words are verbatim", verbatim),
)
"""Each task: its key, its name, and what measures it; a `Score` a meeting, call or pillar."""

ABSENT = 3
"""Exit status where the folder is not there at all."""


def main() -> int:
    """Run every task whose material is there; say which is not."""
    options = _options()
    folder = Path(options.corpora)
    if not folder.is_dir():
        print(
            f"evaluation: no folder {folder}: name one by --corpora or PACENOTES_CORPORA "
            "(with conversations/ and transcripts/ in it)",
            file=sys.stderr,
        )
        return ABSENT
    results = [_measured(Corpora(folder), *task) for task in TASKS]
    print(as_json(results) if options.json else as_table(results))
    if options.write:
        Path(options.write).write_text(as_markdown(results), "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evaluation", description=__doc__)
    default = os.environ.get("PACENOTES_CORPORA") or "../shared/data"
    parser.add_argument("--corpora", default=default, help="the folder of labelled material")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write", metavar="FILE", help="write the table as Markdown, too")
    return parser.parse_args()


def _measured(
    corpora: Corpora, key: str, name: str, measure: Callable[[Corpora], dict[str, Score]]
) -> Result:
    began = time.perf_counter()
    try:
        scores = measure(corpora)
    except Missing as missing:
        return Result(key, name, {}, 0.0, skipped=f"{missing} is not in the folder")
    return Result(key, name, scores, time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())

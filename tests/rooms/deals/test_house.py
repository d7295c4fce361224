from __future__ import annotations

from pathlib import Path

import pytest

from pacenotes.core.data_file import Unusable
from pacenotes.core.frameworks import SHIPPED
from pacenotes.core.pipelines import default_pipelines
from pacenotes.core.policy import default_policy
from pacenotes.rooms.deals.queries.house import house_in

STAGE = '[[pipelines]]\nkey = "own"\nname = "Own"\n[[pipelines.stages]]\nkey = "a"\nname = "A"\n'
LETTERS = 'name = "{name}"\nletters = [{{letter = "N", name = "Need", parts = ["need"]}}]\n'


def test_without_files_of_its_own_a_team_plays_by_what_is_shipped(tmp_path: Path) -> None:
    told = house_in(tmp_path)
    assert told.pipelines == default_pipelines()
    assert told.policy == default_policy()
    assert [f.key for f in told.frameworks] == list(SHIPPED)
    assert house_in(tmp_path / "not there") == told


def test_a_teams_own_files_take_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "pipelines.toml").write_text(STAGE, "utf-8")
    (tmp_path / "policy.toml").write_text("[questions.qualified]\nmost_days = 7", "utf-8-sig")
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "own.toml").write_text(LETTERS.format(name="Own"), "utf-8")
    (tmp_path / "frameworks" / "bant.toml").write_text(LETTERS.format(name="Our BANT"), "utf-8")
    told = house_in(tmp_path)
    assert [p.key for p in told.pipelines] == ["own"]
    assert told.policy.of("qualified").most_days == 7
    assert [f.name for f in told.frameworks] == ["MEDDPICC", "MEDDICC", "SPICED", "Our BANT", "Own"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("policy.toml", b"=", "policy.toml is no TOML"),
        ("policy.toml", b"[questions.luck]", "policy.toml: “luck” is none of the five questions"),
        ("policy.toml", b"\xff\xfe", "policy.toml isn't written in UTF-8"),
        ("pipelines.toml", b"", "pipelines.toml: there is no pipeline in it"),
        ("frameworks/own.toml", b'name = "Own"', "frameworks/own.toml: there is no letter in it"),
    ],
)
def test_a_fault_names_the_file(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    with pytest.raises(Unusable) as refused:
        house_in(tmp_path)
    assert why in str(refused.value)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    with pytest.raises(Unusable, match=r"policy\.toml can't be read: "):
        house_in(tmp_path)

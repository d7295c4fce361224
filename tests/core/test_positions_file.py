"""What a file of positions may say, and how it is told where it is wrong."""

from __future__ import annotations

import pytest

from pacenotes.core.positions import POSITIONS, take_positions
from pacenotes.core.positions_file import PositionsError, read_positions

GOOD = {"key": '"partner"', "name": '"Partner"', "side": '"sales"'}


def file_of(**fields: str | None) -> bytes:
    """A file with one good position, some of its fields put otherwise or left out."""
    entry = {k: v for k, v in {**GOOD, **fields}.items() if v is not None}
    return ("[[positions]]\n" + "\n".join(f"{k} = {v}" for k, v in entry.items())).encode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"key": None}, "“key” is missing"),
        ({"key": '"Partner Sales"'}, "“key” must be small letters"),
        ({"key": '"a--b"'}, "“key” must be small letters"),
        ({"key": f'"{"a" * 41}"'}, "40 at most"),
        ({"key": '"sales-manager"'}, "“key” is another position's: sales-manager"),
        ({"name": '"  "'}, "“name” is missing"),
        ({"name": "7"}, "“name” must be text"),
        ({"name": r'"two\nlines"'}, "“name” must be one line"),
        ({"side": '"left"'}, "“side” can be: sales, technical"),
        ({"side": None}, "“side” is missing"),
        ({"titles": '"one"'}, "“titles” must be a list"),
        ({"titles": "[7]"}, "“titles” must be a list"),
        ({"titles": '["AE"]'}, "“titles” has “ae”, which names a position already"),
        ({"titles": '["x", "X."]'}, "“titles” has “x”"),
        ({"sells": '"yes"'}, "“sells” must be true or false"),
        ({"rank": "-1"}, "“rank” must be a whole number"),
        ({"rank": "true"}, "“rank” must be a whole number"),
        ({"owns": f'"{"x" * 201}"'}, "“owns” must be one line of 200 letters"),
        ({"owner": '"x"'}, "“owner” means nothing here; known are: key, name"),
    ],
)
def test_an_error_names_file_entry_field_and_reason(fields: dict[str, str], said: str) -> None:
    with pytest.raises(PositionsError) as refused:
        read_positions(file_of(**fields), "positions.toml", known=POSITIONS)
    assert str(refused.value).startswith("positions.toml: positions[1]: ")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"[[positions", "is not TOML"),
        (b"x = 1", "holds a list of [[positions]]"),
        (b"positions = 1", "holds a list of [[positions]]"),
        (b"positions = [1]", "holds a list of [[positions]]"),
        (b"#" * 300_000, "larger than 256 kB"),
        (b"x = " + b"[" * 200_000, "is not TOML"),
    ],
)
def test_what_is_no_file_of_positions_is_told_so(data: bytes, said: str) -> None:
    with pytest.raises(PositionsError, match=r"^mine\.toml ") as refused:
        read_positions(data, "mine.toml")
    assert said in str(refused.value)


def test_the_second_of_two_with_one_key_is_the_wrong_one() -> None:
    with pytest.raises(PositionsError, match=r"positions\[2\]: “key”"):
        read_positions(file_of() + b"\n" + file_of(), "positions.toml")


def test_where_a_file_is_wrong_nothing_of_it_is_taken() -> None:
    with pytest.raises(PositionsError):
        take_positions(file_of() + b"\n" + file_of(side="1"), "positions.toml")
    assert list(POSITIONS) == list(POSITIONS.shipped)

from __future__ import annotations

from pacenotes.core.triage import Choice, Colleague, Day, Load, choices


def names(found: tuple[Choice, ...]) -> str:
    return "".join(one.colleague.name for one in found)


def test_who_is_free_comes_first_then_who_knows_then_who_has_less_on_then_the_team() -> None:
    a = Colleague(1, "a", on_team=True, knows=frozenset({"cloud"}))
    b = Colleague(2, "b", knows=frozenset({"cloud"}), load=Load(1, 1))
    c = Colleague(3, "c", knows=frozenset({"cloud"}), load=Load(1, 0))
    d = Colleague(4, "d", on_team=True)
    e = Colleague(5, "e")
    busy = {1: Day(meetings=1)}
    assert names(choices([e, d, c, b, a], ["Cloud"], busy)) == "cbdea"
    assert names(choices([e, d, c, b, a], ["Cloud"], None)) == "acbde"


def test_names_are_compared_folded_and_each_counts_once() -> None:
    one = Colleague(1, "a", knows=frozenset({"runs in the cloud"}))
    found = choices([one], [" Runs  in the CLOUD. ", "History", "History"], {})[0]
    assert found.known == (" Runs  in the CLOUD. ",)
    assert found.required == 2


def test_free_is_unknown_where_no_day_is_asked_for() -> None:
    one = Colleague(1, "a")
    assert choices([one], [], None)[0].is_free is None
    assert choices([one], [], {})[0].is_free is True
    assert choices([one], [], {1: Day(demos=1)})[0].is_free is False


def test_of_two_alike_the_order_is_by_name_and_then_by_id() -> None:
    assert [
        one.colleague.id for one in choices([Colleague(2, "A"), Colleague(1, "a")], [], {})
    ] == [1, 2]

"""Technical drift: a sales person explains how it works while a technical colleague is there."""

from __future__ import annotations

from pacenotes.core.roster import Party, Person, Roster
from tests.core.listening.vocabulary import NOBODY, abstains, found, hears, stays_silent

SAM_IS_THERE = "Sam: Hello everybody.\nIngrid: Hello.\n"
EXPLANATION = (
    "So what happens is that our agent polls the queue, writes each payload into a Kafka topic, "
    "and the consumers push it to the API from there."
)


def test_a_sales_person_who_explains_how_it_works_drifts() -> None:
    heard = hears("technical_drift", f"{SAM_IS_THERE}Robin: {EXPLANATION}")
    assert (heard.speaker, heard.detail.whom) == ("Robin", "Sam")
    assert "kafka" in heard.why.say()


def test_it_counts_over_the_sentences_of_one_turn() -> None:
    hears(
        "technical_drift",
        f"{SAM_IS_THERE}Robin: It runs in containers on your cluster, nothing leaves the building. "
        "There is a cache in front of the database and the tokens come from your proxy.",
    )


def test_a_technical_colleague_does_not_drift() -> None:
    stays_silent("technical_drift", f"{SAM_IS_THERE}Sam: {EXPLANATION}")


def test_a_customer_does_not_drift() -> None:
    stays_silent("technical_drift", f"{SAM_IS_THERE}Ingrid: {EXPLANATION}")


def test_where_no_technical_colleague_is_there_nobody_drifts() -> None:
    stays_silent("technical_drift", f"Ingrid: Hello.\nRobin: {EXPLANATION}")


def test_a_term_or_two_in_passing_is_no_explanation() -> None:
    stays_silent(
        "technical_drift",
        f"{SAM_IS_THERE}Robin: You asked about the API, that is something Sam will cover in a "
        "minute, I would rather hear about the business first.",
    )


def test_asking_about_it_is_no_explanation() -> None:
    stays_silent(
        "technical_drift",
        f"{SAM_IS_THERE}Robin: Do you run Kafka or a queue, and is the API behind a VPN there?",
    )


def test_a_few_words_explain_nothing() -> None:
    stays_silent("technical_drift", f"{SAM_IS_THERE}Robin: API, Kafka, cache, all in there.")


def test_where_positions_are_not_known_it_says_so() -> None:
    people = (Person("Robin", Party.OURS), Person("Sam", Party.OURS))
    roster = Roster(people, (("Robin", 0), ("Sam", 1)))
    script = f"{SAM_IS_THERE}Robin: {EXPLANATION}"

    for known in (roster, NOBODY):
        assert "position" in abstains("technical_drift", script, roster=known)
        assert found("technical_drift", script, roster=known) == []

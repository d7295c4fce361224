"""What speaks to a question: said unasked, confirmed, or in answer to ours."""

from __future__ import annotations

from pacenotes.core.listening.answers import is_confirmed, replies
from tests.core.listening.vocabulary import hearing


def asked(script: str, probe: str = "budget") -> list[tuple[str, str]]:
    """Each question of ours with the reply to it."""
    return [(q.text, reply.text) for q, reply in replies(hearing(script), probe)]


def test_a_reply_is_the_first_telling_sentence() -> None:
    assert asked(
        """
        Robin: What about budget?
        Ingrid: Hm. Well. It sits with Tomas until May.
        """
    ) == [("What about budget?", "It sits with Tomas until May.")]


def test_a_colleague_in_between_and_a_back_channel_are_passed_over() -> None:
    assert asked(
        """
        Robin: What about budget?
        Sam: And take your time.
        Ingrid: Yeah.
        Ingrid: It sits with Tomas.
        """
    ) == [("What about budget?", "It sits with Tomas.")]


def test_a_question_back_is_no_reply() -> None:
    assert asked("Robin: What about budget?\nIngrid: How do you mean that exactly?") == []


def test_a_reply_much_later_is_to_something_else() -> None:
    later = "\n".join(["Sam: And take your time."] * 4)
    assert asked(f"Robin: What about budget?\n{later}\nIngrid: It rains a lot here.") == []


def test_a_customer_who_asks_the_same_is_not_us() -> None:
    assert asked("Ingrid: What about budget?\nTomas: I have a little left.") == []


def test_two_questions_in_one_turn_have_one_reply() -> None:
    script = "Robin: What about budget? Is there any money set aside?\nTomas: Next year there is."
    assert asked(script) == [("What about budget?", "Next year there is.")]


def test_confirmed_is_what_the_customer_says_yes_to_at_once() -> None:
    def confirmed(reply: str) -> bool:
        heard = hearing(f"Robin: So it is about the month end.\n{reply}")
        return is_confirmed(heard, heard.sentences[0])

    assert confirmed("Ingrid: That's exactly it.")
    assert confirmed("Ingrid: Yes, correct. And the audits.")
    assert not confirmed("Ingrid: Not exactly.")
    assert not confirmed("Ingrid: We also have two depots.")
    assert not confirmed("Sam: Exactly.")
    assert not confirmed("")

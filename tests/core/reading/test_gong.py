import datetime as dt

from pacenotes.core.transcript import Participant
from tests.core.reading.vocabulary import call, reasons, refusal, said, timed


def monologue(speaker, *sentences):
    return {
        "speakerId": speaker,
        "topic": "Pricing",
        "sentences": [{"start": a, "end": b, "text": text} for a, b, text in sentences],
    }


CALL = {
    "callId": "7782",
    "transcript": [
        monologue("62", (460, 1480, "No worries."), (1500, 2000, "Shall we?")),
        monologue("63", (2100, 2600, "Yes.")),
    ],
}
PARTIES = [
    {
        "speakerId": "62",
        "name": "Noor Adel",
        "title": "Sales Engineer",
        "emailAddress": "noor@apex.example",
        "affiliation": "Internal",
    },
    {
        "speakerId": "63",
        "name": None,
        "emailAddress": "bo@garage.example",
        "affiliation": "External",
    },
    {"speakerId": None, "name": "Ines Tam", "affiliation": "Unknown"},
]


def test_a_transcript_alone_keeps_the_speakers_ids():
    assert timed({"callTranscripts": [CALL]}) == [
        ("62", "No worries. Shall we?", 0.46, 2.0),
        ("63", "Yes.", 2.1, 2.6),
    ]


def test_parties_name_the_speakers_and_their_sides():
    about = {"metaData": {"id": "7782", "title": "Demo", "started": "2024-01-22T10:00:00-08:00"}}
    read = call({"callTranscripts": [CALL], "calls": [{}, about | {"parties": PARTIES}]})
    assert read.speakers == ("Noor Adel", "bo@garage.example")
    assert (read.title, read.held_on) == ("Demo", dt.date(2024, 1, 22))
    assert read.participants == (
        Participant("Noor Adel", "Sales Engineer", None, "noor@apex.example", True),
        Participant("bo@garage.example", None, None, "bo@garage.example", False),
        Participant("Ines Tam", None, None, None, None),
    )


def test_parties_may_stand_in_the_call_or_at_the_top():
    within = {"callTranscripts": [CALL | {"parties": PARTIES}]}
    at_top = {"callTranscripts": [CALL], "parties": PARTIES}
    assert call(within).speakers == call(at_top).speakers == ("Noor Adel", "bo@garage.example")


def test_two_people_of_one_name_stay_two():
    parties = [{"speakerId": s, "name": "Sam Roe"} for s in ("62", "63")]
    assert call({"callTranscripts": [CALL | {"parties": parties}]}).speakers == (
        "Sam Roe",
        "Sam Roe (63)",
    )


def test_several_calls_are_refused_by_name():
    refused = refusal({"callTranscripts": [CALL, CALL | {"callId": "7783"}]})
    assert "7782, 7783" in str(refused)


def test_what_is_no_monologue_is_reported():
    broken = [None, {"speakerId": "62"}, monologue("62", (1, 2, 3), (3, 4, "kept"))]
    content = {"callTranscripts": [{"transcript": broken}]}
    assert said(content) == [("62", "kept")]
    assert [line for line, _ in reasons(content)] == [1, 2, 3]

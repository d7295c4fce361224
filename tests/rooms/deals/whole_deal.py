"""A deal on which everything happened that can: each action on a deal was taken at least once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.mails import ReadMail
from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions as calls
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import (
    Contact,
    CustomField,
    Deadline,
    Deal,
    Evidence,
    Input,
    Pitfall,
    TeamMember,
)
from pacenotes.rooms.people.models import Person
from tests.cast import heard_call, listen_to_all, person

DAY = dt.date(2026, 9, 14)


@dataclass(frozen=True)
class Whole:
    """The deal, its people, its contact and its call."""

    deal: Deal
    robin: Person
    sam: Person
    kim: Person
    dana: Contact
    call: Call


def whole_deal() -> Whole:
    """Everything, one thing after another, by who may do it."""
    kim = person("sales-manager", "Kim Larsen")
    robin = person("account-executive", "Robin Adler")
    sam = person("pre-sales-engineer", "Sam Okafor")
    actions.add_custom_field(
        on=CustomField.On.DEAL, key="partner", name="Partner", kind=CustomField.Kind.TEXT, by=kim
    )
    deal = actions.open_deal(name="Beacon rollout", account_name="Fjordline", by=robin)
    for seat in ("product-management", sam.position_key):
        actions.add_team_member(deal=deal, person=sam, position_key=seat, by=robin)
    dana = at_the_account(deal, robin)
    around(deal, dana, robin)
    moves(deal, robin, kim)
    call = on_calls(deal, robin)
    the_questions(deal, dana, robin)
    the_gate(deal, robin, sam)
    technical(deal, dana, robin, sam)
    inputs(deal, robin, sam)
    deal.refresh_from_db()
    return Whole(deal, robin, sam, kim, dana, call)


def at_the_account(deal: Deal, robin: Person) -> Contact:
    assert deal.account is not None
    other = actions.add_account(changes={"name": "Northbeam"}, by=robin)
    actions.edit_account(account=other, changes={"name": "Northbeam Group"}, by=robin)
    actions.edit_account(
        account=deal.account, changes={"industry": "Ferries", "country": "Norway"}, by=robin
    )
    told = {"name": "Dana Whitfield", "title": "Head of data"}
    dana = actions.add_contact(account=deal.account, changes=told, by=robin)  # type: ignore[arg-type]
    return actions.edit_contact(contact=dana, changes={"decides": "the tooling"}, by=robin)


def around(deal: Deal, dana: Contact, robin: Person) -> None:
    role = actions.give_contact_role(deal=deal, contact=dana, role="champion", by=robin)
    actions.drop_contact_role(given=role, by=robin)
    actions.give_contact_role(deal=deal, contact=dana, role="evaluator", by=robin)
    rival = actions.name_competitor(deal=deal, name="Tessellate", by=robin)
    actions.drop_competitor(competitor=rival, by=robin)
    actions.name_competitor(deal=deal, name="Meridian", by=robin)
    needed = actions.require_capability(deal=deal, name="Lineage", by=robin)
    actions.drop_required_capability(required=needed, by=robin)
    actions.require_capability(deal=deal, name="Airflow operator", by=robin)


def moves(deal: Deal, robin: Person, kim: Person) -> None:
    told = {"amount": Decimal(120_000), "currency": "eur", "custom": {"partner": "Sørensen"}}
    actions.edit_deal(deal=deal, changes=told, by=robin)  # type: ignore[arg-type]
    actions.edit_deals(deals=[deal], changes={"closes_on": dt.date(2026, 10, 30)}, by=robin)
    actions.move_deal(deal=deal, stage="evaluation", by=robin)
    noor = person("account-executive", "Noor Haddad")
    actions.reassign_deal(deal=deal, owner=noor, by=kim)
    actions.reassign_deal(deal=deal, owner=robin, by=kim)
    member = TeamMember.objects.get(deal=deal, person=noor)
    actions.remove_team_member(member=member, by=robin)
    people = {"colleagues": [robin], "contacts": []}
    meeting = actions.plan_meeting(deal=deal, title="Kick-off", held_on=DAY, by=robin, **people)
    actions.change_meeting(
        version=1, meeting=meeting, title="Kick-off in Bergen", held_on=DAY, by=robin, **people
    )


def on_calls(deal: Deal, robin: Person) -> Call:
    call = heard_call(deal, robin)
    calls.set_day(call=call, held_on=dt.date(2026, 9, 15), by=robin)
    speaker = call.speakers.get(label="Dana Whitfield")
    calls.seat_speaker(speaker=speaker, party=Party.THEIRS, by=robin)
    listen_to_all()
    broken = heard_call(deal, robin, "{", "broken.json")
    calls.replace_original(call=broken, file_name="worse.json", data=b"[", by=robin)
    listen_to_all()
    broken.refresh_from_db()
    calls.remove_call(call=broken, by=robin)
    utterance = call.utterances.get(text__startswith="We lost two days")
    calls.cite(utterance=utterance, quoted="a feed broke", part="need", by=robin)
    return call


def the_questions(deal: Deal, dana: Contact, robin: Person) -> None:
    note = actions.write_note(
        deal=deal, title="Lunch", text="They have a zeppelin budget.", about_on=DAY, by=robin
    )
    edited = "They have a budget of 200,000 euros by the end of October. Legal is slow."
    version = actions.edit_note(note=note, text=edited, by=robin, version=1)
    mail = ReadMail("Re: Beacon", "dana@fjordline.example", "", DAY, "We decide in October.")
    kept = actions.add_mail(deal=deal, mail=mail, by=robin)
    budget = actions.cite_note(version=version, quoted="a budget", part="budget", by=robin)
    actions.cite_mail(mail=kept, quoted="in October", part="timeline", by=robin)
    actions.answer_part(
        deal=deal, part="budget", text="200,000 a year", evidence=[budget], by=robin, contact=dana
    )
    value = actions.cite_note(version=version, quoted="200,000 euros", part="value", by=robin)
    actions.decide(evidence=value, decision=Decision.ACCEPTED, by=robin)
    actions.keep_business_case(
        deal=deal,
        fields={
            "metric": "Feed outages",
            "today": "two days",
            "target": "none",
            "value": Decimal(180_000),
            "currency": "EUR",
            "period": "year",
        },
        by=robin,
        version=deal.business_case.version if hasattr(deal, "business_case") else 0,
    )
    for heard in Evidence.objects.filter(deal=deal, decision=Decision.PROPOSED)[:6]:
        actions.decide(evidence=heard, decision=Decision.ACCEPTED, by=robin)
    due = actions.cite_note(version=version, quoted="end of October", part="deadline", by=robin)
    deadline = actions.add_deadline(
        deal=deal,
        fields={"what": "Board meeting", "first": DAY, "last": DAY},
        evidence=[due],
        by=robin,
    )
    actions.edit_deadline(deadline=deadline, fields={"set_by": "the board"}, by=robin)
    slow = actions.cite_note(version=version, quoted="Legal is slow", part="procurement", by=robin)
    pitfall = actions.add_pitfall(
        deal=deal, fields={"kind": "procurement", "what": "Slow legal"}, evidence=[slow], by=robin
    )
    actions.edit_pitfall(pitfall=pitfall, fields={"mitigation": "Start in July"}, by=robin)


def the_gate(deal: Deal, robin: Person, sam: Person) -> None:
    asked = [
        actions.ask(deal=deal, kind="demo", what=f"A demo of part {n}", by=robin) for n in range(3)
    ]
    actions.take_on(request=asked[0], by=sam, reason="They are a reference")
    actions.finish(request=asked[0], by=sam)
    actions.decline(request=asked[1], reason="No budget known", by=sam)
    actions.withdraw(request=asked[2], by=robin)


def technical(deal: Deal, dana: Contact, robin: Person, sam: Person) -> None:
    question = actions.pass_on_question(
        deal=deal, text="Does it run on ARM?", by=robin, asked_by=dana
    )
    actions.edit_question(question=question, fields={"due": dt.date(2026, 10, 1)}, by=robin)
    actions.hand_question(question=question, owner=sam, by=sam)
    for answer in ("It does.", "It does, from 4.2 on."):
        actions.answer_question(question=question, answer=answer, by=sam)
    other = actions.pass_on_question(deal=deal, text="Is there an API?", by=robin)
    actions.withdraw_question(question=other, by=robin)


def inputs(deal: Deal, robin: Person, sam: Person) -> None:
    on = [
        (Input.About.PART, "budget"),
        (Input.About.DEADLINE, str(Deadline.objects.filter(deal=deal)[0].pk)),
        (Input.About.PITFALL, str(Pitfall.objects.filter(deal=deal)[0].pk)),
        (Input.About.TECHNICAL_QUESTION, str(deal.technical_questions.all()[0].pk)),
        (Input.About.REQUEST, str(deal.requests.all()[0].pk)),
    ]
    given = [
        actions.give_input(deal=deal, about_type=kind, about_id=id_, text=f"Mind this {n}", by=sam)
        for n, (kind, id_) in enumerate(on)
    ]
    actions.decide_input(given=given[0], state=Input.State.ACCEPTED, by=robin)
    actions.decide_input(
        given=given[1], state=Input.State.DECLINED, by=robin, reason="Known already"
    )
    actions.decide_input(given=given[2], state=Input.State.LEFT, by=robin)

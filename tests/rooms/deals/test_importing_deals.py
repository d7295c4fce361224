from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pacenotes.rooms.deals.models import Account, CustomField, Deal, TableImport, TeamMember
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.tables import DEALS, brought_in, every_row, looked_at, said, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader() -> Person:
    return person("sales-manager", "Imke Sommer")


def test_a_row_becomes_a_deal_with_its_account_owner_stage_and_days(leader: Person) -> None:
    seller = person(name="Noor Haddad")
    account = Account.objects.create(name="Fjordline")
    table = brought_in(
        DEALS + "D1,Rollout,Fjordline,noor haddad,Engaging,\"1,234.50\",EUR,2026-11-30\n",
        "deals", leader,
    )  # fmt: skip
    assert (table.state, table.added) == (TableImport.State.APPLIED, 1)
    made = Deal.objects.get()
    assert (made.external_id, made.name, made.account, made.owner) == (
        "D1", "Rollout", account, seller,
    )  # fmt: skip
    assert (made.pipeline, made.stage, made.outcome) == ("new-business", "discovery", "open")
    assert (made.amount, made.currency) == (Decimal("1234.50"), "EUR")
    assert (made.closes_on, made.stage_since) == (dt.date(2026, 11, 30), None)


def test_its_owner_is_on_its_team_and_it_belongs_to_the_owners_part(leader: Person) -> None:
    north = unit("North")
    seller = person(name="Noor Haddad", unit=north)
    brought_in(DEALS + "D1,Rollout,,Noor Haddad,Won,,,\n", "deals", leader)
    made = Deal.objects.get()
    assert made.unit == north
    member = TeamMember.objects.get(deal=made)
    assert (member.person, member.position_key) == (seller, "account-executive")


def test_each_row_is_an_event_in_its_deals_timeline_and_the_import_is_one(leader: Person) -> None:
    table = brought_in(DEALS + "D1,Rollout,,,Won,5,EUR,2026-01-31\n", "deals", leader)
    made = Deal.objects.get()
    (event,) = Event.objects.filter(deal_id=made.pk)
    assert (event.verb, event.by, event.before) == ("opened", leader, {})
    assert event.after == {
        "external_id": "D1", "name": "Rollout", "pipeline": "new-business", "stage": "won",
        "outcome": "won", "amount": "5", "currency": "EUR", "closes_on": "2026-01-31",
        "import": table.pk,
    }  # fmt: skip
    told = Event.objects.about(table).get(verb="imported")
    assert told.after["added"] == 1


def test_a_known_external_id_edits_its_deal_and_history_keeps_what_was(leader: Person) -> None:
    brought_in(DEALS + "D1,Rollout,,,Engaging,5,EUR,2026-01-31\n", "deals", leader)
    before = Deal.objects.get()
    table = brought_in(DEALS + "D1,Rollout 2,,,Proposal,7,EUR,2026-01-31\n", "deals", leader)
    after = Deal.objects.get()
    assert (table.added, table.changed, after.pk) == (0, 1, before.pk)
    assert (after.name, after.stage, after.amount) == ("Rollout 2", "proposal", 7)
    assert (after.version, after.stage_since) == (2, dt.date(2026, 9, 20))
    assert after.opened_at == before.opened_at
    event = Event.objects.about(after).first()
    assert event is not None
    assert (event.verb, event.before) == (
        "edited", {"name": "Rollout", "stage": "discovery", "amount": "5.00"},
    )  # fmt: skip


def test_a_row_that_moves_its_deal_alone_is_a_move_in_history(leader: Person) -> None:
    brought_in(DEALS + "D1,Rollout,,,Engaging,,,\n", "deals", leader)
    brought_in(DEALS + "D1,Rollout,,,Won,,,\n", "deals", leader)
    event = Event.objects.about(Deal.objects.get()).first()
    assert event is not None
    assert (event.verb, event.after["outcome"]) == ("moved", "won")


def test_an_empty_cell_leaves_what_is_there(leader: Person) -> None:
    brought_in(DEALS + "D1,Rollout,,,Engaging,5,EUR,2026-01-31\n", "deals", leader)
    table = brought_in(DEALS + "D1,Rollout,,,,,,\n", "deals", leader)
    assert (table.left, Deal.objects.get().amount) == (1, 5)


def test_without_an_external_id_the_account_and_the_name_tell(leader: Person) -> None:
    known = deal(name="Rollout")
    row = f",Rollout,{known.account},,Won,,,\n"
    table = brought_in(DEALS + row + ",Rollout,,,Won,,,\n", "deals", leader)
    known.refresh_from_db()
    assert (table.added, table.changed, known.stage) == (1, 1, "won")


def test_an_external_id_that_is_new_is_a_new_deal_whatever_its_name(leader: Person) -> None:
    known = deal(name="Rollout")
    table = brought_in(DEALS + f"D1,Rollout,{known.account},,,,,\n", "deals", leader)
    assert (table.added, table.changed) == (1, 0)


def test_accounts_are_found_by_name_whatever_the_case_or_by_external_id(leader: Person) -> None:
    account = Account.objects.create(name="Fjordline", external_id="A-1")
    rows = "D1,One,FJORDLINE,,,,,\nD2,Two,A-1,,,,,\n"
    brought_in(DEALS + rows, "deals", leader)
    assert Deal.objects.filter(account=account).count() == 2


def test_an_unknown_account_refuses_the_row_unless_it_is_to_be_added(leader: Person) -> None:
    rows = "D1,One,Fjordline,,,,,\nD2,Two,fjordline,,,,,\n"
    table = looked_at(DEALS + rows, "deals", leader)
    assert said(table)[0] == (
        2, "Account",
        "there is no account “Fjordline”; import accounts first, or have it added",
    )  # fmt: skip
    table = brought_in(DEALS + rows, "deals", leader, adds_accounts=True)
    account = Account.objects.get()
    assert (table.accounts_added, account.name, account.owner) == (1, "Fjordline", leader)
    assert Deal.objects.filter(account=account).count() == 2
    assert Event.objects.about(account).get().verb == "opened"


def test_an_unknown_owner_refuses_the_row_unless_the_name_is_to_be_kept(leader: Person) -> None:
    row = DEALS + "D1,One,,Somebody Else,,,,\n"
    ((line, column, reason),) = said(looked_at(row, "deals", leader))
    assert (line, column) == (2, "Owner")
    assert "“Somebody Else” is nobody here" in reason
    brought_in(row, "deals", leader, keeps_owner_names=True)
    made = Deal.objects.get()
    assert (made.owner, made.owner_name) == (None, "Somebody Else")
    assert looked_at(row, "deals", leader).left == 1


def test_a_kept_name_never_ousts_an_owner(leader: Person) -> None:
    seller = person(name="Noor Haddad")
    brought_in(DEALS + "D1,One,,Noor Haddad,,,,\n", "deals", leader)
    brought_in(DEALS + "D1,One,,Somebody Else,,,,\n", "deals", leader, keeps_owner_names=True)
    assert Deal.objects.get().owner == seller


def test_another_owner_takes_it_over_and_joins_its_team(leader: Person) -> None:
    first, second = person(name="Noor Haddad"), person(name="Tomas Berg")
    brought_in(DEALS + "D1,One,,Noor Haddad,,,,\n", "deals", leader)
    brought_in(DEALS + f"D1,One,,{second.email},,,,\n", "deals", leader)
    made = Deal.objects.get()
    assert made.owner == second
    assert {m.person for m in made.team.all()} == {first, second}


def test_a_name_that_two_colleagues_have_asks_for_the_address(leader: Person) -> None:
    person(name="Noor Haddad")
    second = person()
    second.name = "noor haddad"
    second.save()
    ((_, _, reason),) = said(looked_at(DEALS + "D1,One,,Noor Haddad,,,,\n", "deals", leader))
    assert "several people here are called “Noor Haddad”" in reason


def test_who_plays_no_sales_position_owns_no_deal(leader: Person) -> None:
    person("pre-sales-engineer", "Sam Okafor")
    ((_, _, reason),) = said(looked_at(DEALS + "D1,One,,Sam Okafor,,,,\n", "deals", leader))
    assert reason.startswith("Sam Okafor plays no sales position")


def test_an_owner_outside_the_managers_part_is_refused_by_row() -> None:
    north, south = unit("North"), unit("South")
    leader = person("sales-manager", unit=north)
    person(name="Noor Haddad", unit=unit("Oslo", north))
    person(name="Tomas Berg", unit=south)
    table = looked_at(DEALS + "D1,One,,Noor Haddad,,,,\nD2,Two,,Tomas Berg,,,,\n", "deals", leader)
    assert table.added == 1
    assert said(table) == [(3, "Owner", "Tomas Berg isn't in your part of the organisation")]


def test_a_deal_without_an_owner_belongs_to_its_importers_part() -> None:
    leader = person("sales-manager", unit=unit("North"))
    brought_in(DEALS + "D1,One,,,,,,\n", "deals", leader)
    assert Deal.objects.get().unit == leader.unit
    assert Deal.objects.visible_to(leader).count() == 1


def test_a_deal_of_another_part_is_left_alone() -> None:
    north, south = unit("North"), unit("South")
    other = person("sales-manager", unit=south)
    brought_in(DEALS + "D1,One,,,,,,\n", "deals", other)
    before = every_row("TableImport", "TablePiece", "Event")
    leader = person("sales-manager", unit=north)
    before["Person"] = list(Person.objects.order_by("pk").values())
    table = brought_in(DEALS + "D1,Taken over,,,,,,\n", "deals", leader)
    assert said(table)[0][:2] == (2, "Deal id")
    assert every_row("TableImport", "TablePiece", "Event") == before


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("D1,One,,,Winning,,,", "Stage", "“Winning” is no stage of New business"),
        ("D1,One,,,,5,,", "Amount", "an amount needs a currency"),
        ("D1,One,,,,-5,EUR,", "Amount", "-5 is less than 0"),
        ("D1,One,,,,5,Taler,", "Currency", "“Taler” is no currency"),
        ("D1,One,,,,,,31.02.2026", "Close date", "there is no such day"),
        ("D1,=1+1,,,,,,", "Name", "a spreadsheet would run this as a formula"),
        ("D1,,,,,,,", "Name", "a value is needed here"),
        ("D1," + "x" * 161 + ",,,,,,", "Name", "at most 160 can be kept"),
        ("D1,One,,,,999999999999999,EUR,", "Amount", "is more than"),
        ("D1,One", None, "there are 2 cells here, but 8 headings"),
    ],
)
def test_what_is_wrong_is_named_by_line_column_and_reason(
    row: str, column: str | None, reason: str, leader: Person
) -> None:
    before = every_row("TableImport", "TablePiece", "Event")
    table = brought_in(DEALS + "D0,Good,,,,,,\n" + row + "\n", "deals", leader)
    ((line, where, why),) = said(table)
    assert (line, where) == (3, column)
    assert reason in why
    assert not table.is_applied
    assert every_row("TableImport", "TablePiece", "Event") == before


def test_an_external_id_twice_in_a_file_names_both_lines(leader: Person) -> None:
    table = brought_in(DEALS + "D1,One,,,,,,\nD1,Two,,,,,,\n", "deals", leader)
    assert said(table) == [(3, "Deal id", "“D1” is in line 2 already")]
    assert not Deal.objects.exists()


def test_an_account_and_name_twice_in_a_file_names_both_lines(leader: Person) -> None:
    rows = ",One,Fjordline,,,,,\n,ONE,fjordline,,,,,\n"
    table = brought_in(DEALS + rows, "deals", leader, adds_accounts=True)
    assert said(table) == [(3, "Name", "line 2 is about the same one already")]


def test_an_id_and_a_name_that_mean_one_deal_name_both_lines(leader: Person) -> None:
    known = deal(name="Rollout")
    Deal.objects.update(external_id="D1")
    rows = f"D1,Rollout,{known.account},,,,,\n,Rollout,{known.account},,,,,\n"
    assert said(looked_at(DEALS + rows, "deals", leader)) == [
        (3, "Name", "line 2 is about the same one already")
    ]


def test_the_pipeline_decides_which_stages_there_are(leader: Person) -> None:
    head = "id,name,pipeline,stage\n"
    brought_in(head + "D1,One,Renewal,Review\n", "deals", leader)
    assert (Deal.objects.get().pipeline, Deal.objects.get().stage) == ("renewal", "review")
    ((_, column, reason),) = said(looked_at(head + "D2,Two,Renewal,Discovery\n", "deals", leader))
    assert column == "stage"
    assert "is no stage of Renewal; its stages are: Due, Review, Proposal, Renewed, Lost" in reason


def test_a_value_can_be_said_to_stand_for_a_stage(leader: Person) -> None:
    brought_in(
        DEALS + "D1,One,,,Winning,,,\n", "deals", leader, values={"Stage": {"winning": "Won"}}
    )
    assert Deal.objects.get().outcome == "won"


def test_every_row_can_have_the_same(leader: Person) -> None:
    text = "id,name,amount\nD1,One,5\nD2,Two,6\n"
    told = [("currency", "EUR"), ("stage", "Won"), ("owner", "")]
    brought_in(text, "deals", leader, constants=told[:2])
    assert {(d.currency, d.stage) for d in Deal.objects.all()} == {("EUR", "won")}


def test_the_good_rows_alone_come_in_where_that_is_asked_for(leader: Person) -> None:
    rows = "D1,One,,,,,,\nD2,,,,,,,\nD3,Three,Nowhere,,,,,\n"
    table = brought_in(
        DEALS + rows, "deals", leader, keeps_good_rows=True,
    )  # fmt: skip
    assert table.is_applied
    assert (table.added, table.wrong_rows) == (1, 2)
    assert [d.name for d in Deal.objects.all()] == ["One"]


def test_an_account_that_only_wrong_rows_call_for_is_not_added(leader: Person) -> None:
    rows = "D1,One,Good,,,,,\nD2,Two,Bad,,,5,,\n"
    table = brought_in(
        DEALS + rows, "deals", leader, keeps_good_rows=True, adds_accounts=True
    )  # fmt: skip
    assert [a.name for a in Account.objects.all()] == ["Good"]
    assert table.accounts_added == 1


def test_after_a_broken_quote_nothing_comes_in_not_even_the_rows_before(leader: Person) -> None:
    table = brought_in(
        DEALS + 'D1,One,,,,,,\nD2,"Two,,,,,,\nD3,Three,,,,,,\n', "deals", leader,
        keeps_good_rows=True,
    )  # fmt: skip
    assert not table.is_applied
    assert not Deal.objects.exists()


def test_the_teams_own_fields_are_read_by_their_kind(leader: Person) -> None:
    for key, kind in [("region", "choice"), ("score", "number"), ("signed", "date"),
                      ("partner", "flag"), ("plan", "link"), ("remark", "text")]:  # fmt: skip
        CustomField.objects.create(
            on="deal", key=key, name=key.title(), kind=kind, choices=["North", "South"]
        )
    head = "id,name,region,score,signed,partner,plan,remark\n"
    brought_in(head + 'D1,One,north,3.5,2026-02-01,yes,www.plan.example,"a\nb"\n', "deals", leader)
    assert Deal.objects.get().custom == {
        "region": "North", "score": 3.5, "signed": "2026-02-01", "partner": True,
        "plan": "https://www.plan.example", "remark": "a\nb",
    }  # fmt: skip
    ((_, column, reason),) = said(looked_at(head + "D2,Two,East,,,,,\n", "deals", leader))
    assert column == "region"
    assert "known are: North, South" in reason


def test_a_required_field_of_the_teams_own_is_needed_for_a_new_row(leader: Person) -> None:
    brought_in(DEALS + "D1,One,,,,,,\n", "deals", leader)
    CustomField.objects.create(
        on="deal", key="region", name="Region", kind="text", is_required=True
    )
    assert said(looked_at(DEALS + "D2,Two,,,,,,\n", "deals", leader)) == [
        (2, "Region", "a value is needed here")
    ]
    assert looked_at(DEALS + "D1,One more,,,,,,\n", "deals", leader).changed == 1


def test_looking_first_changes_nothing_and_says_the_same_as_bringing_in(leader: Person) -> None:
    known = deal(name="Rollout")
    rows = f",Rollout,{known.account},,Won,,,\nD2,Two,New,,,,,\nD3,Three,,,,,,\n"
    before = every_row("TableImport", "TablePiece", "Event")
    seen = looked_at(DEALS + rows, "deals", leader, adds_accounts=True)
    assert every_row("TableImport", "TablePiece", "Event") == before
    done = brought_in(DEALS + rows, "deals", leader, adds_accounts=True)
    counts = ("rows", "added", "changed", "left", "accounts_added", "wrong_rows")
    assert [getattr(seen, c) for c in counts] == [getattr(done, c) for c in counts]
    assert [getattr(done, c) for c in counts] == [3, 2, 1, 0, 1, 0]


def test_an_import_takes_no_more_queries_for_more_rows(
    leader: Person, django_assert_num_queries: object, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(first: int, last: int) -> int:
        rows = "".join(f"D{n},Deal {n},,,Won,5,EUR,\n" for n in range(first, last))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            brought_in(DEALS + rows, "deals", leader)
        return len(asked)

    assert queries(0, 1) == queries(1, 31)


def test_rows_come_in_batch_by_batch_and_know_each_other(
    leader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacenotes.rooms.deals.actions.importing import planning

    monkeypatch.setattr(planning, "BATCH", 2)
    rows = "".join(f",Deal {n % 4},Fjordline,,,,,\n" for n in range(8))
    table = brought_in(
        DEALS + rows, "deals", leader, keeps_good_rows=True, adds_accounts=True
    )  # fmt: skip
    assert (table.added, table.wrong_rows, Deal.objects.count()) == (4, 4, 4)
    assert Account.objects.count() == 1

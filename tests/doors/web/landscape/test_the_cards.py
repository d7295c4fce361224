from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.standing import Standing
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.jobs import WORK
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos import actions as demos
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import TalkTrack
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_every_page import HOSTILE, check
from tests.rooms.landscape.card_ground import AUDIT, LINEAGE, RULES, SSO, Ground, laid

pytestmark = pytest.mark.django_db

KEEPER = "technical-marketing"


def card_at(ground: Ground, asked: str = "") -> str:
    """The address of Plumbwell Flow's card."""
    return f"/landscape/products/{ground.flow.pk}/battlecard/{asked}"


def words_at(ground: Ground) -> str:
    """The address of what is said of the lineage."""
    return f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/"


def requiring(by: Person, *names: str) -> Deal:
    on = deal(by)
    deals.name_competitor(deal=on, name="Plumbwell", by=by)
    for name in names:
        deals.require_capability(deal=on, name=name, by=by)
    return on


def main(answer: object) -> str:
    text = answer.content.decode()  # type: ignore[attr-defined]
    return str(text.partition("<main")[2].replace("&#x27;", "'"))


# battlecards


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_reads_a_battlecard(position: str, signed_in: SignedIn) -> None:
    ground = laid()
    ground.word(LINEAGE, ask="How do you trace it?", proof="A load", trap="Not “never”", show="Two")
    browser = signed_in(person(position))
    assert card_at(ground) in main(browser.get("/landscape/battlecards/"))
    page = main(browser.get(card_at(ground)))
    for said in ("We say this of column lineage.", "How do you trace it?", "A load", "Not “never”",
                 "True as of", "as known on", RULES, SSO):  # fmt: skip
        assert said in page
    assert "<dt>Show</dt>" not in page
    words = f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/"
    assert (words in page) is (position == KEEPER)


def test_the_technical_colleagues_see_where_to_show_it_and_what_proves_it(
    signed_in: SignedIn,
) -> None:
    ground, sam = laid(), person("pre-sales-engineer")
    ground.word(LINEAGE, show="The second screen")
    playbook = demos.add_playbook(name="From alert to cause", by=sam, about="")
    fields: demos.PlaybookStepFields = {"shows": "A broken load", "differentiator": LINEAGE}
    demos.add_playbook_step(playbook=playbook, fields=fields, by=sam)
    page = main(signed_in(sam).get(card_at(ground, "?for=technical")))
    for said in ("The second screen", "From alert to cause", "A broken load"):
        assert said in page


def test_words_that_are_over_are_struck_by_shape_and_word(signed_in: SignedIn) -> None:
    ground = laid()
    ground.word(LINEAGE, ask="How do you trace it?")
    ground.has(ground.flow, LINEAGE)
    page = main(signed_in(person()).get(card_at(ground)))
    struck = page[page.index('class="struck"') :].partition("</div>")[0]
    assert "<svg" in struck
    assert "Not to be said." in struck
    assert "It was worded for unique, and it is parity." in struck
    assert '<s dir="auto">We say this' in struck
    assert "How do you trace it?" not in page


def test_a_battlecard_is_there_as_markdown(signed_in: SignedIn) -> None:
    ground = laid()
    answer = signed_in(person()).get(f"/landscape/products/{ground.flow.pk}/battlecard.md")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.content.decode().startswith("# Battlecard: Plumbwell Flow (Plumbwell)")


@pytest.mark.parametrize(
    "asked", ["day=x&known=2026-13-01", "ours=9999999", "ours=x", "day=0001-01-01"]
)
def test_whatever_the_address_asks_there_is_a_card(asked: str, signed_in: SignedIn) -> None:
    ground = laid()
    browser = signed_in(person())
    assert browser.get(card_at(ground, f"?{asked}")).status_code == 200


def test_our_own_product_has_no_card_and_an_empty_landscape_says_what_to_do(
    signed_in: SignedIn,
) -> None:
    browser = signed_in(person())
    assert "No competitor's product" in main(browser.get("/landscape/battlecards/"))
    ground = laid()
    assert browser.get(f"/landscape/products/{ground.beacon.pk}/battlecard/").status_code == 404
    assert browser.get("/landscape/products/999/battlecard.md").status_code == 404
    other = actions.add_vendor(name="Alone", by=ground.keeper)
    product = actions.add_product(vendor=other, name="Solo", by=ground.keeper)
    TalkTrack.objects.all().delete()
    assert browser.get(f"/landscape/products/{product.pk}/battlecard/").status_code == 200


# words


def sent(ground: Ground, **more: object) -> dict[str, object]:
    return {"say": "Only we trace it.", "ask": "How?", "standing": "unique", "version": "0",
            "ours": ground.beacon.pk, "against": "", **more}  # fmt: skip


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_technical_marketing_words_it_and_nobody_else(position: str, signed_in: SignedIn) -> None:
    ground = laid()
    browser, at = (
        signed_in(person(position)),
        f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/",
    )
    may = position == KEEPER
    page = main(browser.get(at))
    assert ("Save the words" in page) is may
    assert ("Give an input" in page) is not may
    events = Event.objects.count()
    answer = browser.post(at, sent(ground))
    if may:
        assert answer.status_code == 302
        track = TalkTrack.objects.get()
        assert (track.say, track.ask, track.standing) == ("Only we trace it.", "How?", "unique")
        answer = browser.post(f"{at}{track.pk}/removals/")
        assert answer.status_code == 302
        assert not TalkTrack.objects.exists()
    else:
        assert answer.status_code == 403
        assert "Give an input" in answer.content.decode()
        kept = ground.word(LINEAGE)
        assert browser.post(f"{at}{kept.pk}/removals/").status_code == 403
        assert TalkTrack.objects.get() == kept
        assert Event.objects.count() == events + 1, "the keeper's own words alone"


def test_it_is_worded_against_one_product_and_reworded_when_it_changed(signed_in: SignedIn) -> None:
    ground = laid()
    browser, at = (
        signed_in(ground.keeper),
        f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/",
    )
    browser.post(at, sent(ground, against=ground.flow.pk))
    ground.has(ground.flow, LINEAGE)
    page = main(browser.get(at))
    assert "It was worded for unique, and it is parity." in page
    browser.post(
        at, sent(ground, against=ground.flow.pk, standing="parity", version=1, say="So do we.")
    )
    page = main(browser.get(at))
    assert "Not to be said" not in page
    assert "So do we." in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"say": ""}, "This field is required"), ({"say": "x" * 601}, "600"),
     ({"version": "7"}, "changed this meanwhile")],
)  # fmt: skip
def test_words_that_can_not_be_kept_are_said_and_stay_in_the_form(
    wrong: dict[str, str], says: str, signed_in: SignedIn
) -> None:
    ground = laid()
    kept = ground.word(LINEAGE)
    browser, at = (
        signed_in(ground.keeper),
        f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/",
    )
    answer = browser.post(at, sent(ground, trap="Mind the gap", **{"version": "1", **wrong}))
    assert answer.status_code == 422
    assert says in main(answer)
    assert "Mind the gap" in main(answer)
    assert TalkTrack.objects.get().say == kept.say


@pytest.mark.parametrize("sent_", [{}, {"ours": "x"}, {"against": "99999"}, {"standing": "best"}])
def test_hostile_words_change_nothing(sent_: dict[str, str], signed_in: SignedIn) -> None:
    ground = laid()
    at = words_at(ground)
    told = sent(ground) | sent_ if sent_ else {}
    assert signed_in(ground.keeper).post(at, told).status_code == 422
    assert not TalkTrack.objects.exists()


# the brief of a deal


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_the_team_reads_the_brief_and_nobody_else(position: str, signed_in: SignedIn) -> None:
    robin, ground = person(), laid()
    on = requiring(robin, LINEAGE, RULES, "Zeppelin")
    ground.word(LINEAGE)
    member, stranger = person(position), person(position)
    on.team.create(person=member, position_key=position)
    at = f"/deals/{on.pk}/brief/differentiators"
    page = main(signed_in(member).get(f"{at}/"))
    for said in ("They can't do without it, and only we have it.", "We say this of column lineage.",
                 RULES, "Zeppelin", "True as of"):  # fmt: skip
        assert said in page
    assert signed_in(member).get(f"{at}.md").content.decode().startswith("# Differentiators: ")
    if position != "sales-manager":  # who leads the part reads its deals
        assert signed_in(stranger).get(f"{at}/").status_code == 404
        assert signed_in(stranger).get(f"{at}.md").status_code == 404


def test_the_sales_side_says_which_product_a_competitor_is(signed_in: SignedIn) -> None:
    robin, sam, ground = person(), person("pre-sales-engineer"), laid()
    on = deal(robin, sam)
    rival = deals.name_competitor(deal=on, name="The usual ones", by=robin)
    needed = deals.require_capability(deal=on, name="Where it comes from", by=robin)
    places = {
        f"/deals/{on.pk}/competitors/{rival.pk}/product/": ("Plumbwell Flow", "Somebody"),
        f"/deals/{on.pk}/capabilities/{needed.pk}/landscape/": (LINEAGE, "Nothing of the kind"),
    }
    around = main(signed_in(robin).get(f"/deals/{on.pk}/around/"))
    for at, (right, wrong) in places.items():
        assert at in around
        assert right in main(signed_in(robin).get(at)), "it is suggested"
        assert signed_in(sam).get(at).status_code == 403
        assert signed_in(sam).post(at, {"name": right}).status_code == 403
        assert signed_in(person(TECHNICAL[0])).get(at).status_code == 404
        answer = signed_in(robin).post(at, {"name": wrong})
        assert answer.status_code == 422
        assert wrong in main(answer)
        assert signed_in(robin).post(at, {"name": right}).status_code == 302
    assert on.competitors.get().product == ground.flow
    assert on.capabilities.get().capability == ground.of(LINEAGE)
    signed_in(robin).post(next(iter(places)), {"name": ""})
    assert on.competitors.get().product is None


# impact, timeline, today


def test_a_change_is_told_on_the_timeline_on_today_and_as_impact(signed_in: SignedIn) -> None:
    robin, other, _ = person(), person(), laid()
    on = requiring(robin, LINEAGE)
    on.name, on.amount, on.currency = "The zeppelin deal", 1_234_567, "EUR"
    on.save()
    while run_next(WORK):
        pass
    page = main(signed_in(robin).get(f"/deals/{on.pk}/timeline/"))
    assert "Pacenotes</bdi> saw the landscape change: <bdi>Column lineage</bdi> in" in page
    assert "not known before" in page
    today = main(signed_in(robin).get("/today/"))
    assert "Changes in the landscape" in today
    assert "Plumbwell Flow: Column lineage" in today
    impact = main(signed_in(robin).get("/landscape/changes/impact/"))
    assert "The zeppelin deal" in impact
    assert "1,234,567 EUR" in impact
    for at in ("/landscape/changes/impact/", "/today/"):
        page = main(signed_in(other).get(at))
        assert "zeppelin" not in page
        assert "1,234,567" not in page
    assert "no open deal that you see" in main(signed_in(other).get("/landscape/changes/impact/"))


@pytest.mark.parametrize(
    "asked", ["since=x", "since=2026-09-20&until=2026-01-01", "until=0001-01-01"]
)
def test_whatever_days_are_asked_for_there_is_a_page(asked: str, signed_in: SignedIn) -> None:
    laid()
    assert signed_in(person()).get(f"/landscape/changes/impact/?{asked}").status_code == 200


# claims


SAID = """\
**Robin Adler:** We are the only vendor that has column lineage, no one else does.

**Dana Whitfield:** We also look at Plumbwell.

**Robin Adler:** Nobody else does it like us.
"""


def test_claims_on_a_call_are_held_against_the_landscape(signed_in: SignedIn) -> None:
    robin, _ = person(name="Robin Adler"), laid()
    on = requiring(robin)
    call = heard_call(on, robin, SAID)
    page = main(signed_in(robin).get(f"/calls/{call.pk}/"))
    claimed = page[page.index('id="claimed"') :].partition("</section>")[0]
    assert claimed.count('class="claim-check') == 2
    assert "as known then" in claimed
    assert "It can't be told which capability is meant" in claimed


# every page


def test_hostile_words_are_text_on_every_page(signed_in: SignedIn) -> None:
    robin, ground = person(), laid()
    actions.rename_product(product=ground.flow, name=HOSTILE[:120], by=ground.keeper)
    capability = ground.of(LINEAGE)
    actions.rename_capability(
        capability=capability, name=HOSTILE[:200], about=HOSTILE, by=ground.keeper
    )
    told: Any = dict.fromkeys(("say", "ask", "proof", "trap", "show"), HOSTILE)
    ground.word(LINEAGE, **told)
    ground.word(AUDIT, Standing.COMPARATIVE, **told)
    ground.word(RULES, Standing.UNIQUE, **told)
    on = requiring(robin, "lineage", RULES, HOSTILE[:160])
    row = on.competitors.get()
    deals.link_competitor(competitor=row, product=ground.flow, by=robin)
    needed = on.capabilities.get(name="lineage")
    deals.link_required_capability(required=needed, capability=capability, by=robin)
    while run_next(WORK):
        pass
    for reader in (robin, ground.keeper):
        for at in ("/landscape/battlecards/", card_at(ground),
                   card_at(ground, "?for=technical"),
                   f"/landscape/capabilities/{capability.pk}/words/",
                   "/landscape/changes/impact/"):  # fmt: skip
            check(signed_in(reader).get(at))  # type: ignore[arg-type]  # the test client's own
    for at in (f"/deals/{on.pk}/brief/differentiators/?for=technical", f"/deals/{on.pk}/around/",
               f"/deals/{on.pk}/timeline/", "/today/",
               f"/deals/{on.pk}/competitors/{row.pk}/product/"):  # fmt: skip
        check(signed_in(robin).get(at))  # type: ignore[arg-type]  # the test client's own


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/landscape/products/{flow}/battlecard/?for=technical", 10),
     ("/deals/{deal}/brief/differentiators/?for=technical", 13),
     ("/landscape/changes/impact/", 10), ("/landscape/battlecards/", 4),
     ("/landscape/capabilities/{lineage}/words/", 10)],
)  # fmt: skip
def test_pages_cost_the_same_however_much_is_on_them(
    address: str,
    queries: int,
    rows: int,
    signed_in: SignedIn,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    robin, ground = person(), laid()
    sam = person("pre-sales-engineer")
    names = (LINEAGE, RULES, AUDIT)[:rows]
    on = requiring(robin, *names)
    playbook = demos.add_playbook(name="Mine", about="", by=sam)
    for name in names:
        ground.word(name)
        ground.word(name, against=ground.flow)
        fields: demos.PlaybookStepFields = {"shows": name, "differentiator": name}
        demos.add_playbook_step(playbook=playbook, fields=fields, by=sam)
    for number in range(rows - 1):
        vendor = actions.add_vendor(name=f"Vendor {number}", by=ground.keeper)
        actions.add_product(vendor=vendor, name=f"Product {number}", by=ground.keeper)
    at = address.format(flow=ground.flow.pk, deal=on.pk, lineage=ground.of(LINEAGE).pk)
    browser = signed_in(robin)
    assert browser.get(at).status_code == 200
    with django_assert_num_queries(queries):
        browser.get(at)


def test_a_step_is_linked_to_the_capability_of_its_words(signed_in: SignedIn) -> None:
    ground, sam = laid(), person("pre-sales-engineer")
    playbook = demos.add_playbook(name="Mine", about="", by=sam)
    step = demos.add_playbook_step(
        playbook=playbook, fields={"shows": "x", "differentiator": "column LINEAGE"}, by=sam
    )
    assert step.differentiator_capability == ground.of(LINEAGE)
    copy = demos.copy_playbook(playbook=playbook, name="Copy", by=sam)
    assert copy.steps.get().differentiator_capability == ground.of(LINEAGE)
    on = deal(person(SALES[0]), sam)
    demo = demos.plan_demo(deal=on, title="Demo", playbook=playbook, by=sam)
    planned = demo.steps.get()
    assert planned.differentiator_capability == ground.of(LINEAGE)
    changed = demos.edit_step(step=planned, fields={"differentiator": "In our own words"}, by=sam)
    assert changed.differentiator_capability is None
    with pytest.raises(ValidationError):
        demos.edit_step(step=planned, fields={"differentiator": "x" * 201}, by=sam)
    assert LINEAGE in main(signed_in(sam).get(f"/demos/{demo.pk}/")), "it is suggested"

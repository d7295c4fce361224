from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pacenotes.doors.web.demos.live import screens
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Capture, Cue, DemoSession, Feedback, Handover
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import LEADS, OFF, ON, all_rows, everywhere, seated
from tests.rooms.demos import stage
from tests.rooms.demos.seat import Live, live

pytestmark = pytest.mark.django_db

SALES_POSITIONS = {"account-executive", "sales-manager", "customer-success", "executive-sponsor"}


def sent(client: Client, at: Live, name: str, *more: int, **data: Any) -> Any:
    """What the page's own script would send."""
    address = reverse(name, args=[at.demo.pk, *more])
    return client.post(address, data, headers={"X-Live": "1"})


# Who sees which screen.


@everywhere
def test_each_seat_has_its_screen(where: str, position: str, signed_in: SignedIn) -> None:
    at = live()
    somebody = seated(at.demo.deal, where, position)
    may_see = where in {ON, LEADS}
    is_sales = where == ON and position in SALES_POSITIONS
    own = "sales" if is_sales else "others"
    session = DemoSession.objects.get(pk=at.session.pk)
    expected = {"audience": may_see, "others": may_see, "sales": is_sales, "driver": False}
    for screen, may in expected.items():
        assert screens.may_open(somebody, session, screen) is may, screen
    assert not screens.may_open(somebody, session, "pit-lane")
    for name in ("live", "audience"):
        answer = signed_in(somebody).get(reverse(name, args=[at.demo.pk]))
        if somebody.is_active:
            assert answer.status_code == (200 if may_see else 404)
        else:
            assert answer.status_code in {302, 404}
    if may_see:
        assert screens.screen_of(somebody, session) == own
        page = signed_in(somebody).get(reverse("live", args=[at.demo.pk])).content.decode()
        assert f'data-screen="{own}"' in page
        assert ("What did you hear?" in page) is (where == ON)


def test_whoever_drives_has_the_drivers_screen(signed_in: SignedIn) -> None:
    at = live()
    assert screens.screen_of(at.sam, at.session) == "driver"
    assert screens.may_open(at.sam, at.session, "driver")
    actions.accept_handover(
        handover=actions.offer_wheel(session=at.session, to=at.robin, by=at.sam), by=at.robin
    )
    assert not screens.may_open(at.sam, at.session, "driver")
    assert screens.screen_of(at.robin, at.session) == "driver"
    page = signed_in(at.robin).get(reverse("live", args=[at.demo.pk])).content.decode()
    assert 'data-screen="driver"' in page
    assert screens.rendered("screen", "driver", screens.state_of(at.session.pk), at.sam) == (
        '<data value="others"></data>\n'
    )


def test_where_nothing_is_live_the_demoer_starts(signed_in: SignedIn) -> None:
    at = live()
    actions.end_session(session=at.session, by=at.sam)
    page = signed_in(at.sam).get(reverse("live", args=[at.demo.pk])).content.decode()
    assert "Start the demo" in page
    other = signed_in(at.robin).get(reverse("live", args=[at.demo.pk])).content.decode()
    assert "Start the demo" not in other
    assert signed_in(at.robin).post(reverse("sessions", args=[at.demo.pk])).status_code == 403
    assert signed_in(at.sam).post(reverse("sessions", args=[at.demo.pk])).status_code == 302
    assert at.demo.sessions.live().count() == 1


# The audience sees the agenda and nothing else.

CANARY = "CANARY"


def full(at: Live) -> Live:
    """A session with a word of everything that isn't the audience's, each marked."""
    actions.show_next(session=at.session, by=at.sam)
    for step in at.demo.steps.all():
        fields: Any = {"shows": f"{CANARY} shows", "how": f"{CANARY} how"}
        fields |= {"if_short": f"{CANARY} short", "differentiator": f"{CANARY} unique"}
        actions.edit_step(step=step, fields=fields, by=at.sam)
    cue = actions.send_cue(session=at.session, text=f"{CANARY} cue", by=at.robin)
    actions.park_cue(cue=cue, by=at.sam)
    actions.send_cue(session=at.session, text=f"{CANARY} cue", by=at.robin)
    for part in ("", "need"):
        actions.capture(session=at.session, words=f"{CANARY} heard {part}", part=part, by=at.robin)
    for side in ("technical", "sales"):
        actions.park_question(session=at.session, text=f"{CANARY} asked", side=side, by=at.robin)
    Feedback.objects.create(
        session=at.session,
        given_by=at.robin,
        given_to=at.sam,
        given_at=at.session.started_at,
        went_well=f"{CANARY} well",
        to_try=f"{CANARY} try",
    )
    deals.write_note(
        deal=at.demo.deal,
        title=f"{CANARY} note",
        text=f"{CANARY} note",
        about_on=at.session.started_at.date(),
        by=at.robin,
    )
    actions.ask_for_wheel(session=at.session, by=at.noor)
    return at


def shown_to_the_audience(at: Live, client: Client, who: Person) -> str:
    """Its page, and all that its stream could bring, for an event of any kind."""
    page = client.get(reverse("audience", args=[at.demo.pk])).content.decode()
    state = screens.state_of(at.session.pk)
    kinds = {kind for changed in screens.CHANGED.values() for kind in changed}
    parts = {part for kind in kinds for part in screens.parts_of("audience", kind)}
    assert parts <= {"agenda"}
    return page + "".join(screens.rendered(part, "audience", state, who) for part in parts)


def leaks(told: str, at: Live) -> list[str]:
    """Words of ours in what the audience sees."""
    names = [one.name for one in (at.sam, at.robin, at.noor)]
    return [word for word in (CANARY, at.demo.title, *names) if word in told]


def test_no_word_of_ours_reaches_the_audience(signed_in: SignedIn) -> None:
    at = full(live())
    told = shown_to_the_audience(at, signed_in(at.sam), at.sam)
    assert "The day" in told
    assert leaks(told, at) == []
    for word in ("masthead", "Sign out", "Deals", "cue", "driver"):
        assert word not in told


def test_the_shared_screen_stays_the_agenda_before_and_after_the_demo(
    signed_in: SignedIn,
) -> None:
    at = full(live())
    browser, address = signed_in(at.sam), reverse("audience", args=[at.demo.pk])
    current = reverse("current-session", args=[at.demo.pk])
    assert browser.get(current).status_code == 200
    actions.end_session(session=at.session, by=at.sam)
    just_over = browser.get(address)
    long_ago = at.session.started_at - dt.timedelta(days=3)
    DemoSession.objects.update(started_at=long_ago, ended_at=long_ago + dt.timedelta(hours=1))
    ahead = browser.get(address)
    for page, is_over in ((just_over, True), (ahead, False)):
        told = page.content.decode()
        assert page.status_code == 200
        assert "The day" in told
        assert ("Thank you." in told) is is_over
        assert leaks(told, at) == []
        for word in ("masthead", "Sign out", "Deals", "live-session>"):
            assert word not in told
    assert browser.get(current).status_code == 204
    for name in ("audience", "current-session"):
        assert signed_in(person()).get(reverse(name, args=[at.demo.pk])).status_code == 404


@pytest.mark.parametrize(
    "planted",
    ["cues.0.text", "cues.0.points_to", "captures.0.words", "questions.0.text", "steps.0.how"],
)
def test_a_planted_leak_is_found(
    planted: str, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = full(live())
    field, place, name = planted.split(".")
    if name == "points_to":
        Cue.objects.update(points_to=f"{CANARY} step")
    true = screens.agenda_of

    def leaking(state: Any) -> Any:
        lines = list(true(state))
        word = getattr(getattr(state, field)[int(place)], name)
        lines[0] = lines[0].__class__(word, 1, False, False)
        return tuple(lines)

    monkeypatch.setattr(screens, "agenda_of", leaking)
    assert leaks(shown_to_the_audience(at, signed_in(at.sam), at.sam), at)


def test_the_audience_has_no_other_part() -> None:
    at = live()
    state = screens.state_of(at.session.pk)
    for part in ("cues", "given", "captures", "now", "wheel", "questions", "screen"):
        with pytest.raises(KeyError):
            screens.rendered(part, "audience", state, at.sam)


# What each reads.


def test_a_cue_is_read_by_its_giver_and_by_who_drives_alone() -> None:
    at = live()
    actions.send_cue(session=at.session, text="CANARY", by=at.robin)
    jo = seated(at.demo.deal, ON, "account-executive")
    state = screens.state_of(at.session.pk)
    for who, screen in (
        (at.sam, "driver"), (at.robin, "sales"), (jo, "sales"), (at.noor, "others"),
    ):  # fmt: skip
        told = "".join(screens.rendered(part, screen, state, who) for part in screens.PARTS[screen])
        assert ("CANARY" in told) is (who in {at.sam, at.robin}), who
    assert "CANARY" not in screens.rendered("cues", "driver", state, at.noor)


def test_what_a_screen_shows_is_loaded_at_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    at = live()
    for rows in (1, 3):
        for _ in range(rows):
            full_rows(at)
        with django_assert_num_queries(QUERIES):
            state = screens.state_of(at.session.pk)
            for who, screen in ((at.sam, "driver"), (at.robin, "sales"), (at.noor, "others")):
                for part in screens.PARTS[screen]:
                    screens.rendered(part, screen, state, who)
            screens.rendered("agenda", "audience", state, at.sam)


QUERIES = 12


def full_rows(at: Live) -> None:
    jo = seated(at.demo.deal, ON, "account-executive")
    actions.send_cue(session=at.session, text="Look left", by=jo)
    actions.capture(session=at.session, words="We lose days", part="need", by=jo)
    actions.park_question(session=at.session, text="How?", side="technical", by=jo)
    actions.park_question(session=at.session, text="What?", side="sales", by=jo)
    actions.ask_for_wheel(session=at.session, by=jo)
    actions.offer_wheel(session=at.session, to=jo, by=at.sam)


def test_a_page_is_under_100_kb(signed_in: SignedIn) -> None:
    at = full(live())
    for who in (at.sam, at.robin, at.noor):
        page = signed_in(who).get(reverse("live", args=[at.demo.pk]))
        assert len(page.content) < 60_000


# What is sent.


def test_what_is_sent_is_done_and_leads_back(signed_in: SignedIn) -> None:
    at = live()
    sam, robin = signed_in(at.sam), signed_in(at.robin)
    assert sent(robin, at, "cues", text="Show the alerts").status_code == 204
    cue = Cue.objects.get()
    assert sent(sam, at, "cue-answers", cue.pk, answer="taken").status_code == 204
    assert sent(sam, at, "current-step", to="next").status_code == 204
    assert sent(sam, at, "current-step", to=at.demo.steps.last().pk).status_code == 204
    assert sent(robin, at, "captures", words="We lose days", part="need").status_code == 204
    assert sent(robin, at, "parked-questions", text="Why?", side="sales").status_code == 204
    parked = at.session.questions.get()
    assert sent(robin, at, "parked-answers", parked.pk, answer="So").status_code == 204
    assert sent(robin, at, "wheel-asks").status_code == 204
    asked = Handover.objects.get()
    assert sent(sam, at, "wheel-acceptances", handover=asked.pk).status_code == 204
    assert at.driver == at.robin
    assert sent(robin, at, "wheel-beats").status_code == 204
    assert sent(robin, at, "wheel-releases").status_code == 204
    assert sent(sam, at, "wheel-takings").status_code == 204
    address = reverse("captures", args=[at.demo.pk])
    plain = robin.post(address, {"words": "In their own words"})
    assert plain.status_code == 302
    assert plain["Location"] == reverse("live", args=[at.demo.pk])
    record = robin.get(reverse("demo-session", args=[at.session.pk])).content.decode()
    assert "In their own words" in record
    assert sent(sam, at, "endings").status_code == 204
    assert sent(robin, at, "cues", text="Late").status_code == 422


def test_what_cannot_be_done_is_said_and_the_words_stay(signed_in: SignedIn) -> None:
    at = live()
    robin = signed_in(at.robin)
    before = all_rows()
    address = reverse("captures", args=[at.demo.pk])
    answer = robin.post(address, {"words": "<b>They came</b>", "part": "nonsense"})
    assert answer.status_code == 422
    assert "&lt;b&gt;They came" in answer.content.decode()
    told = sent(robin, at, "cues", text=" ")
    assert told.status_code == 422
    assert told["Content-Type"].startswith("text/plain")
    refused = sent(robin, at, "current-step", to="next")
    assert refused.status_code == 403
    assert "cue" in refused.content.decode()
    assert robin.post(reverse("current-step", args=[at.demo.pk]), {"to": "next"}).status_code == 403
    assert all_rows() == before


def test_words_that_were_refused_stay_in_their_own_form(signed_in: SignedIn) -> None:
    at = live()
    robin = signed_in(at.robin)
    contact = at.demo.deal.account.contacts.create(name="Petra Nyman")
    long = "x" * 2001
    sent_too_long = {"text": long, "side": "sales", "contact": contact.pk}
    page = robin.post(reverse("parked-questions", args=[at.demo.pk]), sent_too_long).text
    assert page.count(f'value="{long}"') == 1
    assert f'<option value="{contact.pk}" selected>' in page
    assert f'id="question" name="text" maxlength="2000" autocomplete="off" value="{long}"' in page
    page = robin.post(reverse("cues", args=[at.demo.pk]), {"text": long}).text
    assert f'autocomplete="off" value="{long}"' in page.partition('id="cue-text"')[2]
    assert page.count(f'value="{long}"') == 1
    actions.end_session(session=at.session, by=at.sam)
    late = robin.post(reverse("captures", args=[at.demo.pk]), {"words": "We <b>lose</b> days"})
    assert late.status_code == 422
    assert "We &lt;b&gt;lose&lt;/b&gt; days" in late.text


def test_a_question_is_parked_with_who_asked_it(signed_in: SignedIn) -> None:
    at = live()
    contact = at.demo.deal.account.contacts.create(name="Petra Nyman")
    for who in (at.sam, at.robin, at.noor):
        page = signed_in(who).get(reverse("live", args=[at.demo.pk])).text
        form = page.partition("live-park")[2].partition("</form>")[0]
        assert f'value="{contact.pk}"' in form
    told = {"text": "Why?", "side": "technical", "contact": contact.pk}
    assert sent(signed_in(at.noor), at, "parked-questions", **told).status_code == 204
    assert at.session.questions.get().asked_by == contact


@pytest.mark.parametrize("number", ["", "x", "-1", "²", str(2**63), "9" * 400, "0"])
def test_ids_that_no_row_has_are_refused(number: str, signed_in: SignedIn) -> None:
    at = live()
    sam, before = signed_in(at.sam), all_rows()
    for name in ("wheel-acceptances", "wheel-refusals", "wheel-withdrawals"):
        assert sent(sam, at, name, handover=number).status_code == 404
    assert sent(sam, at, "wheel-offers", to=number).status_code == 404
    assert sent(sam, at, "current-step", to=number).status_code == 404
    if number:
        assert sent(sam, at, "captures", words="x", contact=number).status_code == 404
    assert all_rows() == before


def test_a_cue_that_is_not_ones_own_to_read_is_not_there(signed_in: SignedIn) -> None:
    at = live()
    cue = actions.send_cue(session=at.session, text="Left", by=at.robin)
    assert sent(signed_in(at.noor), at, "cue-answers", cue.pk, answer="taken").status_code == 404
    assert sent(signed_in(at.robin), at, "cue-answers", cue.pk, answer="taken").status_code == 403
    assert sent(signed_in(at.sam), at, "cue-answers", cue.pk, answer="eaten").status_code == 422
    assert sent(signed_in(person()), at, "cue-answers", cue.pk, answer="taken").status_code == 404


@everywhere
def test_who_is_off_the_team_sends_nothing(where: str, position: str, signed_in: SignedIn) -> None:
    at = live()
    if where not in {OFF, LEADS}:
        return
    client, before = signed_in(seated(at.demo.deal, where, position)), None
    before = all_rows()
    for name in ("wheel-asks", "wheel-takings", "wheel-beats", "wheel-releases", "endings"):
        assert sent(client, at, name).status_code == (404 if where == OFF else 403)
    for name, data in (
        ("cues", {"text": "x"}),
        ("captures", {"words": "x"}),
        ("parked-questions", {"text": "x", "side": "sales"}),
        ("current-step", {"to": "next"}),
    ):
        assert sent(client, at, name, **data).status_code == (404 if where == OFF else 403)
    assert all_rows() == before


def test_evidence_leads_to_the_session(signed_in: SignedIn) -> None:
    at = live()
    kept = actions.capture(session=at.session, words="We lose days", part="need", by=at.robin)
    address = reverse("deal-question", args=[at.demo.deal_id, "qualified"])
    page = signed_in(at.robin).get(address).content.decode()
    assert f"{reverse('demo-session', args=[at.session.pk])}#capture-{kept.pk}" in page
    assert Capture.objects.get().evidence is not None
    timeline = reverse("deal-timeline", args=[at.demo.deal_id])
    assert "started a demo" in signed_in(at.robin).get(timeline).content.decode()


# What changes while it is on.


def test_the_plan_as_it_is_now_is_on_every_screen_at_once() -> None:
    at = live()
    for screen in ("driver", "sales", "others"):
        assert "now" in screens.parts_of(screen, "plan")
    assert screens.parts_of("audience", "plan") == ("agenda",)
    stage.step(at.demo, "CANARY step", agenda="CANARY line")
    state = screens.state_of(at.session.pk)
    for part, screen, who in (
        ("now", "driver", at.sam), ("choices", "sales", at.robin), ("choices", "others", at.noor),
        ("agenda", "audience", at.noor),
    ):  # fmt: skip
        assert "CANARY" in screens.rendered(part, screen, state, who), (part, screen)


def test_the_call_sheet_stands_as_the_deal_does_now() -> None:
    at = live()
    assert "sheet" in screens.parts_of("sales", "capture")
    assert screens.parts_of("sales", "standing") == ("sheet",)
    for screen in ("driver", "others", "audience"):
        assert screens.parts_of(screen, "standing") == ()
    before = screens.rendered("sheet", "sales", screens.state_of(at.session.pk), at.robin)
    assert "heard" not in before
    actions.capture(session=at.session, words="We lose days", part="need", by=at.robin)
    after = screens.rendered("sheet", "sales", screens.state_of(at.session.pk), at.robin)
    assert "heard" in after


def test_the_call_sheet_is_for_who_takes_part() -> None:
    at = live()
    state = screens.state_of(at.session.pk)
    assert "live-sheet" in screens.rendered("sheet", "sales", state, at.robin)
    leader = seated(at.demo.deal, LEADS, "sales-manager")
    assert "live-sheet" not in screens.rendered("sheet", "sales", state, leader)

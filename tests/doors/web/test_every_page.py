"""What holds for every page: the security policy, no inline script or style, text escaped."""

from __future__ import annotations

import datetime as dt
import logging
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client

from pacenotes.core.mails import ReadMail
from pacenotes.core.qualification import QUESTIONS, Decision
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import CustomField, Deal, TableImport
from pacenotes.rooms.demos import actions as demos
from pacenotes.rooms.people.actions import add_unit, give_link
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import WELCOME
from tests.cast import DISCOVERY, deal, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.tables import brought_in, looked_at

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 7|add:7 }}{% now %}'


class Strict(HTMLParser):
    """Collects what the policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        given = dict(attrs)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.faults.append("script")
        if tag == "style" or "style" in given:
            self.faults.append("style")
        self.faults += [name for name in given if name.startswith("on")]
        self.faults += [v for v in given.values() if v and v.strip().startswith("javascript:")]


def check(answer: HttpResponse) -> str:
    """The policy stands on the response and its page keeps to it."""
    told = dict(d.strip().split(" ", 1) for d in answer["Content-Security-Policy"].split(";"))
    assert told == POLICY
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    page = str(answer.content.decode())
    reader = Strict()
    reader.feed(page)
    assert reader.faults == []
    return page


@pytest.fixture
def pages() -> dict[str, object]:
    """A room in which every text that people or files give is hostile."""
    robin = person("sales-manager", "Robin Adler")
    robin.name = HOSTILE[:120]
    robin.save()
    on = deal(robin, name=HOSTILE)
    on.account.name = HOSTILE
    on.account.save()
    text = DISCOVERY.replace("Dana Whitfield", "<b>Dana</b> <i>W</i>").replace("two days", HOSTILE)
    call = heard_call(on, robin, text, "<svg onload=alert(1)>.md")
    call.title = HOSTILE
    call.save()
    broken = heard_call(on, robin, "{" + HOSTILE, HOSTILE + ".json")
    unit = add_unit(name=HOSTILE[:120], parent=None, by=robin)
    noor = person("partner<b>-sales", unit=unit)
    noor.name, noor.added_by = HOSTILE[:120], robin
    noor.save()
    give_link(person=noor, by=robin)
    seller = person(name="Noor Haddad")
    actions.add_team_member(deal=on, person=seller, position_key="account-executive", by=robin)
    told = questions_of(on, seller)
    request = actions.ask(deal=on, kind="demo", what=HOSTILE, by=robin)
    question = actions.pass_on_question(deal=on, text=HOSTILE, by=robin)
    about = {"about_type": "technical-question", "about_id": str(question.pk)}
    actions.give_input(deal=on, text=HOSTILE, by=robin, **about)
    field = CustomField.objects.create(
        on="deal", key="own", name=HOSTILE[:80], kind="choice", choices=[HOSTILE]
    )
    actions.save_filter(name=HOSTILE[:80], query="owner=me", by=robin)
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    table = looked_at(f"name,stage,{cell}\n{cell},,{cell}\nx,{cell},\n", "deals", robin)
    TableImport.objects.filter(pk=table.pk).update(name=HOSTILE[:120])
    brought = brought_in(f"name\n{cell}\n=x\n", "deals", robin, keeps_good_rows=True)
    return {
        "person": robin, "deal": on.pk, "call": call.pk, "broken": broken.pk,
        "unit": unit.pk, "colleague": noor.pk, **people_around(on, robin),
        "request": request.pk, "question": question.pk, "field": field.pk,
        "import": table.pk, "brought": brought.pk, **demo_of(on, robin), **told,
    }  # fmt: skip


def people_around(on: Deal, by: Person) -> dict[str, int]:
    """A contact, a role, a competitor, a need and a meeting, all with hostile words."""
    changes = {"name": HOSTILE, "title": HOSTILE[:160], "decides": HOSTILE}
    given = actions.introduce_contact(deal=on, changes=changes, role="user", by=by)  # type: ignore[arg-type]
    actions.name_competitor(deal=on, name=HOSTILE, by=by)
    actions.require_capability(deal=on, name=HOSTILE, by=by)
    CustomField.objects.create(on="account", key="own", name=HOSTILE[:80], kind="text")
    edits = {"industry": HOSTILE, "custom": {"own": HOSTILE}}
    actions.edit_account(account=given.contact.account, changes=edits, by=by)  # type: ignore[arg-type]
    meeting = actions.plan_meeting(
        deal=on, title=HOSTILE, held_on=dt.date(2026, 10, 2), colleagues=[by],
        contacts=[given.contact], by=by,
    )  # fmt: skip
    return {"account": given.contact.account_id, "contact": given.contact_id, "meeting": meeting.pk}


def demo_of(on: Deal, by: Person) -> dict[str, int]:
    """A demo, a playbook and a known capability with hostile words; its giver plays technical."""
    on.team.filter(person=by).update(position_key="pre-sales-engineer")
    fields = {"shows": HOSTILE, "how": HOSTILE, "differentiator": HOSTILE, "if_short": HOSTILE}
    playbook = demos.add_playbook(name=HOSTILE[:160], about=HOSTILE, by=by)
    named: Any = {**fields, "agenda": HOSTILE[:120], "capability": HOSTILE[:160]}
    first = demos.add_playbook_step(playbook=playbook, fields=named, by=by)
    demo = demos.plan_demo(deal=on, title=HOSTILE[:160], playbook=playbook, by=by)
    meeting = on.meetings.first()
    demos.set_demo(demo=demo, fields={"meeting": meeting}, by=by)
    about = {"about_type": "demo", "about_id": str(demo.pk)}
    demos.give_plan_input(deal=on, text=HOSTILE, by=by, **about)
    demos.know_capability(name=HOSTILE[:160], by=by)
    session = demos.start_session(demo=demo, by=by)
    demos.show_next(session=session, by=by)
    demos.capture(session=session, words=HOSTILE, part="need", by=by)
    demos.park_question(session=session, text=HOSTILE, side="technical", by=by)
    return {"demo": demo.pk, "step": demo.steps.get().pk, "playbook": playbook.pk,
            "playbook_step": first.pk, "session": session.pk}  # fmt: skip


def questions_of(on: Deal, by: Person) -> dict[str, object]:
    """A note and a mail with hostile words, and what rests on them, all by who sells."""
    note = actions.write_note(
        deal=on, title=HOSTILE, text=HOSTILE, about_on=dt.date(2026, 9, 10), by=by
    )
    version = note.versions.get()
    mail = ReadMail(HOSTILE, "a@b.example", HOSTILE, dt.date(2026, 9, 10), HOSTILE)
    need, due, risk, worth = (
        actions.cite_note(version=version, quoted=HOSTILE, part=part, by=by)
        for part in ("need", "deadline", "security", "metric")
    )
    actions.answer_part(deal=on, part="need", text=HOSTILE, evidence=[need], by=by)
    day: Any = {"what": HOSTILE, "first": dt.date(2026, 10, 2), "last": dt.date(2026, 10, 2)}
    deadline = actions.add_deadline(deal=on, fields=day, evidence=[due], by=by)
    what: Any = {"kind": "security", "what": HOSTILE, "mitigation": HOSTILE}
    pitfall = actions.add_pitfall(deal=on, fields=what, evidence=[risk], by=by)
    actions.decide(evidence=worth, decision=Decision.ACCEPTED, by=by)
    case: Any = {"metric": HOSTILE, "today": HOSTILE, "target": HOSTILE, "value": None}
    case |= {"currency": "", "period": ""}
    actions.keep_business_case(deal=on, fields=case, by=by)
    kept = actions.add_mail(deal=on, mail=mail, by=by)
    return {"seller": by, "note": note.pk, "version": version.pk, "mail": kept.pk,
            "deadline": deadline.pk, "pitfall": pitfall.pk}  # fmt: skip


PATHS = [
    "/demos/", "/demos/{demo}/", "/demos/{demo}/edit/", "/demos/{demo}/steps/{step}/",
    "/demos/{demo}/call-sheet/", "/demos/{demo}/brief/", "/deals/{deal}/demos/",
    "/demos/{demo}/live/", "/demos/{demo}/audience/", "/demos/sessions/{session}/",
    "/demos/playbooks/", "/demos/playbooks/{playbook}/",
    "/demos/playbooks/{playbook}/steps/{playbook_step}/", "/demos/capabilities/",
    "/mirror/", "/mirror/key/", "/mirror/recovery/",
    "/today/", "/search/?q=script", "/search/?q=%3Cscript%3Ealert%28%22x%22",
    "/deals/{deal}/timeline/",
    "/deals/", "/deals/new/", "/deals/{deal}/", "/calls/{call}/", "/calls/{broken}/", "/people/",
    "/people/new/", "/people/{colleague}/", "/people/organisation/",
    "/people/organisation/{unit}/", "/you/", "/you/password/", "/you/second-step/", "/nowhere/",
    "/calls/999999/",
    "/accounts/", "/accounts/new/", "/accounts/{account}/", "/accounts/{account}/edit/",
    "/accounts/{account}/contacts/new/", "/contacts/", "/contacts/{contact}/",
    "/contacts/{contact}/edit/",
    "/deals/{deal}/around/", "/deals/{deal}/meetings/new/", "/deals/{deal}/meetings/{meeting}/",
    "/deals/{deal}/meetings/{meeting}/edit/",
    "/deals/requests/", "/deals/{deal}/technical/", "/deals/{deal}/requests/{request}/",
    "/deals/{deal}/technical-questions/{question}/", "/deals/{deal}/inputs/",
    "/deals/?q=%3Cscript%3Ealert", "/deals/?competitor=%3Cscript%3Ealert",
    "/deals/?custom.own=%3Cscript%3Ealert",
    "/deals/?closes_from=%3Cscript%3Ealert", "/deals/board/", "/deals/board/?q=%3Cscript%3Ealert",
    "/deals/filter/?q=%3Cscript%3Ealert&currency=%22", "/deals/edits/?deal={deal}",
    "/deals/fields/", "/deals/fields/new/", "/deals/fields/{field}/", "/deals/{deal}/edit/",
    "/deals/imports/", "/deals/imports/new/", "/deals/imports/{import}/",
    "/deals/imports/{brought}/",
    "/deals/{deal}/moves/?query=q%3D%3Cscript%3Ealert",
]  # fmt: skip


OF_SALES = [
    *(f"/deals/{{deal}}/questions/{question.key}/" for question in QUESTIONS),
    "/deals/{deal}/answers/need/", "/deals/{deal}/business-case/",
    "/deals/{deal}/deadlines/new/", "/deals/{deal}/deadlines/{deadline}/",
    "/deals/{deal}/pitfalls/new/", "/deals/{deal}/pitfalls/{pitfall}/",
    "/deals/{deal}/frameworks/meddpicc/", "/deals/{deal}/sources/", "/deals/{deal}/notes/new/",
    "/deals/notes/{note}/", "/deals/notes/{note}/edit/", "/deals/notes/versions/{version}/",
    "/deals/mails/{mail}/",
]  # fmt: skip


def test_every_page_keeps_to_the_policy_and_escapes_what_it_is_given(
    pages: dict[str, object], signed_in: SignedIn
) -> None:
    """One after the other, for what is on them takes ten times as long to make as to read."""
    browsers = {who: signed_in(pages[who]) for who in ("person", "seller")}  # type: ignore[arg-type]
    for path, who in [*((p, "person") for p in PATHS), *((p, "seller") for p in OF_SALES)]:
        answer = browsers[who].get(path.format(**pages))
        if who == "seller":
            assert answer.status_code == 200, path
        page = check(answer)
        assert "<script>alert" not in page, path
        assert not re.search(r"<(img|svg)[^>]*(onerror|onload)", page), path
        assert "<b>Dana" not in page, path
        assert "{{ 14 }}" not in page, path
        assert "max-age=0" in answer["Cache-Control"] or answer.status_code == 404, path


def test_pages_before_signing_in_keep_to_the_policy_too(client: Client) -> None:
    check(client.get("/welcome/" + signing.dumps("first", salt=WELCOME) + "/"))
    check(client.get("/sign-in/"))
    check(client.post("/sign-in/", {"username": HOSTILE, "password": HOSTILE}))
    check(client.get("/password/forgotten/"))
    check(client.get("/password/forgotten/sent/"))
    check(client.get("/password/new/x-y/"))
    check(client.get("/nowhere/"))


def test_what_is_somebodys_own_is_in_no_cache(
    pages: dict[str, object], signed_in: SignedIn
) -> None:
    answer = signed_in(pages["person"]).get(f"/calls/{pages['call']}/")  # type: ignore[arg-type]
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_a_fault_of_ours_is_a_page_and_its_log_quotes_nothing(
    pages: dict[str, object], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from pacenotes.doors.web.calls import call_text

    words = "what the customer said"

    def fail(*_args: object) -> None:
        raise ValueError(words)

    monkeypatch.setattr(call_text.CallText, "lanes", fail)
    browser = Client(raise_request_exception=False)
    browser.force_login(pages["person"])  # type: ignore[arg-type]
    answer = browser.get(f"/calls/{pages['call']}/")
    assert answer.status_code == 500
    assert "Something broke here" in check(answer)
    formatters = {h.formatter for h in logging.getLogger("django").handlers}
    logged = "".join(f.format(r) for f in formatters if f for r in caplog.records)
    assert "ValueError" in logged
    assert words not in logged


def test_a_form_without_its_token_is_refused_in_plain_words(pages: dict[str, object]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(pages["person"])  # type: ignore[arg-type]
    answer = browser.post(f"/calls/{pages['call']}/listenings/")
    assert answer.status_code == 403
    assert "This form is too old" in check(answer)


def test_static_files_come_with_the_policy(client: Client) -> None:
    answer = client.get("/static/styles/base.css")
    assert answer.status_code == 200
    assert answer["Content-Security-Policy"]


def test_a_foreign_host_is_refused(client: Client) -> None:
    assert client.get("/sign-in/", headers={"host": "evil.example"}).status_code == 400


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    robin = person()
    client.get("/sign-in/")
    client.post("/sign-in/", {"username": robin.email, "password": "rally-1987"})
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Competitor, RequiredCapability
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape import actions as landscape
from tests.cast import SALES, deal, person
from tests.rooms.deals.seats import everywhere, happens, is_one_of, seated
from tests.rooms.landscape.card_ground import LINEAGE, SSO, laid

pytestmark = pytest.mark.django_db


def test_what_has_a_name_of_the_landscape_is_linked_by_itself() -> None:
    robin, ground = person(), laid()
    on = deal(robin)
    rival = actions.name_competitor(deal=on, name="plumbwell flow", by=robin)
    needed = actions.require_capability(deal=on, name="SINGLE sign-on", by=robin)
    assert (rival.name, rival.product) == ("plumbwell flow", ground.flow)
    assert (needed.name, needed.capability) == ("SINGLE sign-on", ground.of(SSO))
    told = list(Event.objects.filter(deal_id=on.pk).order_by("pk").values_list("after", flat=True))
    assert told[0] == {"name": "plumbwell flow", "product": ground.flow.pk}
    assert told[1] == {"name": "SINGLE sign-on", "must": True, "capability": ground.of(SSO).pk}


def test_other_words_work_as_they_did() -> None:
    robin = person()
    laid()
    on = deal(robin)
    assert actions.name_competitor(deal=on, name="Doing nothing", by=robin).product is None
    assert actions.require_capability(deal=on, name="A nice colour", by=robin).capability is None


def test_what_was_named_before_is_linked_when_it_is_named_again() -> None:
    robin = person()
    on = deal(robin)
    actions.name_competitor(deal=on, name="Plumbwell", by=robin)
    actions.require_capability(deal=on, name=LINEAGE, by=robin)
    ground = laid()
    assert actions.name_competitor(deal=on, name="plumbwell", by=robin).product == ground.flow
    needed = actions.require_capability(deal=on, name=LINEAGE, by=robin)
    assert needed.capability == ground.of(LINEAGE)
    verbs = Event.objects.filter(deal_id=on.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[2:] == ["linked_competitor", "linked_required"]


@everywhere
def test_the_sales_side_says_which_is_which(where: str, position: str) -> None:
    robin, ground = person(), laid()
    on = deal(robin)
    rival = actions.name_competitor(deal=on, name="The usual ones", by=robin)
    needed = actions.require_capability(deal=on, name="Where numbers come from", by=robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, SALES)
    happens(
        may, lambda: actions.link_competitor(competitor=rival, product=ground.flow, by=somebody)
    )
    happens(
        may,
        lambda: actions.link_required_capability(
            required=needed, capability=ground.of(LINEAGE), by=somebody
        ),
    )


def test_a_link_is_taken_off_on_the_record_and_the_same_again_is_nothing_new() -> None:
    robin, ground = person(), laid()
    on = deal(robin)
    rival = actions.name_competitor(deal=on, name="Kestrel", by=robin)
    events = Event.objects.count()
    actions.link_competitor(competitor=rival, product=ground.kestrel, by=robin)
    assert Event.objects.count() == events
    actions.link_competitor(competitor=rival, product=None, by=robin)
    assert Competitor.objects.get().product is None
    newest = Event.objects.filter(deal_id=on.pk).order_by("-pk").first()
    assert newest is not None
    assert newest.before == {"product": ground.kestrel.pk}
    assert newest.after == {"name": "Kestrel", "product": None}


def test_our_own_product_and_a_heading_are_refused() -> None:
    robin, ground = person(), laid()
    on = deal(robin)
    rival = actions.name_competitor(deal=on, name="Somebody", by=robin)
    needed = actions.require_capability(deal=on, name="Something", by=robin)
    heading = landscape.add_capability(
        key="security", name="Security", is_heading=True, by=ground.keeper
    )
    with pytest.raises(ValidationError, match="our own product"):
        actions.link_competitor(competitor=rival, product=ground.beacon, by=robin)
    with pytest.raises(ValidationError, match="heading"):
        actions.link_required_capability(required=needed, capability=heading, by=robin)
    assert Competitor.objects.get().product is None
    assert RequiredCapability.objects.get().capability is None


def test_what_open_deals_named_is_linked_when_the_landscape_learns_it() -> None:
    robin = person()
    on, lost = deal(robin), deal(robin, name="Lost")
    lost.outcome = "lost"
    lost.save()
    for one in (on, lost):
        actions.name_competitor(deal=one, name="Plumbwell", by=robin)
        actions.require_capability(deal=one, name=LINEAGE, by=robin)
    ground = laid()
    assert actions.link_by_name(by=None) == 2
    assert actions.link_by_name(by=None) == 0
    assert on.competitors.get().product == ground.flow
    assert on.capabilities.get().capability == ground.of(LINEAGE)
    assert lost.competitors.get().product is None

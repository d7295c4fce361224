"""Each deal that was there gets its first sales colleague as owner, and its events their deal."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from pacenotes.core.positions import HouseSide, position_or_bare


def give_owners(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Deal = apps.get_model("deals", "Deal")
    for deal in Deal.objects.filter(owner=None).prefetch_related("team__person").iterator(500):
        team = sorted(deal.team.all(), key=lambda member: member.pk)
        sales = [m for m in team if position_or_bare(m.position_key).side is HouseSide.SALES]
        if sales:
            deal.owner = sales[0].person
            deal.unit = sales[0].person.unit
            deal.opened_on = deal.opened_at.date()
            deal.save(update_fields=["owner", "unit", "opened_on"])


def put_into_timelines(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Event = apps.get_model("history", "Event")
    Event.objects.filter(about_type="deal").update(deal_id=F("about_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0002_the_deal_room"),
        ("history", "0002_event_of_a_deal"),
    ]

    operations = [
        migrations.RunPython(give_owners, migrations.RunPython.noop),
        migrations.RunPython(put_into_timelines, migrations.RunPython.noop),
    ]

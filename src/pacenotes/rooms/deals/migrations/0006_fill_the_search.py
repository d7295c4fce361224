from django.db import migrations

from pacenotes.rooms.history.migrations._search_entries import fill


def lines(*parts):
    return "\n".join(part for part in parts if part)


def own(custom):
    return [value for _key, value in sorted(custom.items()) if isinstance(value, str)]


def account(row):
    said = lines(row.industry, row.country, row.website, *own(row.custom))
    return row.pk, 0, None, row.pk, row.name, said, None


def contact(row):
    said = lines(row.title, row.email, row.phone, row.decides, *own(row.custom))
    return row.pk, 0, None, row.account_id, row.name, said, None


def deal(row):
    around = [thing.name for thing in (*row.competitors.all(), *row.capabilities.all())]
    case = getattr(row, "business_case", None)
    around += [case.metric, case.today, case.target] if case else []
    name = row.account.name if row.account else ""
    said = lines(name, row.owner_name, *around, *own(row.custom))
    return row.pk, 0, row.pk, row.account_id, row.name, said, row.opened_on


def note(row):
    newest = row.versions.order_by("-number").first()
    said = newest.text if newest else ""
    return row.pk, 0, row.deal_id, None, row.title, said, row.about_on


def mail(row):
    said = lines(row.text, row.sender, row.recipients)
    return row.pk, 0, row.deal_id, None, row.subject, said, row.sent_on


def answer(row):
    return row.pk, 0, row.deal_id, None, "", row.text, row.answered_at.date()


def deadline(row):
    return row.pk, 0, row.deal_id, None, row.what, row.set_by, row.last


def pitfall(row):
    return row.pk, 0, row.deal_id, None, row.what, row.mitigation, None


def technicalquestion(row):
    said = lines(row.text, row.answer)
    return row.pk, 0, row.deal_id, None, "", said, row.passed_on_at.date()


def given(row):
    return row.pk, 0, row.deal_id, None, "", lines(row.text, row.reason), row.given_at.date()


def gaterequest(row):
    return row.pk, 0, row.deal_id, None, "", lines(row.what, row.reason), row.asked_at.date()


def meeting(row):
    return row.pk, 0, row.deal_id, None, row.title, "", row.held_on


# Evidence is filled in by the calls room, some of whose migrations still make it.
TOLD = {
    "Account": account,
    "Contact": contact,
    "Deal": deal,
    "Note": note,
    "Mail": mail,
    "Answer": answer,
    "Deadline": deadline,
    "Pitfall": pitfall,
    "TechnicalQuestion": technicalquestion,
    "Input": given,
    "GateRequest": gaterequest,
    "Meeting": meeting,
}


def fill_the_search(apps, _schema_editor):
    for name, tell in TOLD.items():
        rows = apps.get_model("deals", name).objects.order_by("pk")
        if name == "Deal":
            rows = rows.select_related("account", "business_case")
            rows = rows.prefetch_related("competitors", "capabilities")
        fill(apps, name.lower(), (tell(row) for row in rows.iterator(chunk_size=500)))


def empty(apps, _schema_editor):
    kinds = [name.lower() for name in TOLD]
    apps.get_model("history", "SearchEntry").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0005_table_imports"),
        ("history", "0003_search_entry"),
    ]

    operations = [migrations.RunPython(fill_the_search, empty)]

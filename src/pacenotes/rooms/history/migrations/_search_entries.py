"""Filling the search with what was there before it, as entries were when it began."""

from itertools import islice

from pacenotes.core.search_words import searchable

_BATCH = 500
_NAMED = ("account", "deal", "contact")


def fill(apps, kind, told):
    """Add an entry for each `(about_id, place, deal_id, account_id, title, body, day)`."""
    table = apps.get_model("history", "SearchEntry")
    rows = iter(told)
    while batch := list(islice(rows, _BATCH)):
        table.objects.bulk_create(_entry(table, kind, *one) for one in batch)


def _entry(table, kind, about_id, place, deal_id, account_id, title, body, day):
    title, body = title[:300], body[:100_000]
    words = (searchable(title), searchable(body))
    scope = f"kind{kind}" if deal_id is None else f"kind{kind} deal{deal_id}"
    return table(
        kind=kind,
        about_id=about_id,
        place=place,
        deal_id=deal_id,
        account_id=account_id,
        title=title,
        body=body,
        name_words=words[0][:200] if kind in _NAMED else None,
        words=" ".join(part for part in words if part),
        scope=scope,
        day=day,
    )

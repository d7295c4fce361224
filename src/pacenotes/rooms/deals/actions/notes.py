"""Writing notes, whose edits are versions, and keeping mails."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction

from pacenotes.core.mails import ReadMail
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import check_row
from pacenotes.rooms.deals.actions.conflicts import Conflict, hold
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.models import Deal, Mail, Note, NoteVersion
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person


@transaction.atomic
def write_note(*, deal: Deal, title: str, text: str, about_on: dt.date, by: Person) -> Note:
    """Write a note on a deal."""
    rules.check_may_contribute(by, deal)
    note = Note(deal=deal, title=title.strip(), about_on=about_on, written_by=by)
    check_row(note, exclude=("deal", "written_by"))
    note.save()
    _write(note, 1, text, by)
    record("wrote", note, by=by, after={"title": note.title}, deal_id=deal.pk)
    index_row(note)
    return note


@transaction.atomic
def edit_note(*, note: Note, text: str, by: Person, version: int) -> NoteVersion:
    """Write a note anew: the version that was stays, with what is cited from it.

    Conflict where its author wrote a newer version elsewhere since `version`.
    """
    rules.check_may_edit_note(by, note)
    Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    newest = NoteVersion.objects.filter(note=note).first()
    if newest is not None and newest.number != version:
        raise Conflict(newest)
    if newest is not None and newest.text == _kept(text):
        return newest
    written = _write(note, version + 1, text, by)
    before, after = {"version": version}, {"version": written.number}
    record("edited", note, by=by, before=before, after=after, deal_id=note.deal_id)
    index_row(note)
    return written


@transaction.atomic
def add_mail(*, deal: Deal, mail: ReadMail, by: Person) -> Mail:
    """Keep a mail as it was sent; the same mail again is the one that is there."""
    rules.check_may_contribute(by, deal)
    hold(deal.pk)
    told = "\n".join((mail.sender, mail.subject, mail.sent_on.isoformat(), mail.text))
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    there = Mail.objects.filter(deal=deal, sha256=digest).first()
    if there is not None:
        return there
    kept = Mail(
        deal=deal,
        subject=storable(mail.subject)[:300],
        sender=storable(mail.sender)[:300],
        recipients=storable(mail.recipients)[:1000],
        sent_on=mail.sent_on,
        text=storable(mail.text),
        sha256=digest,
        added_by=by,
    )
    check_row(kept, exclude=("deal", "added_by"))
    kept.save()
    record("added", kept, by=by, after={"sent_on": kept.sent_on.isoformat()}, deal_id=deal.pk)
    index_row(kept)
    return kept


def _write(note: Note, number: int, text: str, by: Person) -> NoteVersion:
    version = NoteVersion(note=note, number=number, text=_kept(text), written_by=by)
    check_row(version, exclude=("note", "written_by"))
    version.save()
    return version


def _kept(text: str) -> str:
    return storable(text.replace("\r\n", "\n").replace("\r", "\n").strip())

"""Steps of a playbook: added, changed, moved, taken out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from pacenotes.core.wording import N_
from pacenotes.doors.web.demos.playbooks.forms import PlaybookStepForm
from pacenotes.doors.web.demos.playbooks.views import playbook_page, visible_playbook
from pacenotes.doors.web.demos.step_pages import StepPages
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.demos.rules.plans import check_may_change_playbook
from pacenotes.rooms.people.models import Person


def _form(data: Any, playbook: Playbook, step: PlaybookStep | None) -> PlaybookStepForm:
    return PlaybookStepForm(data, playbook=playbook, step=step)


def _add(form: PlaybookStepForm, playbook: Playbook, by: Person) -> PlaybookStep:
    return actions.add_playbook_step(playbook=playbook, fields=form.fields_sent(), by=by)


def _edit(form: PlaybookStepForm, step: PlaybookStep, by: Person, version: int | None) -> None:
    fields = form.fields_touched()
    actions.edit_playbook_step(step=step, fields=fields, by=by, version=version)


def _page(request: HttpRequest, playbook: Playbook, form: PlaybookStepForm) -> HttpResponse:
    return playbook_page(request, playbook, status=422, add_form=form)


PLAYBOOK = StepPages(
    key="playbook",
    template="demos/playbooks/step.html",
    changed=N_("The playbook changed meanwhile, so nothing was taken out. Look at it again."),
    visible=visible_playbook,
    check=check_may_change_playbook,
    form=_form,
    add=_add,
    edit=_edit,
    move=actions.move_playbook_step,
    remove=actions.remove_playbook_step,
    page=_page,
)

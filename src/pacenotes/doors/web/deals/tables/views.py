"""A file taken in, mapped, looked at and brought in."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.tables.examples import examples_of
from pacenotes.doors.web.deals.tables.exports import as_csv
from pacenotes.doors.web.deals.tables.forms import ApplicationForm, UploadForm
from pacenotes.doors.web.deals.tables.mapping_form import MappingForm
from pacenotes.rooms.calls.models import clean_file_name
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import KEPT_FOR, TableImport
from pacenotes.rooms.deals.queries import table_imports
from pacenotes.rooms.deals.queries.table_fields import custom_fields, fields_of


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """The files this person imports, and what can be fetched as a file."""
    person = asked_by(request)
    context = {
        "imports": table_imports.imports_of(person) if rules.may_import(person) else (),
        "may_import": rules.may_import(person),
        "exports": TableImport.Of.choices,
        "days": KEPT_FOR.days,
    }
    return render(request, "deals/tables/imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_import(request: HttpRequest) -> HttpResponse:
    """Take a file in."""
    rules.check_may_import(asked_by(request))
    form = UploadForm(request.POST or None, request.FILES or None)
    wrongs: tuple[Wrong, ...] = ()
    if form.is_valid():
        try:
            return redirect("import", _kept(request, form).pk)
        except Unusable as unusable:
            wrongs = unusable.wrongs
        except ValidationError as error:
            form.add_error(None, error)
    status = 422 if form.is_bound else 200
    return render(request, "deals/tables/new.html", {"form": form, "wrongs": wrongs}, status=status)


def _kept(request: HttpRequest, form: UploadForm) -> TableImport:
    told = form.cleaned_data
    file = told.pop("file")
    return actions.keep_import(
        **told, name=clean_file_name(file.name), file=file.file, by=asked_by(request)
    )


@require_safe
def one_import(request: HttpRequest, import_id: int) -> HttpResponse:
    """A file: how it is mapped, what it would do or did, and what is wrong with it."""
    job = table_imports.latest_job(import_id)
    return _page(request, _visible(request, import_id), job=job)


@require_POST
def mapping(request: HttpRequest, import_id: int) -> HttpResponse:
    """Say which column goes where, and have the file gone through."""
    table = _visible(request, import_id)
    form = _mapping_form(request, table)
    if not form.is_valid():
        return _page(request, table, form=form, status=422)
    try:
        actions.map_import(
            table=table, mapping=form.mapping(), choices=form.choices(), by=asked_by(request)
        )
        actions.check_later(table=table, by=asked_by(request))
    except Unusable as unusable:
        return _page(request, table, form=form, refused=unusable.wrongs, status=422)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("import", table.pk)


@require_POST
def application(request: HttpRequest, import_id: int) -> HttpResponse:
    """Bring the rows in."""
    table = _visible(request, import_id)
    form = ApplicationForm(request.POST)
    is_sure = form.is_valid() and form.cleaned_data["keeps_good_rows"]
    try:
        actions.apply_later(table=table, keeps_good_rows=is_sure, by=asked_by(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("import", table.pk)


@require_safe
def progress(request: HttpRequest, import_id: int) -> HttpResponse:
    """How far the background work is; a page that polls is told to load anew at the end."""
    job = table_imports.latest_job(import_id)
    table = _visible(request, import_id)
    if not request.headers.get("HX-Request"):
        return redirect("import", table.pk)
    response = render(request, "deals/tables/progress.html", {"table": table, "job": job})
    if job is None or job.has_ended:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def wrong_rows(request: HttpRequest, import_id: int) -> HttpResponseBase:
    """The wrong rows as a file, with what is wrong beside them."""
    table = _visible(request, import_id)
    if not table_imports.has_wrong_rows(table):
        raise Http404
    name = clean_file_name(f"{table.name.removesuffix('.csv')} wrong rows.csv")
    return as_csv(StreamingHttpResponse(table_imports.wrong_rows_of(table)), name)


@require_POST
def removal(request: HttpRequest, import_id: int) -> HttpResponse:
    """Drop the file; what came in from it stays."""
    table = _visible(request, import_id)
    try:
        actions.forget_import(table=table, by=asked_by(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("import", table.pk)
    messages.success(request, _("The file was dropped. What came in from it stays."))
    return redirect("imports")


def _page(
    request: HttpRequest,
    table: TableImport,
    *,
    job: object = None,
    form: MappingForm | None = None,
    refused: tuple[Wrong, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "table": table,
        "job": job,
        "refused": refused,
        "good_rows": table.rows - table.wrong_rows,
        "more_wrongs": table.wrong_total - len(table.wrongs),
        "has_wrong_rows": table.wrong_rows and table_imports.has_wrong_rows(table),
        "days": KEPT_FOR.days,
    }
    if table.is_applied:
        return render(request, "deals/tables/applied.html", context, status=status)
    context["form"] = form or _mapping_form(request, table)
    context["examples"] = examples_of(table)
    context["bring_in"] = ngettext(
        "Bring the row in", "Bring the %(count)s rows in", table.rows
    ) % {"count": table.rows}  # fmt: skip
    return render(request, "deals/tables/import.html", context, status=status)


def _mapping_form(request: HttpRequest, table: TableImport) -> MappingForm:
    data = request.POST if request.method == "POST" else None
    return MappingForm(data, table=table, fields=fields_of(table.of, custom_fields(table.of)))


def _visible(request: HttpRequest, import_id: int) -> TableImport:
    """One's own file, 404 for anybody else's; refused to who may not import any more."""
    table = get_object_or_404(TableImport.objects.visible_to(asked_by(request)), pk=import_id)
    rules.check_may_import(asked_by(request))
    return table

"""Vendors and their products, ours among them, and the sets we compare against."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.models import CompetitorSet, Product, Vendor
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def add_vendor(*, name: str, by: Person, is_ours: bool = False) -> Vendor:
    """Add a vendor; ValidationError where there is one of that name, or another is us already."""
    check_keeps_landscape(by)
    vendor = Vendor(is_ours=is_ours)
    put(vendor, {"name": name})
    if is_ours and Vendor.objects.filter(is_ours=True).exists():
        raise ValidationError({"is_ours": [_("Another vendor is us already.")]})
    check(vendor, typed=("name",))
    vendor.save()
    record("added", vendor, by=by, after={"name": vendor.name, "is_ours": is_ours})
    return vendor


@transaction.atomic
def add_product(*, vendor: Vendor, name: str, by: Person, key: str = "") -> Product:
    """Add a product of a vendor; its key is made of its name where none is given."""
    check_keeps_landscape(by)
    hold_landscape()
    product = Product(vendor=vendor)
    put(product, {"name": name, "key": key or slugify(f"{vendor.name} {name}")[:80]})
    check(product, typed=("name", "key"))
    product.save()
    record("added", product, by=by, after={"name": product.name, "vendor": vendor.pk})
    return product


@transaction.atomic
def rename_product(
    *, product: Product, name: str, by: Person, version: int | None = None
) -> Product:
    """Give a product another name; its key stays. ValidationError where it was changed since
    `version`."""
    check_keeps_landscape(by)
    current = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    check_unchanged(version, current.version)
    before = {"name": current.name}
    if put(current, {"name": name}):
        check(current, typed=("name",))
        current.version += 1
        current.save()
        record("renamed", current, by=by, before=before, after={"name": current.name})
    return current


@transaction.atomic
def add_competitor_set(
    *, name: str, ours: Product, others: Iterable[Product], by: Person
) -> CompetitorSet:
    """Name a set to compare against: a product of ours and one or more of others'."""
    check_keeps_landscape(by)
    chosen = CompetitorSet(ours=ours)
    put(chosen, {"name": name})
    against = _against(ours, others)
    check(chosen, typed=("name",))
    chosen.save()
    chosen.others.set(against)
    record("added", chosen, by=by, after=_told(chosen, against))
    return chosen


@transaction.atomic
def edit_competitor_set(
    *,
    chosen: CompetitorSet,
    name: str,
    ours: Product,
    others: Iterable[Product],
    by: Person,
    version: int | None = None,
) -> CompetitorSet:
    """Change what a set is called and whom it holds; ValidationError where it was changed since
    `version`."""
    check_keeps_landscape(by)
    current = CompetitorSet.objects.select_for_update(of=("self",)).get(pk=chosen.pk)
    check_unchanged(version, current.version)
    before = _told(current, list(current.others.all()))
    put(current, {"name": name, "ours": ours})
    against = _against(ours, others)
    check(current, typed=("name",))
    if before != _told(current, against):
        current.version += 1
        current.save()
        current.others.set(against)
        record("edited", current, by=by, before=before, after=_told(current, against))
    return current


def _against(ours: Product, others: Iterable[Product]) -> list[Product]:
    against = sorted(set(others), key=lambda product: product.pk)
    if not ours.vendor.is_ours:
        raise ValidationError({"ours": [_("This product isn't ours: choose one that is.")]})
    if any(product.vendor.is_ours for product in against):
        raise ValidationError({"others": [_("Our own products aren't competitors.")]})
    if not against:
        raise ValidationError({"others": [_("Choose one product at least to compare with.")]})
    return against


def _told(chosen: CompetitorSet, against: list[Product]) -> dict[str, object]:
    others = [product.pk for product in against]
    return {"name": chosen.name, "ours": chosen.ours_id, "others": others}

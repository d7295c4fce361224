"""Products held while what is known of them changes, so that two changes follow each other."""

from __future__ import annotations

from pacenotes.rooms.landscape.models import Product


def hold_product(product: Product) -> Product:
    """The product as it stands, held until the transaction ends."""
    return Product.objects.select_for_update(of=("self",)).get(pk=product.pk)

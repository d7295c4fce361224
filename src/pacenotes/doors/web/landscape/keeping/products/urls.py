"""Addresses of the pages about products."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.products import views

urlpatterns = [
    path("products/", views.products, name="landscape-products"),
    path("products/new/", views.new_product, name="landscape-new-product"),
    path("products/<int:product_id>/", views.product, name="landscape-product"),
    path("products/<int:product_id>/edit/", views.rename, name="landscape-rename-product"),
    path("vendors/new/", views.new_vendor, name="landscape-new-vendor"),
    path("vendors/<int:vendor_id>/", views.vendor, name="landscape-vendor"),
    path("sets/new/", views.new_set, name="landscape-new-set"),
    path("sets/<int:set_id>/", views.one_set, name="landscape-set"),
]

"""Addresses of imports and exports."""

from django.urls import path

from pacenotes.doors.web.deals.tables import exports, views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.new_import, name="new-import"),
    path("imports/<int:import_id>/", views.one_import, name="import"),
    path("imports/<int:import_id>/mapping/", views.mapping, name="import-mapping"),
    path("imports/<int:import_id>/application/", views.application, name="import-application"),
    path("imports/<int:import_id>/progress/", views.progress, name="import-progress"),
    path("imports/<int:import_id>/wrong-rows.csv", views.wrong_rows, name="import-wrong-rows"),
    path("imports/<int:import_id>/removal/", views.removal, name="import-removal"),
    path("export/list.csv", exports.export_list, name="export-list"),
    path("export/<str:of>.csv", exports.export, name="export"),
]

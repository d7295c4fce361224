"""Addresses of the pages about accounts."""

from django.urls import path

from pacenotes.doors.web.deals.accounts import views
from pacenotes.doors.web.deals.contacts.views import new_contact

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("new/", views.new_account, name="new-account"),
    path("<int:account_id>/", views.account, name="account"),
    path("<int:account_id>/edit/", views.edit_account, name="edit-account"),
    path("<int:account_id>/owner/", views.owner, name="account-owner"),
    path("<int:account_id>/contacts/new/", new_contact, name="new-contact"),
]

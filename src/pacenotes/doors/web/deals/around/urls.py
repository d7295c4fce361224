"""Addresses of what stands around a deal, below the deal's."""

from django.urls import path

from pacenotes.doors.web.deals.around import link_views, views

urlpatterns = [
    path("<int:deal_id>/around/", views.around, name="deal-around"),
    path("<int:deal_id>/account/", views.account, name="deal-account"),
    path("<int:deal_id>/contact-roles/", views.contact_roles, name="contact-roles"),
    path(
        "<int:deal_id>/contact-roles/<int:given_id>/removals/",
        views.contact_role_removals,
        name="contact-role-removals",
    ),
    path("<int:deal_id>/competitors/", views.competitors, name="competitors"),
    path(
        "<int:deal_id>/competitors/<int:competitor_id>/removals/",
        views.competitor_removals,
        name="competitor-removals",
    ),
    path(
        "<int:deal_id>/competitors/<int:competitor_id>/product/",
        link_views.competitor_product,
        name="competitor-product",
    ),
    path(
        "<int:deal_id>/capabilities/<int:capability_id>/landscape/",
        link_views.required_capability,
        name="required-capability",
    ),
    path("<int:deal_id>/capabilities/", views.capabilities, name="capabilities"),
    path(
        "<int:deal_id>/capabilities/<int:capability_id>/removals/",
        views.capability_removals,
        name="capability-removals",
    ),
]

"""Addresses of the five questions, below a deal's."""

from django.urls import path

from pacenotes.doors.web.deals.questions import views, writing

urlpatterns = [
    path("<int:deal_id>/questions/<slug:key>/", views.question, name="deal-question"),
    path("<int:deal_id>/frameworks/<slug:key>/", views.framework, name="deal-framework"),
    path(
        "<int:deal_id>/evidence/<int:evidence_id>/decisions/",
        views.decision,
        name="evidence-decisions",
    ),
    path("<int:deal_id>/answers/<slug:part>/", writing.answer, name="deal-answer"),
    path("<int:deal_id>/deadlines/new/", writing.new_deadline, name="new-deadline"),
    path("<int:deal_id>/deadlines/<int:deadline_id>/", writing.deadline, name="deadline"),
    path("<int:deal_id>/pitfalls/new/", writing.new_pitfall, name="new-pitfall"),
    path("<int:deal_id>/pitfalls/<int:pitfall_id>/", writing.pitfall, name="pitfall"),
    path("<int:deal_id>/business-case/", writing.business_case, name="business-case"),
]

"""Addresses of the pages about technical questions."""

from django.urls import path

from pacenotes.doors.web.deals.technical import views

QUESTION = "<int:deal_id>/technical-questions/<int:question_id>/"

urlpatterns = [
    path("<int:deal_id>/technical/", views.technical, name="deal-technical"),
    path("<int:deal_id>/technical-questions/", views.questions, name="technical-questions"),
    path(QUESTION, views.question_page, name="technical-question"),
    path(QUESTION + "answers/", views.answers, name="technical-question-answers"),
    path(QUESTION + "owners/", views.owners, name="technical-question-owners"),
    path(QUESTION + "wordings/", views.wordings, name="technical-question-wordings"),
    path(QUESTION + "withdrawals/", views.withdrawals, name="technical-question-withdrawals"),
]

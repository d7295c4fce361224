"""Every address: each room's pages say their own."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", login_not_required(RedirectView.as_view(pattern_name="today")), name="home"),
    path("", include("pacenotes.doors.web.people.urls")),
    path("deals/", include("pacenotes.doors.web.deals.urls")),
    path("accounts/", include("pacenotes.doors.web.deals.accounts.urls")),
    path("contacts/", include("pacenotes.doors.web.deals.contacts.urls")),
    path("calls/", include("pacenotes.doors.web.calls.urls")),
    path("demos/", include("pacenotes.doors.web.demos.urls")),
    path("landscape/", include("pacenotes.doors.web.landscape.urls")),
    path("mirror/", include("pacenotes.doors.web.mirror.urls")),
    path("search/", include("pacenotes.doors.web.deals.search.urls")),
    path("today/", include("pacenotes.doors.web.deals.today.urls")),
]

handler403 = "pacenotes.doors.web.refusals.forbidden"
handler404 = "pacenotes.doors.web.refusals.not_found"
handler400 = "pacenotes.doors.web.refusals.bad_request"
handler500 = "pacenotes.doors.web.refusals.broken"
handler429 = "pacenotes.doors.web.refusals.too_often"

"""The units that amounts are said in, as `Measure.unit_said` gives them, for the translators."""

from __future__ import annotations

from pacenotes.core.wording import N_

UNITS = (
    N_("%"), N_("point"), N_("points"), N_("percentage point"), N_("percentage points"),
    N_("times"), N_("second"), N_("seconds"), N_("minute"), N_("minutes"), N_("hour"), N_("hours"),
    N_("day"), N_("days"), N_("week"), N_("weeks"), N_("month"), N_("months"),
    N_("quarter"), N_("quarters"), N_("year"), N_("years"),
    N_("people"), N_("rep"), N_("reps"), N_("user"), N_("users"), N_("seat"), N_("seats"),
    N_("analyst"), N_("analysts"), N_("engineer"), N_("engineers"),
    N_("developer"), N_("developers"), N_("agent"), N_("agents"),
    N_("customer"), N_("customers"), N_("client"), N_("clients"),
    N_("site"), N_("sites"), N_("store"), N_("stores"), N_("plant"), N_("plants"),
    N_("warehouse"), N_("warehouses"), N_("country"), N_("countries"),
    N_("lead"), N_("leads"), N_("deal"), N_("deals"), N_("opportunity"), N_("opportunities"),
    N_("order"), N_("orders"), N_("shipment"), N_("shipments"), N_("ticket"), N_("tickets"),
    N_("incident"), N_("incidents"), N_("outage"), N_("outages"), N_("alert"), N_("alerts"),
    N_("report"), N_("reports"), N_("dashboard"), N_("dashboards"),
    N_("pipeline"), N_("pipelines"), N_("job"), N_("jobs"), N_("load"), N_("loads"),
    N_("run"), N_("runs"), N_("table"), N_("tables"), N_("record"), N_("records"),
    N_("row"), N_("rows"), N_("failure"), N_("failures"), N_("error"), N_("errors"),
    N_("call"), N_("calls"), N_("meeting"), N_("meetings"), N_("email"), N_("emails"),
    N_("file"), N_("files"),
)  # fmt: skip
"""Both numbers of each unit that `core.listening.amounts` reads."""

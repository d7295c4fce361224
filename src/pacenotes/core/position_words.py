"""The words of the shipped positions, for the translators (`make reference`)."""

from pacenotes.core.wording import N_

WORDS = (
    N_("Account executive"),
    N_("The five questions and the commercial side."),
    N_("What we offer, at which price and by when, and who of us is needed next."),
    N_("Sales manager"),
    N_("The deals of their part of the organisation, and who works on each."),
    N_("Who is on the team, and terms that go beyond the usual."),
    N_("Pre-sales engineer"),
    N_("The demo and the technical answers."),
    N_("What is shown and how, and what we say that the product can do."),
    N_("Product management"),
    N_("The product's direction and its plan."),
    N_("What the product will do, and what we may say of the future."),
    N_("Technical marketing"),
    N_("The landscape: how our product stands beside others."),
    N_("What we claim in a comparison, and as of which day."),
    N_("Professional services"),
    N_("The way from the signature to running."),
    N_("How long the start takes, with which steps and which people."),
    N_("Customer success"),
    N_("That the account gets what it bought, and the renewal."),
    N_("How the account is looked after once it is live."),
    N_("Executive sponsor"),
    N_("The promise of the whole company to the account."),
    N_("Exceptions that nobody else can grant, and people beyond the team."),
)

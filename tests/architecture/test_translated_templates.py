from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import translated_templates
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

PATH = "src/pacenotes/doors/web/templates/deals/deal.html"


def test_every_word_is_marked() -> None:
    assert translated_templates.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<p>Deals</p>",
        "<p>{{ count }} deals</p>",
        '<input placeholder="Name">',
        '<button aria-label="Close">×</button>',
        "<img alt='A call' src='x'>",
        '<a title="{{ name }} again" href="/">',
        "<p>Verträge</p>",
    ],
)
def test_a_bare_word_is_caught(tmp_path: Path, fault: str) -> None:
    plant(tmp_path, PATH, f"<main>\n{fault}\n</main>")
    assert [f.split(":")[1] for f in translated_templates.faults(tmp_path)] == ["2"]


def test_marked_words_names_and_code_are_let_through(tmp_path: Path) -> None:
    text = """
        {% load i18n %}{# a note #}
        {% block page_class %}narrow{% endblock %}
        <title>{% block title %}Pacenotes{% endblock %}</title>
        <h1>{% translate "Deals" %}</h1>
        <p>{% blocktranslate count n=deals|length %}One deal{% plural %}{{ n }} deals
        {% endblocktranslate %}</p>
        <input class="wide" placeholder="{% translate 'Name' %}" name="name">
        <code>pacenotes listen FILE</code> · 5&nbsp;% {{ deal.name }}
    """
    plant(tmp_path, PATH, text)
    assert translated_templates.faults(tmp_path) == []

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import strict_templates
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

PATH = "src/pacenotes/doors/web/templates/deals/deal.html"


def test_templates_carry_no_script_and_no_style() -> None:
    assert strict_templates.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<script>alert(1)</script>",
        '<script type="module">go()</script>',
        "<style>p { color: red }</style>",
        '<p class="a"\n   style="color: red">',
        '<button onclick="go()">',
        '<form ONSUBMIT="go()">',
        '<a href="javascript:go()">',
        '<div hx-on:click="go()">',
        '<script src="https://cdn.example/x.js"></script>',
        '<img alt="" src="//cdn.example/x.png">',
    ],
)
def test_what_the_policy_refuses_is_caught(tmp_path: Path, fault: str) -> None:
    plant(tmp_path, PATH, f"<p>\n{fault}\n</p>")
    assert [f.split(":")[1] for f in strict_templates.faults(tmp_path)] == ["2"]


def test_a_page_that_keeps_to_it_is_let_through(tmp_path: Path) -> None:
    text = """
        {# <script>an example</script> #}
        <script src="{% static 'behaviours/drop.js' %}" type="module"></script>
        <script type="application/json" id="lanes">{}</script>
        <p class="on style" data-on="x">{{ deal }}</p>
    """
    plant(tmp_path, PATH, text)
    assert strict_templates.faults(tmp_path) == []

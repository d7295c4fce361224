from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from pacenotes.doors.web.templatetags import keeping


def made(text: str) -> Template:
    return Template("{% load keeping %}" + text)


def test_a_part_is_made_once() -> None:
    page = made("{% keep %}{{ word }}{% endkeep %}")
    assert [page.render(Context({"word": word})) for word in ("one", "two")] == ["one", "one"]


def test_each_language_has_its_own() -> None:
    page = made("{% keep %}{{ word }}{% endkeep %}")
    with translation.override("en"):
        assert page.render(Context({"word": "deal"})) == "deal"
    with translation.override("de"):
        assert page.render(Context({"word": "Geschäft"})) == "Geschäft"


def test_what_it_depends_on_is_named() -> None:
    page = made("{% keep by place %}{{ place }}{% endkeep %}")
    told = [page.render(Context({"place": place})) for place in ("a", "b", "a")]
    assert told == ["a", "b", "a"]


def test_what_is_missing_is_nothing() -> None:
    page = made("{% keep by request.resolver_match.url_name %}here{% endkeep %}")
    assert page.render(Context({})) == "here"


def test_it_stays_escaped() -> None:
    page = made("{% keep by word %}{{ word }}{% endkeep %}")
    assert page.render(Context({"word": "<b>"})) == "&lt;b&gt;"


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    page = made("{% keep by place %}{{ word }}{% endkeep %}")
    for place in "abc":
        page.render(Context({"place": place, "word": "old"}))
    told = [page.render(Context({"place": place, "word": "new"})) for place in "abc"]
    assert told == ["old", "old", "new"]


@pytest.mark.parametrize("words", ["by", "by one two", "something"])
def test_another_word_is_refused(words: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        made("{% keep " + words + " %}{% endkeep %}")


def test_the_places_of_one_page_are_not_another_s(rf: RequestFactory) -> None:
    """The masthead marks where one is: kept without its `by`, it would mark one page for all."""
    page = get_template("signed_in.html")
    told = []
    for name in ("today", "deals", "today"):
        request = rf.get("/")
        request.resolver_match = type("Match", (), {"url_name": name})()  # type: ignore[assignment]
        told.append(page.template.render(Context({"request": request})))  # type: ignore[attr-defined]
    assert told[0] == told[2] != told[1]
    assert [page.count('aria-current="page"') for page in told] == [1, 1, 1]

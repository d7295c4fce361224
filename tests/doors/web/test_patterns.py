from __future__ import annotations

from django.utils.safestring import SafeString

from pacenotes.doors.web.patterns import Pattern, joined, pattern

QUOTE = '<script>"x"</script>'
REST = " {name} {0} {{x}} %s \ue000name\ue001"


def test_values_are_escaped_and_never_read_as_blanks() -> None:
    told = Pattern("<p>{name}</p>{other}").filled({"name": QUOTE + REST, "other": "{name}"})
    assert told == f"<p>&lt;script&gt;&quot;x&quot;&lt;/script&gt;{REST}</p>" + "{name}"
    assert isinstance(told, SafeString)


def test_what_is_safe_stays_as_it_is() -> None:
    assert Pattern("{a}").filled({"a": SafeString("<b>x</b>")}) == "<b>x</b>"
    assert joined([SafeString("<i>"), SafeString("</i>")]) == "<i></i>"


def test_a_template_is_rendered_with_blanks_where_it_shows_a_variable() -> None:
    names = ("pk", "href", "name", "account", "amount", "currency", "closes", "late", "owner",
             "moves", "move", "drags", "lights")  # fmt: skip
    card = pattern("en", "deals/board/card.html", names)
    told = card.filled({name: f"<{name}>" for name in names})
    assert 'id="deal-&lt;pk&gt;"' in told
    move = pattern("en", "deals/board/card_move.html", ("name", "moves"))
    assert 'aria-label="Move &lt;name&gt;"' in move.filled({"name": "<name>", "moves": "x"})
    assert "\ue000" not in card.text

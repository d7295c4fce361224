from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.looking import look

PAGE = """<html lang="en"><title>Planted</title><style>
@media (prefers-color-scheme: dark) { p { color: #222; background: #000 } }
@media (max-width: 400px) { p { width: 500px } }
</style><main><h1>Planted</h1><p>Words</p><button></button></main></html>"""


def test_what_is_wrong_is_found_in_the_width_and_scheme_in_which_it_is(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAGE)
    wrong = look(page, "planted")
    page.set_content('<html lang="en"><title>Planted</title><main><h1>Well</h1></main></html>')
    well = look(page, "planted")
    page.close()
    assert wrong == [
        "planted at 1280 px, light: button-name: Buttons must have discernible text",
        "planted at 320 px, dark: wider than the window",
        "planted at 320 px, dark: button-name: Buttons must have discernible text",
        "planted at 320 px, dark: color-contrast: Elements must meet minimum color contrast ratio "
        "thresholds",
    ]
    assert well == []

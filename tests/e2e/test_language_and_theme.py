"""The second language is complete, and the chosen language and looks stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation
from tests.e2e.waiting import becomes

# Words that no English sentence holds and hardly a French one goes without.
FRENCH = re.compile(
    r"\b(le|la|les|l’|des|du|un|une|et|ou|vous|votre|vos|pour|avec|dans|par|sur|est|sont|ne|pas|aucun|aucune)\b"
    r"|[àâçéèêëîïôûù]",
    re.IGNORECASE,
)
VISIBLE_TEXTS = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const place = walker.currentNode.parentElement;
    if (place.closest('[lang=fr], script, style') || !place.checkVisibility()) continue;
    texts.push(walker.currentNode.data.trim());
  }
  for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    if (!each.closest('[lang=fr]'))
      texts.push(each.ariaLabel ?? '', each.getAttribute('placeholder') ?? '', each.title);
  return texts.filter((each) => each !== '');
}"""
DATA = (
    "establishments",
    "departments",
    "people",
    "professions",
    "conversations",
    "models",
    "audit",
    "demonstration/documents",
    "knowledge/bases",
)

FOR_A_NURSE = ["/", "/conversations", "/conversations/nouvelle", "/mon-compte", "/nulle-part"]
FOR_AN_ADMINISTRATOR = [
    f"/administration/{part}"
    for part in ("professionnels", "etablissements", "services", "metiers", "modeles", "regles")
]


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from strings(list(cast("dict[str, Any]", data).values()))
    elif isinstance(data, list):
        for each in cast("list[Any]", data):
            yield from strings(each)


def plain(text: str) -> str:
    """The pages keep French punctuation on its line, which the data do not."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


def french_on(page: Page, known: set[str]) -> list[str]:
    """The French texts on the page that are not somebody's data."""
    texts = [plain(text) for text in page.evaluate(VISIBLE_TEXTS)]
    for name in sorted(map(plain, known), key=len, reverse=True):
        texts = [text.replace(name, "") for text in texts]
    return [text for text in texts if FRENCH.search(text)]


@contextmanager
def kept(page: Page) -> Iterator[None]:
    """The page speaks the new language at once; the server, which others ask too, knows a moment later."""
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
        yield


@pytest.mark.parametrize(
    ("login", "paths"),
    [("chercheuse", FOR_A_NURSE), ("administratrice", FOR_AN_ADMINISTRATOR), ("auditrice", ["/journal"])],
)
def test_english_leaves_no_french_behind(
    signed_in: Callable[..., Page], login: str, paths: list[str]
) -> None:
    page = signed_in(login)
    page.goto("/mon-compte")
    with kept(page):
        page.get_by_role("combobox", name="Langue de l’affichage").select_option("English")
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    known = {text for name in DATA for text in strings(page.request.get(f"/api/{name}").json())}
    known |= set(strings(page.request.get("/api/session").json())) | {"Français"}
    try:
        for path in paths:
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator("html")).to_have_attribute("lang", "en")
            expect(page.get_by_role("status", name="Loading…")).to_have_count(0)
            becomes(page, lambda: french_on(page, known), lambda found: not found)
    finally:
        page.goto("/mon-compte")
        with kept(page):
            page.get_by_role("combobox", name="Language of the pages").select_option("Français")
        expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")


def test_an_answer_a_refusal_and_its_panel_speak_english(signed_in: Callable[..., Page]) -> None:
    # Somebody of whom no other test asks anything.
    page = signed_in("administrative")
    Conversation.begin(page, ECHO).answered("What may I ask?")
    page.get_by_role("button", name="Laure Chevalier").click()
    with kept(page):
        page.get_by_role("menuitemradio", name="English").click()
    try:
        _answer_refusal_and_panel_in_english(page)
    finally:
        page.goto("/mon-compte")
        with kept(page):
            page.get_by_role("combobox", name="Language of the pages").select_option("Français")


def _answer_refusal_and_panel_in_english(page: Page) -> None:
    turn = page.get_by_role("article")
    turn.get_by_role("button", name="No personal data found").click()
    expect(page.get_by_role("complementary", name="About the answer")).to_contain_text("Class retained")
    page.get_by_role("textbox", name="Your question").fill("hello")
    model = page.get_by_role("button", name=re.compile("Change model"))
    model.click()
    page.get_by_role("menuitemradio", name="Moteur extractif").click()
    expect(model).to_contain_text("Moteur extractif")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("button", name="Attach a document")).to_be_visible()
    known = {text for name in DATA for text in strings(page.request.get(f"/api/{name}").json())}
    known |= set(strings(page.request.get("/api/session").json())) | {"Français"}
    becomes(page, lambda: french_on(page, known), lambda found: not found)


def test_the_language_chosen_before_signing_in_holds_on_the_sign_in_page(page: Page) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_dark_looks_stay(nurse: Page) -> None:
    nurse.goto("/")
    nurse.get_by_role("button", name="Émilie Rousseau").click()
    nurse.get_by_role("menuitemradio", name="Sombre").click()
    looks(nurse, "dark")
    nurse.reload()
    expect(nurse.get_by_role("heading", level=1)).to_be_visible()
    looks(nurse, "dark")
    nurse.get_by_role("button", name="Émilie Rousseau").click()
    expect(nurse.get_by_role("menuitemradio", name="Sombre")).to_have_attribute("aria-checked", "true")
    nurse.get_by_role("menuitemradio", name="Clair").click()
    looks(nurse, "light")


def test_the_looks_follow_the_machine_until_one_chooses(signed_in: Callable[..., Page]) -> None:
    page = signed_in("medecin", color_scheme="dark")
    page.goto("/")
    looks(page, "dark")
    page.emulate_media(color_scheme="light")
    looks(page, "light")


def looks(page: Page, look: str) -> None:
    """Waits until the page is painted so, or fails."""
    page.wait_for_function(
        """(look) => {
          const ground = getComputedStyle(document.body).backgroundColor;
          const [red, green, blue] = ground.match(/\\d+/g).map(Number);
          return (red + green + blue < 240) === (look === 'dark');
        }""",
        arg=look,
    )


def test_what_is_chosen_can_be_seen_in_a_contrast_theme(signed_in: Callable[..., Page]) -> None:
    """Windows then takes away the backgrounds that would tell it."""
    page = signed_in("infirmiere", forced_colors="active")
    page.goto("/conversations/nouvelle")
    switch = page.get_by_role("switch", name="Conversation temporaire")
    expect(switch).not_to_be_checked()
    track = page.locator(".mantine-Switch-track")
    expect(track).to_have_css("border-top-width", "1px")
    unchosen = cast("str", track.evaluate("(each) => getComputedStyle(each).backgroundColor"))
    switch.check()
    becomes(
        page,
        lambda: track.evaluate("(each) => getComputedStyle(each).backgroundColor"),
        lambda colour: colour != unchosen,
    )

"""An answer is read aloud by a voice of the device, by keyboard alone, and no longer than it is on screen.

Browsers of test machines have no voices: a script stands in for them, and keeps what it was given to say.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation
from tests.e2e.waiting import becomes

VOICES = """(() => {
  window.said = [];
  const voice = (name, localService) => ({
    name, localService, lang: 'fr-FR', default: !localService, voiceURI: name,
  });
  class Synthesis extends EventTarget {
    getVoices() { return [voice('remote', false), voice('device', true)]; }
    speak(utterance) { window.said.push(`${utterance.voice.name}: ${utterance.text}`); }
    cancel() { window.said.push('cancelled'); }
    resume() {}
  }
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: new Synthesis(), configurable: true });
})()"""
ANSWER = "Le service **note** la dose $x$ de la voix d’essai."


def test_an_answer_is_read_aloud_by_the_keyboard_and_until_one_leaves(nurse: Page) -> None:
    nurse.add_init_script(VOICES)
    turn = Conversation.begin(nurse, ECHO).answered(ANSWER)
    more = turn.get_by_role("button", name="Autres actions sur cette réponse")
    read = turn.get_by_role("menuitem", name="Lire à voix haute")
    stop = turn.get_by_role("button", name="Arrêter la lecture")

    more.press("Enter")
    read.press("Enter")
    expect(read).to_be_hidden()
    expect(more).to_be_focused()
    stop.press("Enter")
    expect(stop).to_be_hidden()
    expect(nurse.locator(":focus")).to_have_accessible_name("Copier")

    more.press("Enter")
    read.press("Enter")
    expect(stop).to_be_visible()
    nurse.get_by_role("link", name="Accueil").first.click()
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    spoken = "device: Le service note la dose (formule à l’écran) de la voix d’essai."
    expected = [spoken, "cancelled", spoken, "cancelled"]
    becomes(nurse, lambda: nurse.evaluate("() => window.said"), lambda said: said == expected)

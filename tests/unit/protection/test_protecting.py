"""The function for data teams: one call, placeholders, and the values back."""

from __future__ import annotations

import threading

from colombage.protection.protecting import Protector
from colombage.protection.types import Known, PersonRole
from tests.finding import rules_alone

TEXT = "Le patient Jocelin Quervadec, NIR 2 85 05 78 006 084 36, va bien."
KNOWN = Known(names=(("Jocelin Quervadec", PersonRole.PATIENT),))


def test_a_text_is_protected_and_restored() -> None:
    protected = Protector(rules_alone()).protect(TEXT, KNOWN)
    assert protected.text == "Le patient [PATIENT_1], NIR [NIR_1], va bien."
    assert [TEXT[span.start : span.end] for span in protected.spans] == [
        span.text for span in protected.spans
    ]
    assert protected.restore(protected.text) == TEXT
    assert (
        protected.restore("[PATIENT_1] sort ; [PATIENT_9] reste.")
        == "Jocelin Quervadec sort ; [PATIENT_9] reste."
    )


def test_nobody_sees_values_in_what_is_printed() -> None:
    assert "Quervadec" not in repr(Protector(rules_alone()).protect(TEXT, KNOWN))


def test_texts_about_the_same_people_share_their_placeholders() -> None:
    first, second = Protector(rules_alone()).protect_all([TEXT, "On a vu Jocelin Quervadec ce jour."], KNOWN)
    assert "[PATIENT_1]" in first.text
    assert second.text == "On a vu [PATIENT_1] ce jour."
    assert second.restore(first.text) == TEXT


def test_several_threads_may_ask_at_once() -> None:
    protector = Protector(rules_alone())
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(protector.protect(TEXT, KNOWN).text)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 8


def test_it_loads_with_the_finder_of_the_package() -> None:
    protected = Protector.load().protect("Mme Claire Dubois est sortie hier avec son mari.")
    assert "Dubois" not in protected.text
    assert protected.text.startswith("Mme [")

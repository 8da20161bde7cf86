"""Phone numbers and e-mail addresses: what is found, and which are a private person’s."""

from __future__ import annotations

import pytest

from colombage.policy.types import DataClass
from colombage.protection.types import Label
from tests.finding import only


@pytest.mark.parametrize(
    "written",
    [
        "06 12 34 56 78",
        "0612345678",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "06/12/34/56/78",
        "06\u00a012\u00a034\u00a056\u00a078",
        "06 12 34\n56 78",
        "0612 34 56 78",
        "06 123 45 678",
        "+33 6 12 34 56 78",
        "+33612345678",
        "+33 (0)6 12 34 56 78",
        "+33.6.12.34.56.78",
        "0033 6 12 34 56 78",
        "07 12 34 56 78",
        "0690 12 34 56",
        "+590 690 12 34 56",
        "+687 75 00 00",
        "00 689 87 00 00 00",
        "+32 475 12 34 56",
    ],
)
def test_a_mobile_number_is_a_private_persons(written: str) -> None:
    span = only(f"Joindre sa fille ({written}) avant la sortie")
    assert (span.text, span.label, span.data_class) == (written, Label.PHONE, DataClass.PERSONAL)


@pytest.mark.parametrize(
    "text",
    [
        "02 32 88 89 90",
        "+33 2 32 88 89 90",
        "01.40.00.00.00",
        "0262 90 50 50",
        "0800 123 456",
        "09 70 00 00 00",
        "00 681 72 00 00",
        "+689 40 00 00 00",
        "tél : 02.32 88.89.90",
        "secrétariat : 06 12 34 56 78",
        "Tél. astreinte 06 12 34 56 78",
        "Poste DECT (06 12 34 56 78)",
        "SECRÉTARIAT – tél. 06 12 34 56 78",
        "06 12 34 56 78 (astreinte)",
        "téléphone professionnel 06 12 34 56 78",
    ],
)
def test_landlines_and_phones_at_work_do_not_raise_the_class(text: str) -> None:
    span = only(text)
    assert (span.label, span.data_class) == (Label.PHONE, DataClass.INTERNAL)


def test_a_word_of_work_farther_away_does_not_make_a_mobile_professional() -> None:
    assert only("Le secrétariat est fermé. Rappeler M. B. au 06 12 34 56 78").private
    assert only("standard 02, puis sa fille, 06 12 34 56 78").private


@pytest.mark.parametrize(
    ("written", "private"),
    [
        ("camille.exemple@gmail.com", True),
        ("camille_exemple@orange.fr", True),
        ("c.exemple@yahoo.co.uk", True),
        ("CAMILLE.EXEMPLE@WANADOO.FR", True),
        ("camille (at) free.fr", True),
        ("camille @ laposte.net", True),
        ("camille@gmail.com.Il", True),
        ("camille.exemple@chu-rouen.fr", False),
        ("contact@me.univ-rouen.fr", False),
        ("hélène.exemple@hôpital.fr", False),
    ],
)
def test_the_provider_says_whether_an_address_is_private(written: str, private: bool) -> None:
    span = only(f"Écrire à {written}, merci")
    assert (span.text, span.label, span.private) == (written, Label.EMAIL, private)
    assert span.data_class is (DataClass.PERSONAL if private else DataClass.INTERNAL)


def test_a_full_stop_after_an_address_is_not_part_of_it() -> None:
    assert only("Écrire à camille@chu-rouen.fr.").text == "camille@chu-rouen.fr"

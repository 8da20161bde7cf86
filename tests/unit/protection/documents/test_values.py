"""Known values are found as words, and never in placeholders."""

from __future__ import annotations

from colombage.protection.documents.kept import name_of_copy
from colombage.protection.documents.report import Correspondence, Report
from colombage.protection.documents.values import Values
from colombage.protection.types import Label, PersonRole


def found(text: str, *values: str) -> list[str]:
    return [text[start:end] for start, end, _ in Values.of(values).found_in(text)]


def test_a_value_that_is_called_like_a_placeholder_is_not_found_in_one() -> None:
    """A heading "Ville" that was taken for a town made every copy of its sheet a broken one."""
    assert found("Ville [VILLE_1], ville, [VILLE_12b] et VILLE", "Ville") == ["Ville", "ville", "VILLE"]
    assert found("[PATIENT_1]Claire", "Claire") == ["Claire"]


def test_brackets_alone_hide_nothing() -> None:
    assert found("[EXEMPLE_1] [EXEMPLE]", "Exemple") == ["EXEMPLE", "EXEMPLE"]


def test_a_copy_is_not_called_after_the_person_that_it_no_longer_names() -> None:
    person = Correspondence("[PATIENTE_1]", Label.PERSON, PersonRole.PATIENT, "Claire Exemple")
    report = Report(correspondences=(person,))
    assert name_of_copy("CRH_EXEMPLE_2024.docx", report) == "CRH_[PATIENTE_1]_2024.protégé.docx"
    assert name_of_copy("Claire-Exemple.docx", report) == "[PATIENTE_1].protégé.docx"
    assert name_of_copy("courrier.docx", report) == "courrier.protégé.docx"

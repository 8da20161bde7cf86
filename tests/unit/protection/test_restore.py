"""The law of the vault: what was protected comes back exactly, however the stream is cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.policy.types import DataClass
from colombage.protection.errors import VaultFull
from colombage.protection.rules import find
from colombage.protection.types import Gender, Label, PersonRole, Span
from colombage.protection.vaults.format import from_json, to_json
from colombage.protection.vaults.placeholders import LONGEST
from colombage.protection.vaults.restore import Restorer, restore
from colombage.protection.vaults.vault import Vault

# Pieces that provoke: values in several spellings, placeholders typed by a person whole, cut and bent,
# and the characters that bound them.
TRICKY = st.sampled_from(
    [
        "06 12 34 56 78", "0612345678", "+33 6 12 34 56 78", "02 32 88 89 90", "camille@gmail.com",
        "Camille@Gmail.com", "IPP : 80012345", "NDA 24001234", "FR7630006000011234567890189",
        "[TEL_1]", "[TEL_1b]", "[tel_2]", "TEL_1", "TEL\\_1", "\\[TEL\\_1\\]", "[ TEL 1 ]", "[TEL-1]",
        "[TEXTE_1]", "TEXTE_1", "[EMAIL_1]", "[NIR_1]", "[IPP_01]", "[TEL_1", "TEL_", "[", "]", "\\", "_",
        "1", "b", " ", "\n", "é", "ſ", "İ", "**", "`",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(TRICKY, st.text(max_size=8)), max_size=14).map("".join)


def protected(vault: Vault, text: str) -> str:
    return vault.protect(text, find(text))


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_restoring_what_was_protected_gives_the_text_back(texts: list[str]) -> None:
    vault = Vault()
    sent = [protected(vault, text) for text in texts]
    assert [restore(vault, each) for each in sent] == texts


@given(TEXTS, st.data())
def test_the_law_holds_for_spans_of_any_finder(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    labels = st.sampled_from(list(Label))
    spans = [
        Span(start, end, data.draw(labels), 1.0, True, DataClass.HEALTH, text[start:end])
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    ]
    vault = Vault()
    assert restore(vault, vault.protect(text, spans)) == text


@given(TEXTS, TEXTS, st.lists(st.integers(0, 200), max_size=30))
def test_a_stream_gives_the_same_however_it_is_cut(known: str, answer: str, cuts: list[int]) -> None:
    vault = Vault()
    protected(vault, known)
    ends = sorted({min(cut, len(answer)) for cut in cuts} | {len(answer)})
    restorer = Restorer(vault)
    pieces = [restorer.feed(answer[start:end]) for start, end in zip([0, *ends], ends, strict=False)] + [
        restorer.flush()
    ]
    whole = Restorer(vault)
    assert "".join(pieces) == whole.feed(answer) + whole.flush()
    assert (restorer.restored, restorer.invented) == (whole.restored, whole.invented)


@given(TEXTS)
def test_one_character_at_a_time_holds_little_back(text: str) -> None:
    vault = Vault()
    sent = protected(vault, text)
    restorer = Restorer(vault)
    shown = ""
    for character in sent:
        shown += restorer.feed(character)
        assert restorer.held <= LONGEST
    assert shown + restorer.flush() == text


@given(TEXTS)
def test_values_in_json_strings_are_escaped(text: str) -> None:
    vault = Vault()
    arguments = json.dumps({"question": protected(vault, text)}, ensure_ascii=False)
    assert json.loads(restore(vault, arguments, in_json=True)) == {"question": text}


@given(TEXTS)
def test_no_value_is_left_in_what_is_sent(text: str) -> None:
    vault = Vault()
    sent = protected(vault, text)
    assert not [span for span in find(sent) if span.text in {each.text for each in find(text)}]


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_a_vault_kept_and_opened_again_protects_and_restores_alike(texts: list[str], later: str) -> None:
    vault = Vault()
    sent = [protected(vault, text) for text in texts]
    opened = from_json(to_json(vault))
    assert [restore(opened, each) for each in sent] == texts
    assert [protected(opened, text) for text in texts] == sent
    assert protected(opened, later) == protected(vault, later)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 9"):
        from_json(b'{"format": 9, "entries": []}')


def test_one_value_keeps_its_number_and_each_spelling_its_letters() -> None:
    vault = Vault()
    text = "06 12 34 56 78, 02 32 88 89 90, 0612345678, +33 6 12 34 56 78, 06 12 34 56 78"
    assert protected(vault, text) == "[TEL_1], [TEL_2], [TEL_1b], [TEL_1c], [TEL_1]"
    assert protected(vault, "Rappeler le 0612345678") == "Rappeler le [TEL_1b]"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("camille@gmail.com CAMILLE@GMAIL.COM", "[EMAIL_1] [EMAIL_1b]"),
        ("camille@gmail.com, camille (at) gmail.com", "[EMAIL_1], [EMAIL_1b]"),
        ("NIR : 1800376540123, INS : 1 80 03 76 540 123", "NIR : [NIR_1], INS : [NIR_1b]"),
        ("IPP : 800 123 45 puis IPP 80012345", "IPP : [IPP_1] puis IPP [IPP_1b]"),
    ],
)
def test_spellings_of_one_value_are_one_number(text: str, sent: str) -> None:
    assert protected(Vault(), text) == sent


@pytest.mark.parametrize(
    "answer",
    [
        "[TEL_1]", "[tel_1]", "[Tel_1]", r"[TEL\_1]", r"\[TEL\_1\]", "TEL_1", r"TEL\_1", "[ TEL_1 ]",
        "[TEL 1]", "[TEL-1]", "[TEL_01]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "**{}**", "`{}`", "({}).", "| {} |", "« {} »", "[appeler](tel:{})"])
def test_placeholders_that_a_model_bends_are_known(answer: str, frame: str) -> None:
    vault = Vault()
    protected(vault, "06 12 34 56 78")
    assert restore(vault, frame.replace("{}", answer)) == frame.replace("{}", "06 12 34 56 78")


def holding(*values: tuple[str, Label, PersonRole | None, Gender | None]) -> Vault:
    vault = Vault()
    for value, label, role, gender in values:
        vault.protect(value, [Span(0, len(value), label, 1.0, True, DataClass.PERSONAL, value, role, gender)])
    return vault


LETTER = (
    ("Jeanne Martel", Label.PERSON, PersonRole.PATIENT, Gender.FEMALE),
    ("12/03/2024", Label.DATE, None, None),
    ("17 mars 2024", Label.DATE, None, None),
    ("17/03/24", Label.DATE, None, None),
    ("1er mars 2024", Label.DATE, None, None),
    ("CHU de Rouen", Label.HOSPITAL, None, None),
    ("24001234", Label.STAY_NUMBER, None, None),
)


@pytest.mark.parametrize(
    ("answer", "restored"),
    [
        ("[patiente_1]", "Jeanne Martel"), ("[PATIENTES_1]", "Jeanne Martel"),
        ("[patient_1]", "Jeanne Martel"), ("[Patients 1]", "Jeanne Martel"),
        ("[PATIENTE-1]", "Jeanne Martel"), ("[PATIENTE\u00a01]", "Jeanne Martel"),
        ("[PATIENTE1]", "Jeanne Martel"), ("PATIENTE_1", "Jeanne Martel"), ("patient_1", "Jeanne Martel"),
        ("[**PATIENTE_1**]", "**Jeanne Martel**"), ("[`PATIENTE_1`]", "`Jeanne Martel`"),
        ("［PATIENTE_1］", "Jeanne Martel"), ("【PATIENTE＿1】", "Jeanne Martel"),
        (r"[PATIENTE\\_1]", "Jeanne Martel"), ("[ÉTABLISSEMENT_1]", "CHU de Rouen"),
        ("[établissement 1]", "CHU de Rouen"), ("[E\u0301TABLISSEMENT_1]", "CHU de Rouen"),
        ("[Séjour_1]", "24001234"), ("SÉJOUR_1", "24001234"), ("[DATE_1]", "12/03/2024"),
        ("[DATE_1+5j]", "17 mars 2024"), ("[date_1 + 5 jours]", "17 mars 2024"), ("[DATE_1+5jb]", "17/03/24"),
        ("DATE_1+5j", "17 mars 2024"), ("[DATE_1-11j]", "1er mars 2024"),
        ("[DATE_1\u221211 jours]", "1er mars 2024"), ("[DATE_1] + 5 jours", "12/03/2024 + 5 jours"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "**{}**", "({}).", "| {} |", "« {} »"])
def test_what_models_make_of_words_is_known(answer: str, restored: str, frame: str) -> None:
    vault = holding(*LETTER)
    assert restore(vault, frame.replace("{}", answer)) == frame.replace("{}", restored)


@pytest.mark.parametrize(
    "answer", ["[DATE_1+7j]", "[DATE_1-5j]", "DATE_1+7j", "[DATE_2+5j]", "[DATE_1+5jc]", "[MALADE_1]"]
)
def test_what_was_never_met_is_never_computed(answer: str) -> None:
    restorer = Restorer(holding(*LETTER))
    assert restorer.feed(answer) + restorer.flush() == answer
    assert (restorer.restored, restorer.invented) == (0, 1)


def test_the_other_gender_counts_only_where_it_is_nobody_else() -> None:
    vault = holding(*LETTER, ("Paul Rolland", Label.PERSON, PersonRole.PATIENT, Gender.MALE))
    assert restore(vault, "[PATIENT_1], [PATIENTE_1]") == "Paul Rolland, Jeanne Martel"


@pytest.mark.parametrize(
    "text",
    [
        "Patiente 1", "date 1", "La personne - 1", "ville-1", "Patiente", "pro 2", "DATE 12/03",
        "[Date du jour]", "patiente_", "date_du_jour", "[Patient]", "[Patient suivi 1]", "[12]",
    ],
)  # fmt: skip
def test_ordinary_french_is_no_placeholder(text: str) -> None:
    vault = holding(*LETTER)
    restorer = Restorer(vault)
    assert restorer.feed(text) + restorer.flush() == text
    assert (restorer.restored, restorer.invented) == (0, 0)


def test_words_that_kinds_begin_with_are_shown_with_the_next_character() -> None:
    restorer = Restorer(Vault())
    assert restorer.feed("La patiente") == "La "
    assert restorer.feed(" va bien. ") == "patiente va bien. "
    assert restorer.feed("Datation") == "Datation"
    assert restorer.feed(" [voir") == " [voir"
    assert restorer.feed("] [Personne ") == "] "
    assert restorer.feed("de confiance]") == "[Personne de confiance]"
    assert restorer.feed(" DATE_1+") == " "
    assert restorer.feed(" ") == "DATE_1+ "


@pytest.mark.parametrize("answer", ["[TEL_2]", "[TEL_1b]", "[TEL_1a]", "[IPP_1]", "[TEL_0]"])
def test_an_invented_placeholder_stays_visible_and_is_counted(answer: str) -> None:
    vault = Vault()
    protected(vault, "06 12 34 56 78")
    restorer = Restorer(vault)
    assert restorer.feed(f"{answer} ou [TEL_1]") + restorer.flush() == f"{answer} ou 06 12 34 56 78"
    assert (restorer.restored, restorer.invented) == (1, 1)


@pytest.mark.parametrize("text", ["HOTEL_1", "TEL_1x2", "TEL_12345678", "[TELEX_1]", "tel 1", "NIR-1"])
def test_words_that_only_resemble_a_placeholder_are_left_alone(text: str) -> None:
    vault = Vault()
    assert protected(vault, text) == text
    assert restore(vault, text) == text


def test_ordinary_text_is_not_held_back() -> None:
    restorer = Restorer(Vault())
    assert restorer.feed("Bonjour, voici ") == "Bonjour, voici "
    assert restorer.feed("la réponse.") == "la réponse."
    assert restorer.feed(" [1] ") == " [1] "


def test_a_vault_shows_nothing_of_what_it_holds() -> None:
    vault = Vault()
    protected(vault, "06 12 34 56 78")
    assert repr(vault) == "Vault(1 values)"
    assert "06" not in repr(Restorer(vault))


def test_text_with_lone_surrogates_is_kept_like_any_other() -> None:
    vault = Vault()
    text = "[TEL_1] \ud800"
    sent = vault.protect(text, [Span(8, 9, Label.EMAIL, 1.0, True, DataClass.PERSONAL, text[8:])])
    assert sent == "[TEXTE_1] [EMAIL_1]"
    assert restore(from_json(to_json(vault)), sent) == text


def test_a_vault_that_is_full_says_so() -> None:
    body = json.dumps({"format": 1, "entries": [["TEL", 999_999, "0612345678", ["0612345678"]]]})
    vault = from_json(body.encode())
    assert protected(vault, "0612345678") == "[TEL_999999]"
    with pytest.raises(VaultFull):
        protected(vault, "0698765432")

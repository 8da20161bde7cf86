"""Who people are, and how mentions of several finders become one span. All people are fictitious: names are
drawn from INSEE's public lists and combined at will."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules.marks import mark
from colombage.protection.rules.names.by_form import names_in
from colombage.protection.rules.names.settling import settle
from colombage.protection.types import Gender, Label, Mention, PersonRole, Span

_PATIENT, _RELATIVE = PersonRole.PATIENT, PersonRole.RELATIVE
_PROFESSIONAL, _UNKNOWN = PersonRole.PROFESSIONAL, PersonRole.UNKNOWN


def _settled(text: str) -> list[Span]:
    return settle(text, names_in(text), ())


def _model(text: str, written: str, score: float = 0.8, label: Label = Label.PERSON) -> Mention:
    start = text.index(written)
    return Mention(start, start + len(written), label, score)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Votre patient, M. Durand, a été vu par le Dr Lefebvre.", [_PATIENT, _PROFESSIONAL]),
        ("Mme Caron, née le 3 mai 1950, est sortie.", [_PATIENT]),
        ("M. Durand, 72 ans, se plaint de douleurs.", [_PATIENT]),
        ("Mme Caron a été hospitalisée en urgence.", [_PATIENT]),
        ("La résidente Yvonne Le Bris dort.", [_PATIENT]),
        ("Nom : MARTEL", [_PATIENT]),
        ("Son fils Paul viendra. Sa fille, Mme Amina Benali, aussi.", [_RELATIVE, _RELATIVE]),
        ("Personne de confiance : Karim Benali", [_RELATIVE]),
        ("Karim Benali (personne de confiance)", [_RELATIVE]),
        ("Odette Caron, sa sœur, est prévenue.", [_RELATIVE]),
        ("Mme Sophie Lambert, infirmière, l'a vu.", [_PROFESSIONAL]),
        ("Julie Caron (IDE) et Marc Aubry, chef de service", [_PROFESSIONAL, _PROFESSIONAL]),
        ("Rédigé par Léa Fontaine", [_PROFESSIONAL]),
        ("Signé : F. Morvan", [_PROFESSIONAL]),
        ("Acheteur : Marc Fournier", [_PROFESSIONAL]),
        ("Contact commercial : Grégory Lopes", [_PROFESSIONAL]),
        ("La sage-femme Lina Perrin", [_PROFESSIONAL]),
        ("L'aide-soignante Nadège Kone signale", [_PROFESSIONAL]),
        ("Investigateur principal : Pr Olivier Hamel", [_PROFESSIONAL]),
        ("Cordialement,\nSarah Oukaci\nInfirmière de coordination", [_PROFESSIONAL]),
        ("Martel J, Le Goff P, et al.", [_PROFESSIONAL, _PROFESSIONAL]),
        ("Le fils de M. Durand a appelé.", [_UNKNOWN]),
        ("Mme Caron est là.", [_UNKNOWN]),
    ],
)
def test_roles(text: str, roles: list[PersonRole]) -> None:
    assert [span.role for span in _settled(text)] == roles


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mme Martin est là.", Gender.FEMALE),
        ("M. Martin est là.", Gender.MALE),
        ("Dr Martin", None),
        ("Dr Claire Martin", Gender.FEMALE),
        ("MARTIN Jeanne", Gender.FEMALE),
        ("Jean MARIE", Gender.MALE),
        ("la patiente Martin", Gender.FEMALE),
        ("Lefebvre J., née le 3 mai", Gender.FEMALE),
        ("DUBOIS Camille, admise hier", Gender.FEMALE),
        ("Camille DUBOIS", None),
        ("Interne : Baptiste Roy", Gender.MALE),
    ],
)
def test_gender(text: str, gender: Gender | None) -> None:
    assert [span.gender for span in _settled(text)] == [gender]


def test_the_class_follows_the_role() -> None:
    patient, doctor = _settled("La patiente Martel a vu le Dr Lefebvre.")
    assert (patient.private, patient.data_class) == (True, DataClass.PERSONAL)
    assert (doctor.private, doctor.data_class) == (False, DataClass.INTERNAL)


def test_a_role_told_once_counts_for_the_same_name_in_the_text() -> None:
    first, again = _settled("La patiente Jeanne Martel est arrivée. Mme Martel est là.")
    assert (first.role, again.role) == (_PATIENT, _PATIENT)


def test_a_doctor_does_not_lend_her_role_to_a_namesake() -> None:
    doctor, other = _settled("Vue par le Dr Martin. Mme Martin est là.")
    assert (doctor.role, other.role) == (_PROFESSIONAL, _UNKNOWN)


def test_who_signs_a_complaint_writes_for_themselves() -> None:
    (span,) = _settled("Ma mère a attendu six heures.\nCordialement,\nGérard Poulain")
    assert span.private
    (span,) = _settled("Le planning est joint.\nCordialement,\nGérard Poulain")
    assert not span.private


def test_mentions_of_one_name_become_one_span() -> None:
    text = "Vu Kwabena Oforiatta ce jour"
    spans = settle(
        text, [_model(text, "Kwabena"), _model(text, "Kwabena Ofori"), _model(text, "Oforiatta")], ()
    )
    assert [span.text for span in spans] == ["Kwabena Oforiatta"]


@pytest.mark.parametrize(
    "taken", ["Mme Jeanne Martel", "Jeanne Martel,", "(Mme Jeanne Martel)", "eanne Marte"]
)
def test_titles_and_punctuation_are_cut_and_words_made_whole(taken: str) -> None:
    text = "La dame (Mme Jeanne Martel), a dormi"
    if taken not in text:
        text = text.replace("Jeanne Martel)", "Jeanne Martel,")
    assert [span.text for span in settle(text, [_model(text, taken)], ())] == ["Jeanne Martel"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("La maladie de Crohn évolue", "Crohn"),
        ("Un Crohn iléal", "Crohn"),
        ("Sonde de Foley posée", "Foley"),
        ("Au pavillon Laennec", "Laennec"),
        ("Rue du Général Leclerc", "Leclerc"),
        ("Sous Kardegic ce jour", "Kardegic"),
        ("Bilan sanguin demandé", "Bilan sanguin"),
        ("Vu à Yvetot hier", "Yvetot"),
        ("Le XRTZ passe", "XRTZ"),
        ("Un praticien hospitalier a signé", "hospitalier"),
        ("Une souche S. Pneumoniae", "S. Pneumoniae"),
        ("Revu le Lundi", "Lundi"),
        ("Vers Saint-Martin-de-Boscherville", "Saint-Martin"),
    ],
)
def test_what_a_finder_wrongly_reports_is_dropped(text: str, written: str) -> None:
    assert settle(text, [_model(text, written)], ()) == []


@pytest.mark.parametrize(
    ("text", "written"), [("M. Crohn est là", "Crohn"), ("Dr Foley", "Foley"), ("Mme Bilan dort", "Bilan")]
)
def test_a_title_makes_a_person_of_any_name(text: str, written: str) -> None:
    assert [span.text for span in settle(text, [_model(text, written)], ())] == [written]


def test_a_name_inside_what_rules_found_is_theirs() -> None:
    text = "Habite 3 rue Jeanne Martel à Rouen"
    address = mark(text, 7, 27, Label.ADDRESS, 0.9)
    assert text[7:27] == "3 rue Jeanne Martel "
    assert settle(text, [_model(text, "Jeanne Martel")], [address]) == []


def test_a_name_that_ran_into_a_number_keeps_its_part() -> None:
    text = "Jeanne Martel 0612345678 appelle"
    phone = mark(text, 14, 24, Label.PHONE, 0.9, private=True)
    assert [span.text for span in settle(text, [_model(text, "Jeanne Martel 0612")], [phone])] == [
        "Jeanne Martel"
    ]


def test_other_labels_pass() -> None:
    text = "Vit à Yvetot depuis mars"
    assert [
        (span.text, span.label) for span in settle(text, [_model(text, "Yvetot", label=Label.TOWN)], ())
    ] == [("Yvetot", Label.TOWN)]


def test_what_a_finder_doubts_is_covered_and_raises_nothing() -> None:
    text = "Toux et wheezotrant cette nuit"
    (span,) = settle(text, [replace(_model(text, "wheezotrant", 0.1), role=_PATIENT)], ())
    assert (span.role, span.private, span.data_class) == (_UNKNOWN, False, DataClass.INTERNAL)


def test_a_title_beside_it_leaves_no_doubt() -> None:
    text = "Voir Mme Wheezotrant cette nuit"
    (span,) = settle(text, [_model(text, "Wheezotrant", 0.1)], ())
    assert (span.private, span.data_class) == (True, DataClass.PERSONAL)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pousse-seringue B. Braun en panne", "seringue B. Braun"),
        ("Une optique de Karl Storz", "Karl Storz"),
        ("Pansements Paul Hartmann", "Paul Hartmann"),
        ("Vaccin Eli Lilly", "Eli Lilly"),
        ("Sutures Johnson & Johnson", "Johnson"),
        ("Prothèse Smith & Nephew", "Smith"),
        ("Un lit Hill-Rom", "Hill-Rom"),
        ("Modèle de Cox ajusté", "Cox"),
        ("La régression de Poisson", "Poisson"),
        ("Courbes de Kaplan-Meier", "Kaplan-Meier"),
    ],
)
def test_makers_and_methods_are_no_people(text: str, written: str) -> None:
    assert settle(text, [replace(_model(text, written, 0.99), role=_PATIENT)], ()) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [("M. Pierre Fabre est là", "Pierre Fabre"), ("Paul Hartmann, né le 3 mai 1950", "Paul Hartmann")],
)
def test_who_is_called_like_a_maker_is_a_person(text: str, written: str) -> None:
    (span,) = settle(text, [_model(text, written)], ())
    assert span.private


def test_behind_the_authors_of_a_reference_nobody_is_private() -> None:
    text = "Perkovic V, Neal B, et al. Renal Outcomes as Seen by Paul Vasquier. N Engl J Med 2019;380:2295."
    mentions = [*names_in(text), _model(text, "Renal Outcomes"), _model(text, "Paul Vasquier")]
    people = settle(text, mentions, ())
    assert "Renal Outcomes" not in {span.text for span in people}
    assert {span.role for span in people} == {_PROFESSIONAL}


def test_initials_and_a_year_make_no_reference() -> None:
    text = "Martel J. Paul Vasquier est venu en 2019. Il va bien."
    assert [span.private for span in settle(text, [_model(text, "Paul Vasquier")], ())] == [True]


def test_a_role_that_the_finder_alone_gives_is_guessed() -> None:
    text = "et Wheezotrant ?"
    (span,) = settle(text, [replace(_model(text, "Wheezotrant"), role=_PROFESSIONAL)], ())
    assert (span.role, span.guessed) == (_PROFESSIONAL, True)
    text = "et le patient Wheezotrant ?"
    (span,) = settle(text, [replace(_model(text, "Wheezotrant"), role=_PROFESSIONAL)], ())
    assert (span.role, span.guessed) == (_PATIENT, False)


def test_a_rare_given_name_alone_tells_no_gender() -> None:
    (span,) = settle("« Béra » dort", [_model("« Béra » dort", "Béra")], ())
    assert span.gender is None


def test_an_initial_in_small_letters_belongs_to_the_name() -> None:
    text = "leroyer g. a bien dormi"
    assert [span.text for span in settle(text, [_model(text, "leroyer")], ())] == ["leroyer g"]


@pytest.mark.parametrize(
    ("taken", "kept"),
    [
        ("T. KERVAZO-DELABARRE PESERA", "T. KERVAZO-DELABARRE"),
        ("THIBAULT KERVAZO SORTIRA", "THIBAULT KERVAZO"),
        ("FATOU DIALLORERA", "FATOU DIALLORERA"),
        ("JEANNE MARIE WHEZERA", "JEANNE MARIE WHEZERA"),
    ],
)
def test_a_verb_in_capitals_is_no_part_of_a_name(taken: str, kept: str) -> None:
    text = f"{taken} DEMAIN"
    assert [span.text for span in settle(text, [_model(text, taken)], ())] == [kept]


def test_a_town_that_the_rules_saw_is_no_person_elsewhere() -> None:
    text = "Vit à Bois-Guillaume. Bois-Guillaume est loin."
    town = mark(text, 6, 20, Label.TOWN, 0.8)
    person = Mention(22, 36, Label.PERSON, 0.99, _PATIENT)
    assert [(span.text, span.label) for span in settle(text, [person], [town])] == [
        ("Bois-Guillaume", Label.TOWN)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "M. Tressard, société Alphatec, a remis son devis.",
        "Appel d'offres lits : Mme Kerdoncuff, responsable des ventes, présente son offre.",
        "Devis reçu de M. Tressard (tressard@alphatec.fr).",
        "Ordre du jour de la réunion : M. Tressard du cabinet Alphatec présente le projet.",
    ],
)
def test_whoever_stands_beside_a_firm_in_a_text_of_business_acts_for_it(text: str) -> None:
    assert [(span.role, span.private) for span in _settled(text)] == [(_PROFESSIONAL, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Devis de prothèse pour le patient : M. Tressard, société Alphatec.",
        "M. Tressard, né le 3 mai 1950, travaille pour la société Alphatec. Réunion prévue.",
        "Réunion de famille avec Mme Tressard demain.",
        "Devis reçu de M. Tressard (tressard@gmail.com).",
        "M. Tressard, chauffeur de la société Alphatec, est hospitalisé.",
    ],
)
def test_where_care_is_spoken_of_nobody_acts_for_a_firm(text: str) -> None:
    assert [span.private for span in _settled(text)] == [True]

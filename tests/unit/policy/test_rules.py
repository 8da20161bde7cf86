"""The matrix and its decision: who may send what where, and what a refusal says."""

from __future__ import annotations

import itertools

import pytest

from colombage.kernel.errors import CodedError
from colombage.policy.rules import (
    DEFAULT_MATRIX,
    Obligation,
    Permit,
    Reason,
    Refusal,
    allowed_hostings,
    decide,
    is_lawful,
)
from colombage.policy.types import DataClass, Hosting, Verdict

PUBLIC, INTERNAL, PERSONAL, HEALTH = DataClass
ON_SITE, HDS, EU, ELSEWHERE = Hosting
YES, MASKED, NO = "yes", "masked", "no"

# The table of the reference group: rows rise in sensitivity, columns fall in trust.
TABLE = {
    PUBLIC: (YES, YES, YES, YES),
    INTERNAL: (YES, YES, YES, NO),
    PERSONAL: (YES, MASKED, MASKED, NO),
    HEALTH: (YES, MASKED, NO, NO),
}
CELLS = [
    (data_class, hosting, word)
    for data_class, row in TABLE.items()
    for hosting, word in zip(Hosting, row, strict=True)
]


def decided(
    data_class: DataClass,
    hosting: Hosting,
    highest_class: DataClass = HEALTH,
    *,
    has_media: bool = False,
    names_are_found: bool = False,
) -> Permit | Refusal:
    return decide(
        DEFAULT_MATRIX,
        data_class,
        hosting,
        highest_class,
        has_media=has_media,
        names_are_found=names_are_found,
    )


def refused(decision: Permit | Refusal) -> Refusal:
    assert isinstance(decision, Refusal)
    return decision


@pytest.mark.parametrize(("data_class", "hosting", "word"), CELLS)
def test_the_default_is_the_reference_groups(data_class: DataClass, hosting: Hosting, word: str) -> None:
    verdicts = {YES: Verdict.AS_IS, MASKED: Verdict.PSEUDONYMISED, NO: Verdict.REFUSED}
    assert DEFAULT_MATRIX[data_class, hosting] is verdicts[word]


@pytest.mark.parametrize(("data_class", "hosting", "word"), CELLS)
def test_until_names_are_found_only_cells_that_say_yes_permit(
    data_class: DataClass, hosting: Hosting, word: str
) -> None:
    decision = decided(data_class, hosting)
    assert isinstance(decision, Permit) == (word == YES)
    if word == MASKED:
        assert refused(decision).reason is Reason.PSEUDONYMISATION
    if word == NO:
        assert refused(decision).reason is Reason.CLASS


@pytest.mark.parametrize("data_class", DataClass)
def test_identifiers_leave_the_groups_rooms_only_as_placeholders(data_class: DataClass) -> None:
    for hosting in Hosting:
        decision = decided(data_class, hosting, names_are_found=True)
        if isinstance(decision, Permit):
            assert decision.replaces == (hosting is not ON_SITE)


def test_once_names_are_found_pseudonymised_cells_permit_what_is_protected() -> None:
    assert decided(HEALTH, HDS, names_are_found=True) == Permit(Obligation.PROTECTED)
    assert refused(decided(HEALTH, EU, names_are_found=True)).reason is Reason.CLASS


def test_images_and_sound_go_only_where_as_is_is_allowed() -> None:
    assert decided(HEALTH, ON_SITE, has_media=True) == Permit(Obligation.AS_IS)
    assert isinstance(decided(INTERNAL, EU, has_media=True), Permit)
    for names_are_found in (False, True):
        decision = decided(HEALTH, HDS, has_media=True, names_are_found=names_are_found)
        assert refused(decision).reason is Reason.MEDIA
        assert refused(decision).allowed == (ON_SITE,)


@pytest.mark.parametrize(("highest", "data_class"), list(itertools.product(DataClass, DataClass)))
def test_a_models_ceiling_stands_before_the_matrix(highest: DataClass, data_class: DataClass) -> None:
    decision = decided(data_class, ON_SITE, highest)
    if data_class.rank <= highest.rank:
        assert decision == Permit(Obligation.AS_IS)
    else:
        assert refused(decision).reason is Reason.CEILING


def test_what_would_be_allowed_is_named_most_trusted_first() -> None:
    def allowed(data_class: DataClass, *, names_are_found: bool = False) -> tuple[Hosting, ...]:
        return allowed_hostings(DEFAULT_MATRIX, data_class, has_media=False, names_are_found=names_are_found)

    assert allowed(PUBLIC) == (ON_SITE, HDS, EU, ELSEWHERE)
    assert allowed(PERSONAL) == (ON_SITE,)
    assert allowed(PERSONAL, names_are_found=True) == (ON_SITE, HDS, EU)
    assert allowed(HEALTH, names_are_found=True) == (ON_SITE, HDS)


@pytest.mark.parametrize("higher", range(1, 4))
def test_a_higher_class_is_never_allowed_where_a_lower_one_is_not(higher: int) -> None:
    classes = list(DataClass)
    for hosting in Hosting:
        if isinstance(decided(classes[higher], hosting), Permit):
            assert isinstance(decided(classes[higher - 1], hosting), Permit)


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (decided(INTERNAL, ELSEWHERE), "policy.class_refused"),
        (decided(HEALTH, ON_SITE, INTERNAL), "policy.model_ceiling_passed"),
        (decided(PERSONAL, EU), "policy.pseudonymisation_unavailable"),
        (decided(PERSONAL, EU, has_media=True), "policy.media_refused"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refusal_says_the_rule_and_what_would_be_allowed(
    decision: Permit | Refusal, code: str, language: str
) -> None:
    refusal = refused(decision)
    error: CodedError = refusal.error({"model_name": "Modèle d’essai"})
    sentence = error.sentence(language)
    assert error.code == code
    assert "Modèle d’essai" in sentence
    words = [
        each.french if language == "fr" else each.english for each in (refusal.data_class, *refusal.allowed)
    ]
    assert [word for word in words if word not in sentence] == []
    assert "…" not in sentence
    assert "{" not in sentence


def test_a_refusal_without_any_way_out_says_so() -> None:
    closed = dict.fromkeys(DEFAULT_MATRIX, Verdict.REFUSED)
    refusal = refused(decide(closed, PUBLIC, EU, HEALTH, has_media=False, names_are_found=False))
    assert refusal.allowed == ()
    assert "aucun hébergement" in refusal.error({"model_name": "M"}).sentence("fr")
    assert "no hosting" in refusal.error({"model_name": "M"}).sentence("en")


@pytest.mark.parametrize(
    ("data_class", "hosting", "verdict"), list(itertools.product(DataClass, Hosting, Verdict))
)
def test_no_officer_can_send_health_data_to_a_host_without_certification(
    data_class: DataClass, hosting: Hosting, verdict: Verdict
) -> None:
    unlawful = data_class is HEALTH and hosting in {EU, ELSEWHERE} and verdict is not Verdict.REFUSED
    assert is_lawful(data_class, hosting, verdict) != unlawful


def test_the_default_is_lawful() -> None:
    assert all(is_lawful(*cell, verdict) for cell, verdict in DEFAULT_MATRIX.items())


def test_classes_rise_as_declared() -> None:
    assert [each.rank for each in (PUBLIC, INTERNAL, PERSONAL, HEALTH)] == [0, 1, 2, 3]
    assert DataClass.highest([INTERNAL, HEALTH, PUBLIC]) is HEALTH
    assert DataClass.highest([]) is PUBLIC

"""The policy matrix and its decision: what class of data may go to which hosting. Pure.

The default is the reference group's (see docs/guides): the rows are classes, the columns are hostings in
falling order of trust. Officers change single cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from colombage.kernel.errors import CodedError, Fact
from colombage.policy.errors import (
    ClassRefused,
    MediaRefused,
    ModelCeilingPassed,
    PseudonymisationUnavailable,
)
from colombage.policy.types import DataClass, Hosting, Verdict

Matrix = Mapping[tuple[DataClass, Hosting], Verdict]

_YES, _MASK, _NO = Verdict.AS_IS, Verdict.PSEUDONYMISED, Verdict.REFUSED
_DEFAULT_ROWS = {
    DataClass.PUBLIC: (_YES, _YES, _YES, _YES),
    DataClass.INTERNAL: (_YES, _YES, _YES, _NO),
    DataClass.PERSONAL: (_YES, _MASK, _MASK, _NO),
    DataClass.HEALTH: (_YES, _MASK, _NO, _NO),
}
DEFAULT_MATRIX: Matrix = {
    (data_class, hosting): verdict
    for data_class, row in _DEFAULT_ROWS.items()
    for hosting, verdict in zip(Hosting, row, strict=True)
}


class Obligation(StrEnum):
    """How a permitted call must be sent."""

    AS_IS = "as_is"
    MINIMISED = "minimised"
    """With placeholders for numbers and addresses that name somebody (article 5.1.c of the GDPR)."""
    PROTECTED = "protected"
    """With placeholders for all that was found: names, dates, places too."""


class Reason(StrEnum):
    """Why a call is refused."""

    CLASS = "class"
    CEILING = "ceiling"
    PSEUDONYMISATION = "pseudonymisation"
    MEDIA = "media"


_ERRORS: Mapping[Reason, type[CodedError]] = {
    Reason.CLASS: ClassRefused,
    Reason.CEILING: ModelCeilingPassed,
    Reason.PSEUDONYMISATION: PseudonymisationUnavailable,
    Reason.MEDIA: MediaRefused,
}


@dataclass(frozen=True, slots=True)
class Permit:
    obligation: Obligation

    @property
    def replaces(self) -> bool:
        """Whether placeholders stand for anything in what is sent."""
        return self.obligation is not Obligation.AS_IS


@dataclass(frozen=True, slots=True)
class Refusal:
    """`allowed` are the hostings to which this class may go as things stand."""

    reason: Reason
    data_class: DataClass
    hosting: Hosting
    allowed: tuple[Hosting, ...]

    def error(self, facts: Mapping[str, Fact]) -> CodedError:
        """The coded error that a person reads; `facts` add the model's name and what was found."""
        return _ERRORS[self.reason](
            **{
                **facts,
                "class_name": self.data_class.french,
                "class_name_en": self.data_class.english,
                "hosting_name": self.hosting.french,
                "hosting_name_en": self.hosting.english,
                "allowed": " ; ".join(hosting.french for hosting in self.allowed) or "aucun hébergement",
                "allowed_en": "; ".join(hosting.english for hosting in self.allowed) or "no hosting",
            }
        )


def decide(
    matrix: Matrix,
    data_class: DataClass,
    hosting: Hosting,
    highest_class: DataClass,
    *,
    has_media: bool,
    names_are_found: bool,
) -> Permit | Refusal:
    """Permit or refusal for sending `data_class` to a model at `hosting` that takes up to `highest_class`.

    Text that leaves the group's own rooms never carries a numbered identifier, an e-mail address or a phone
    number, even where the matrix lets the class go as it is (data minimisation, GDPR article 5.1.c).
    Pseudonymising needs names to be found: where they are not, those cells refuse. Images and sound cannot be
    pseudonymised and go only where the matrix says as is.
    """

    def refused(reason: Reason) -> Refusal:
        allowed = allowed_hostings(matrix, data_class, has_media=has_media, names_are_found=names_are_found)
        return Refusal(reason, data_class, hosting, allowed)

    if data_class.rank > highest_class.rank:
        return refused(Reason.CEILING)
    verdict = matrix[data_class, hosting]
    if verdict is Verdict.REFUSED:
        return refused(Reason.CLASS)
    if verdict is Verdict.PSEUDONYMISED:
        if has_media:
            return refused(Reason.MEDIA)
        if not names_are_found:
            return refused(Reason.PSEUDONYMISATION)
        return Permit(Obligation.PROTECTED)
    return Permit(Obligation.AS_IS if hosting is Hosting.ON_SITE else Obligation.MINIMISED)


def allowed_hostings(
    matrix: Matrix, data_class: DataClass, *, has_media: bool, names_are_found: bool
) -> tuple[Hosting, ...]:
    """Where the class may go as things stand, most trusted first."""
    possible = {Verdict.AS_IS}
    if names_are_found and not has_media:
        possible.add(Verdict.PSEUDONYMISED)
    return tuple(hosting for hosting in Hosting if matrix[data_class, hosting] in possible)


def is_lawful(data_class: DataClass, hosting: Hosting, verdict: Verdict) -> bool:
    """Whether officers may adopt the cell: health data go nowhere without HDS certification but on site.

    Pseudonymised health data remain personal data: replacing names does not make a host an allowed one
    (article L. 1111-8 of the code de la santé publique).
    """
    if data_class is not DataClass.HEALTH or verdict is Verdict.REFUSED:
        return True
    return hosting in {Hosting.ON_SITE, Hosting.HDS}

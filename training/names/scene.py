"""One fictitious situation: its people, places and dates, and the slots that a grammar may ask for.

A slot is `kind` or `kind:form`: `<pat:full>`, `<rel:first>`, `<pro>`, `<date>`, `<dx>`… Kinds of people stay the same
person through a document (`pat`, `rel`, `pro1`…); `pro`, `priv` and `any` are somebody new each time.
"""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

import random
from dataclasses import dataclass

from training.names import identifiers as ids
from training.names import words
from training.names.grammar import Piece
from training.names.people import Person, Population, written

_TITLES = {
    "f": ("Mme ", "Mme ", "Mme ", "Madame ", "Mme. ", "mme ", "Mlle ", "MME ", "Me ", "Melle ", "madame "),
    "m": ("M. ", "M. ", "Mr ", "Monsieur ", "M ", "mr ", "Mr. ", "MR ", "monsieur ", "M. "),
}
_CARERS = (
    "Dr ",
    "Dr ",
    "Dr ",
    "Docteur ",
    "Dr. ",
    "dr ",
    "DR ",
    "Pr ",
    "Professeur ",
    "Pr. ",
    "le docteur ",
    "Doct. ",
    "Drs ",
    "docteur ",
)
_PATIENT_FORMS = "full full first LAST first LAST LAST first LAST first LAST FIRST FIRST LAST last last last LAST LAST first initial last last initial first initial last first".split(
    " "
)
_FORMS = (
    "full",
    "full",
    "first LAST",
    "first LAST",
    "LAST first",
    "LAST FIRST",
    "FIRST LAST",
    "last first",
    "initial last",
    "last initial",
)
_TITLED = (
    "last",
    "last",
    "last",
    "last",
    "LAST",
    "LAST",
    "full",
    "first LAST",
    "LAST first",
    "initial last",
    "last initial",
    "last only initial",
)
_PRO_TITLED = ("last", "last", "LAST", "full", "first LAST", "LAST first", "initial last", "FIRST LAST")


@dataclass(frozen=True)
class Lists:
    """What comes from the fetched lists."""

    towns: list[tuple[str, str]]
    drugs: list[str]
    diagnoses: list[str]
    learned: list[str]
    words: list[str]


class Scene:
    def __init__(self, rng: random.Random, people: Population, lists: Lists) -> None:
        self.rng = rng
        self._people = people
        self._lists = lists
        self.patient = people.person(rng)
        self._relatives = [self._relative() for _ in range(3)]
        self._carers = [people.person(rng) for _ in range(5)]
        self.town, self.postcode = self._draw_town()
        self.hospital = ids.hospital(rng, self._draw_town()[0], people.surname(rng), rng.choice(lists.words))
        self.birth = ids.date(rng, birth=True)
        self._title_style = rng.random()

    def _relative(self) -> Person:
        drawn = self._people.person(self.rng)
        if self.rng.random() < 0.5:
            return Person(drawn.first, self.patient.last, drawn.sex, maiden=drawn.maiden)
        return drawn

    def _noun(self) -> str:
        return self.rng.choice(self._lists.words)

    def _draw_town(self) -> tuple[str, str]:
        towns = self._lists.towns
        return towns[int(self.rng.random() ** 3 * len(towns))]

    def __call__(self, slot: str) -> list[Piece]:
        kind, _, form = slot.partition(":")
        if kind == "pat":
            return self._named(self.patient, "PATIENT", form)
        if kind in {"rel", "rel1", "rel2"}:
            return self._named(self._relatives[int(kind[3:] or 0)], "RELATIVE", form)
        if kind in {"pro0", "pro1", "pro2", "pro3", "pro4"}:
            return self._named(self._carers[int(kind[3])], "PROFESSIONAL", form)
        if kind in {"pro", "priv", "oth"}:
            role = {"pro": "PROFESSIONAL", "priv": "PATIENT", "oth": "RELATIVE"}[kind]
            return self._named(self._people.person(self.rng), role, form)
        made = getattr(self, f"_slot_{kind}", None)
        if made is not None:
            return made()
        plain = _PLAIN.get(kind)
        if plain is None:
            raise KeyError(slot)
        return [(self.rng.choice(plain), "")]

    def _named(self, person: Person, role: str, form: str) -> list[Piece]:  # noqa: C901, PLR0911 - one form a case
        """`t` with a title, `b` without, `d` as a carer, `n` a nickname; else the written form itself."""
        rng = self.rng
        if form in {"", "t"}:
            carer = role == "PROFESSIONAL" and rng.random() < 0.7
            title = rng.choice(_CARERS if carer else _TITLES[person.sex])
            return [(title, ""), (self._plain(person, rng.choice(_PRO_TITLED if carer else _TITLED)), role)]
        if form == "d":
            return [(rng.choice(_CARERS), ""), (self._plain(person, rng.choice(_PRO_TITLED)), role)]
        if form == "m":
            return [(rng.choice(_TITLES[person.sex]), ""), (self._plain(person, rng.choice(_TITLED)), role)]
        if form == "n":
            return [(self._people.nickname(rng), role)]
        if form == "b":
            return [(self._plain(person, rng.choice(_FORMS)), role)]
        if form == "firsts":
            others = (self._people.given(rng, person.sex) for _ in range(rng.randint(1, 2)))
            return [(rng.choice((", ", " ", ",")).join((person.first, *others)), role)]
        if form == "any":
            return self._named(
                person, role, rng.choice(("t", "t", "b", "b", "full", "first", "last", "LAST"))
            )
        if form == "maiden":
            name = person.maiden or self._people.surname(rng)
            return [(name if rng.random() < 0.4 else name.upper(), role)]
        if form == "initials":
            return [(written(person, "initials", rng), role)]
        if form == "mail":
            return [(ids.mail(rng, person.first, person.last), "EMAIL")]
        return [(self._plain(person, form), role)]

    def _plain(self, person: Person, form: str) -> str:
        text = written(person, form, self.rng)
        return text.rstrip(".") if form == "last only initial" else text

    def _slot_birth(self) -> list[Piece]:
        return [(self.birth if self.rng.random() < 0.7 else ids.date(self.rng, birth=True), "BIRTH_DATE")]

    def _slot_date(self) -> list[Piece]:
        return [(ids.date(self.rng), "DATE")]

    def _slot_day(self) -> list[Piece]:
        return [(ids.partial_date(self.rng), "DATE")]

    def _slot_nodate(self) -> list[Piece]:
        """A date of a law or a version: nobody's."""
        return [(ids.date(self.rng), "")]

    def _slot_year(self) -> list[Piece]:
        return [(str(self.rng.randint(1950, 2028)), "")]

    def _slot_addr(self) -> list[Piece]:
        text = ids.street(
            self.rng, self._people.surname(self.rng), self._people.given(self.rng), self._noun()
        )
        return [(text, "ADDRESS")]

    def _slot_fulladdr(self) -> list[Piece]:
        return [
            *self._slot_addr(),
            (self.rng.choice((" ", ", ", "\n", " - ", ",\n")), ""),
            *self._slot_ziptown(),
        ]

    def _slot_town(self) -> list[Piece]:
        town = self.town if self.rng.random() < 0.3 else self._draw_town()[0]
        return [(town.upper() if self.rng.random() < 0.15 else town, "TOWN")]

    def _slot_ziptown(self) -> list[Piece]:
        town, code = self._draw_town()
        if self.rng.random() < 0.4:
            town = town.upper()
        if self.rng.random() < 0.1:
            town += self.rng.choice((" CEDEX", " cedex", " Cedex 1", " CEDEX 09"))
        return [(f"{code} {town}", "TOWN")]

    def _slot_hosp(self) -> list[Piece]:
        fresh = ids.hospital(self.rng, self._draw_town()[0], self._people.surname(self.rng), self._noun())
        name = self.hospital if self.rng.random() < 0.5 else fresh
        return [(name.upper() if self.rng.random() < 0.06 else name, "HOSPITAL")]

    def _slot_org(self) -> list[Piece]:
        made = self._people.invented(self.rng)
        return [
            (
                ids.organisation(
                    self.rng, self._draw_town()[0], self._people.surname(self.rng), made, self._noun()
                ),
                "ORGANISATION",
            )
        ]

    def _slot_nir(self) -> list[Piece]:
        return [(ids.nir(self.rng), "NIR")]

    def _slot_ipp(self) -> list[Piece]:
        return [(ids.local_number(self.rng), "IPP")]

    def _slot_nda(self) -> list[Piece]:
        return [(ids.local_number(self.rng), "STAY_NUMBER")]

    def _slot_tel(self) -> list[Piece]:
        return [(ids.phone(self.rng), "PHONE")]

    def _slot_mail(self) -> list[Piece]:
        return self._named(self._people.person(self.rng), "PROFESSIONAL", "mail")

    def _slot_rpps(self) -> list[Piece]:
        return [("1" + ids.digits(self.rng, 10), "NUMBER")]

    def _slot_room(self) -> list[Piece]:
        return [(ids.room(self.rng), "ROOM")]

    def _slot_plate(self) -> list[Piece]:
        return [(ids.plate(self.rng), "PLATE")]

    def _slot_age(self) -> list[Piece]:
        return [(str(self.rng.choice((self.rng.randint(1, 89), self.rng.randint(18, 89)))), "")]

    def _slot_oldage(self) -> list[Piece]:
        return [(str(self.rng.randint(90, 104)), "AGE")]

    def _slot_num(self) -> list[Piece]:
        rng = self.rng
        draw = rng.random()
        if draw < 0.5:
            number = str(rng.randint(0, 99))
        elif draw < 0.65:
            number = str(rng.randint(100, 2500))
        elif draw < 0.85:
            number = f"{rng.randint(0, 40)}{rng.choice(',,.')}{rng.randint(0, 99)}"
        elif draw < 0.93:
            number = f"{rng.randint(1, 99)} {rng.randint(100, 999)}"
        else:
            number = ids.digits(rng, rng.randint(4, 12))
        return [(number, "")]

    def _slot_ref(self) -> list[Piece]:
        rng = self.rng
        code = "".join(rng.choice("ABCDEFGHJKLMNPRSTV") for _ in range(rng.randint(1, 4)))
        return [(f"{code}{rng.choice('-/ ')}{ids.digits(rng, rng.randint(2, 6))}", "")]

    def _slot_time(self) -> list[Piece]:
        rng = self.rng
        hour, minute = rng.randint(0, 23), rng.choice(("00", "15", "30", "45", "05", "50"))
        return [
            (
                rng.choice(
                    (
                        f"{hour}h{minute}",
                        f"{hour}h",
                        f"{hour:02}:{minute}",
                        f"{hour} h {minute}",
                        f"{hour}H{minute}",
                    )
                ),
                "",
            )
        ]

    def _slot_drug(self) -> list[Piece]:
        drug = self.rng.choice(self._lists.drugs)
        return [(self.rng.choice((drug, drug.lower(), drug.capitalize(), drug.title())), "")]

    def _slot_dx(self) -> list[Piece]:
        label = self.rng.choice(self._lists.diagnoses)
        if self.rng.random() < 0.5:
            label = label[0].lower() + label[1:]
        return [(label.split(" - ")[0][:90].strip("* "), "")]

    def _slot_eponym(self) -> list[Piece]:
        """An eponym of medicine, or of a building, from the lists or made with somebody's surname."""
        rng = self.rng
        if rng.random() < 0.35:
            return [(rng.choice(words.EPONYMS), "")]
        surname = (
            rng.choice(self._lists.learned)
            if rng.random() < 0.4 and self._lists.learned
            else self._people.surname(rng)
        )
        if rng.random() < 0.25:
            surname = f"{surname}-{self._people.surname(rng)}"
        kind = rng.choice(words.EPONYM_KINDS)
        if kind.endswith(" de") and surname[0] in "AEÉIOUH":
            kind = kind[:-1] + "'"
            return [(kind + surname, "")]
        return [(f"{kind} {surname}", "")]

    def _slot_building(self) -> list[Piece]:
        rng = self.rng
        if rng.random() < 0.35:
            return [(rng.choice(words.BUILDINGS), "")]
        name = self._people.surname(rng)
        if rng.random() < 0.4:
            name = f"{self._people.given(rng)}{rng.choice('- ')}{name}"
        kind = rng.choice(words.BUILDING_KINDS)
        return [(f"{kind.capitalize() if rng.random() < 0.3 else kind} {name}", "")]

    def _slot_company(self) -> list[Piece]:
        """A supplier, or a brand: not a private person's."""
        rng = self.rng
        if rng.random() < 0.5:
            return [(rng.choice(words.DEVICES), "")]
        made = self._people.invented(rng)
        other = self._people.surname(rng)
        return [
            (
                rng.choice(
                    (
                        f"{made} SA",
                        f"{made} Médical",
                        f"{made}",
                        made.upper(),
                        f"{other} & {made}",
                        f"groupe {made}",
                        f"{other} Industries",
                        f"Laboratoires {other}",
                        f"{made}Soft",
                        f"Ets {made}",
                    )
                ),
                "",
            )
        ]

    def _slot_heading(self) -> list[Piece]:
        rng = self.rng
        text = rng.choice(words.HEADINGS)
        return [(rng.choice((text, text.upper(), text.capitalize(), text.title())), "")]

    def _slot_Noun(self) -> list[Piece]:  # noqa: N802 - as the grammars write it
        return [(self._noun().capitalize(), "")]

    def _slot_noun(self) -> list[Piece]:
        return [(self._noun(), "")]

    def _slot_month(self) -> list[Piece]:
        return [(f"{self.rng.randint(1, 12):02}", "")]

    def _slot_eponymname(self) -> list[Piece]:
        """What an eponym is called for short: « le Murphy »."""
        return [(self.rng.choice(words.EPONYM_NAMES), "")]

    def _slot_capword(self) -> list[Piece]:
        """A common word with a capital: what a title or a hurried hand writes."""
        word = self.rng.choice(self._lists.words)
        return [(self.rng.choice((word.capitalize(), word.upper(), word.capitalize())), "")]


_PLAIN: dict[str, list[str]] = {
    "service": words.SERVICES,
    "acro": words.ACRONYMS,
    "symptom": words.SYMPTOMS,
    "exam": words.EXAMS,
    "knowneponym": words.EPONYMS,
    "device": words.DEVICES,
    "spec": words.SPECIALITIES,
    "job": words.JOBS,
    "dose": words.DOSES,
    "task": words.TASKS,
    "fact": words.FACTS,
    "stafffact": words.STAFF_FACTS,
}

"""Draws fictitious dates, addresses, numbers and institutions as hospital texts write them."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

import random

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
_BARE_SHORT = "jan fev mar avr mai jun jul aou sep oct nov dec".split()
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit "
    "vingt-neuf trente trente-et-un"
).split()
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_STREETS = (
    "rue rue rue rue avenue boulevard place impasse allée chemin route quai cours square passage sente hameau "
    "résidence lotissement lieu-dit venelle faubourg".split()
)
_STREET_NAMES = (
    "de la République|du Général de Gaulle|Victor Hugo|Jean Jaurès|des Lilas|de l'Église|du Moulin|des Tilleuls|"
    "de la Gare|Pasteur|des Écoles|du 8 Mai 1945|du 11 Novembre|de la Mairie|des Acacias|du Stade|Jules Ferry|"
    "des Cerisiers|de Verdun|Gambetta|des Peupliers|du Château|Saint-Martin|de la Fontaine|Émile Zola|du Bac|"
    "des Roses|des Vignes|de Paris|des Hirondelles|Aristide Briand|du Pré aux Clercs|aux Fèves|du Four à Chaux|"
    "des Trois Fontaines|de l'Abbaye|Louis Aragon|Marcel Pagnol|de Bretagne|Neuve|Haute|Basse|des Capucins|"
    "du Vieux Port|de la Libération|Salvador Allende|des Frères Lumière|du Docteur Roux|du Maréchal Foch"
).split("|")
_MAIL_HOSTS = (
    "exemple.fr ch-exemple.fr chu-fictif.fr courriel-fictif.fr messagerie.example orange-fictif.fr laposte-fictif.net "
    "mail.example boite.test medecin-fictif.fr".split()
)
_HOSPITAL_SAINTS = (
    "Julien Joseph Louis Antoine Éloi Vincent Jean Luc Hilaire Sauveur Camille Roch Marie Anne Lô".split()
)
_HOSPITAL_NAMES = (
    "Bellevue|des Ormeaux|du Val d'Ambre|Charles-Nicolle|du Belvédère|des Deux-Rives|Les Tilleuls|La Roseraie|"
    "de l'Estuaire|Mathilde|Pasteur|de la Côte|du Pré-Vert|Bois-Guillaume|des Trois-Vallées|La Pommeraie|du Parc|"
    "Édouard-Herriot|des Quatre-Vents|Les Glycines|Beau Soleil|du Cèdre|des Feugrais|Lacassagne|Sainte-Barbe"
).split("|")


def _year(rng: random.Random, birth: bool) -> int:
    return rng.randint(1922, 2024) if birth else rng.randint(1995, 2027)


def date(rng: random.Random, birth: bool = False) -> str:  # noqa: C901, PLR0911 - one way of writing a line
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), _year(rng, birth)
    sign = rng.choice("////..- ")
    draw = rng.random()
    if draw < 0.4:
        return f"{day:02}{sign}{month:02}{sign}{year}"
    if draw < 0.48:
        return f"{day:02}{sign}{month:02}{sign}{year % 100:02}"
    if draw < 0.52:
        return f"{day}{sign}{month}{sign}{year % 100:02}"
    if draw < 0.54:
        return f"{year}-{month:02}-{day:02}"
    spoken = MONTHS[month - 1]
    first = "1er" if day == 1 or rng.random() < 0.08 else str(day)
    if draw < 0.76:
        return f"{first} {spoken} {year}"
    if draw < 0.79:
        return f"{first} {spoken.upper() if rng.random() < 0.5 else spoken.capitalize()} {year}"
    if draw < 0.83:
        return f"{first} {rng.choice((_SHORT, _BARE_SHORT))[month - 1]} {year}"
    if draw < 0.86:
        return f"{day:02} {rng.choice((_SHORT, _BARE_SHORT))[month - 1]} {year % 100:02}"
    if draw < 0.93 or birth:
        return f"{'premier' if day == 1 else _UNITS[day]} {spoken} {year_in_words(year, rng)}"
    if draw < 0.95:
        return f"{spoken} {year}"
    return partial_date(rng)


def partial_date(rng: random.Random) -> str:
    """A day without its year, or a month with it."""
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    spoken = rng.choice((MONTHS, MONTHS, MONTHS, _SHORT))[month - 1]
    return rng.choice(
        (
            f"{day:02}/{month:02}",
            f"{day} {spoken}",
            f"{rng.choice(_DAYS)} {day} {spoken}",
            f"{spoken} {rng.randint(1995, 2027)}",
            f"{rng.choice(_DAYS)} {day} {spoken} {rng.randint(2015, 2027)}",
            f"{month:02}/{rng.randint(1995, 2027)}",
            f"{day}/{month}",
        )
    )


def year_in_words(year: int, rng: random.Random) -> str:
    if year < 2000:
        start = rng.choice(("mil neuf cent", "mille neuf cent", "dix-neuf cent"))
        rest = year - 1900
    else:
        start, rest = "deux mille", year - 2000
    return f"{start} {in_words(rest)}".strip() if rest else start


def in_words(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens in {7, 9}:
        tens, unit = tens - 1, unit + 10
    if not unit:
        return _TENS[tens] + ("s" if tens == 8 else "")
    return f"{_TENS[tens]}{'-et-' if unit in {1, 11} and tens != 8 else '-'}{_UNITS[unit]}"


def spaced(digits: str, rng: random.Random, groups: tuple[int, ...]) -> str:
    sign = rng.choice(("", " ", " ", ".", "-", "\u00a0"))
    parts: list[str] = []
    at = 0
    for size in groups:
        parts.append(digits[at : at + size])
        at += size
    if at < len(digits):
        parts.append(digits[at:])
    return sign.join(part for part in parts if part)


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def nir(rng: random.Random) -> str:
    place = rng.choice((f"{rng.randint(1, 95):02}", f"{rng.randint(1, 95):02}", "2A", "2B", "99"))
    body = f"{rng.choice('12')}{digits(rng, 2)}{rng.randint(1, 12):02}{place}{digits(rng, 6)}"
    key = f"{rng.randint(1, 97):02}" if rng.random() < 0.85 else ""
    return spaced(body + key, rng, (1, 2, 2, 2, 3, 3, 2))


def phone(rng: random.Random) -> str:
    number = rng.choice(("06", "07", "01", "02", "03", "04", "05", "09")) + digits(rng, 8)
    if rng.random() < 0.12:
        return rng.choice(("+33 ", "+33", "0033 ", "+33 (0)")) + spaced(number[1:], rng, (1, 2, 2, 2, 2))
    return spaced(number, rng, (2, 2, 2, 2, 2))


def local_number(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.6:
        return digits(rng, rng.randint(6, 10))
    if draw < 0.8:
        return rng.choice("PDANHI") + digits(rng, rng.randint(6, 9))
    return spaced(digits(rng, 9), rng, (3, 3, 3))


def mail(rng: random.Random, first: str, last: str) -> str:
    host = rng.choice(_MAIL_HOSTS)
    one, two = (part.lower().replace(" ", "").replace("'", "") for part in (first, last))
    local = rng.choice(
        (
            f"{one}.{two}",
            f"{one[0]}{two}",
            f"{two}.{one}",
            f"{one}-{two}",
            f"{one}{rng.randint(1, 99)}",
            f"{one[0]}.{two}",
        )
    )
    return f"{local}@{host}"


def street(rng: random.Random, surname: str, given: str, noun: str) -> str:
    draw = rng.random()
    if draw < 0.4:
        name = rng.choice(_STREET_NAMES)
    elif draw < 0.65:
        name = rng.choice(
            (
                "des ",
                "du ",
                "de la ",
                "de l'",
                "aux ",
                "",
                "de ",
                "des Trois ",
                "du Vieux ",
                "de la Petite ",
                "des Quatre ",
            )
        )
        name += rng.choice(
            (
                noun.capitalize(),
                noun,
                f"{noun.capitalize()} {rng.choice(('Blanche', 'Salé', 'Vert', 'Saint-Jean', 'aux Loups', 'du Roi'))}",
            )
        )
        if rng.random() < 0.15:
            name += f" de la {rng.choice(('Résistance', 'Liberté', 'Forêt', 'Plaine', 'Vallée'))}"
    else:
        name = rng.choice(
            (
                f"{given} {surname}",
                f"{given} {surname}",
                surname,
                f"du Docteur {surname}",
                f"du {rng.choice(('Moulin', 'Clos', 'Bois', 'Champ'))} {surname}",
                f"des {surname}",
            )
        )
    kind = rng.choice(_STREETS)
    if rng.random() < 0.25:
        kind = {
            "rue": "r.",
            "avenue": rng.choice(("av.", "av")),
            "boulevard": rng.choice(("bd", "bld", "Bd")),
            "place": "pl.",
            "allée": "all.",
            "chemin": "ch.",
        }.get(kind, kind)
    if rng.random() < 0.2:
        kind = kind.capitalize()
    number = rng.choice(
        (
            str(rng.randint(1, 180)),
            str(rng.randint(1, 180)),
            f"{rng.randint(1, 99)} bis",
            f"{rng.randint(1, 99)}{rng.choice('AB')}",
            f"{rng.randint(1, 99)} ter",
        )
    )
    comma = rng.choice((" ", " ", ", ", " , "))
    text = f"{number}{comma}{kind} {name}"
    if kind in {"lieu-dit", "hameau", "résidence", "lotissement"} and rng.random() < 0.7:
        text = f"{kind} {name}"
    elif rng.random() < 0.06:
        text = f"{rng.choice(('cité', 'résidence', 'foyer', 'ferme', 'domaine', 'clos', 'le clos', 'immeuble', 'camping', 'quartier'))} {name}"
    if rng.random() < 0.15:
        text = rng.choice(
            (
                f"bât. {rng.choice('ABCD')}, {text}",
                f"Résidence {surname}, {text}",
                f"Appt {rng.randint(1, 60)} - {text}",
                f"{text}, {rng.randint(1, 9)}e étage",
                f"chez M. {surname}, {text}",
                f"{text}, bât. {rng.choice('ABCDEF')}, appt {rng.randint(1, 90)}",
                f"{text} (apt {rng.randint(1, 90)})",
                f"{text.upper()}",
            )
        )
    return text


def room(rng: random.Random) -> str:
    return rng.choice(
        (
            str(rng.randint(1, 450)),
            f"{rng.choice('ABCDE')}{rng.randint(1, 40):02}",
            f"{rng.randint(100, 450)}{rng.choice(('P', 'F', '-1', ' lit 2', ' bis', '/2'))}",
        )
    )


def plate(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
    sign = rng.choice("-- ")
    return f"{rng.choice(letters)}{rng.choice(letters)}{sign}{digits(rng, 3)}{sign}{rng.choice(letters)}{rng.choice(letters)}"


def hospital(rng: random.Random, town: str, surname: str, noun: str) -> str:
    of_town = f"d'{town}" if town[0] in "AEÉIOUYH" else f"de {town}"
    name = rng.choice(_HOSPITAL_NAMES)
    if rng.random() < 0.4:
        lead = rng.choice(
            ("des ", "du ", "de la ", "Les ", "La ", "Le ", "", "des Trois ", "du Vieux-", "de l'")
        )
        name = lead + rng.choice((noun.capitalize(), surname, noun.capitalize()))
    saint = f"{rng.choice(('Saint', 'Sainte', 'St'))}{rng.choice('- ')}{rng.choice(_HOSPITAL_SAINTS)}"
    return rng.choice(
        (
            f"CHU {of_town}",
            f"CHU {of_town}",
            f"CH {of_town}",
            f"CHR {of_town}",
            f"CHRU {of_town}",
            f"C.H.U. {of_town}",
            f"centre hospitalier {of_town}",
            f"Centre Hospitalier {of_town}",
            f"hôpital {of_town}",
            f"CH de {town}-{surname}",
            f"hôpital {saint}",
            f"Hôpital {saint}",
            f"clinique {saint}",
            f"Clinique {name}",
            f"clinique {name}",
            f"CH {name}",
            f"centre hospitalier {name}",
            f"hôpital {name}",
            f"EHPAD {name}",
            f"Ehpad {saint}",
            f"EHPAD « {name} »",
            f"maison de retraite {name}",
            f"SSR {name}",
            f"CHS {name}",
            f"polyclinique {name}",
            f"centre de rééducation {name}",
            f"Hôpital {surname}",
            f"clinique {surname}",
            f"CH {surname}-{surname[::-1].capitalize()}",
            f"USLD {name}",
            f"institut {surname}",
            f"CLCC {surname}",
            f"HAD {of_town}",
            f"Centre {surname}",
            f"CMP {of_town}",
            "HEGP",
            "la Pitié-Salpêtrière",
            "Necker",
            "Gustave-Roussy",
            "Bichat",
            "Cochin",
            "Lariboisière",
            f"groupe hospitalier {name}",
            f"GH {name}",
            f"résidence autonomie {name}",
            f"CRF {name}",
            f"IME {name}",
        )
    )


def organisation(rng: random.Random, town: str, surname: str, made: str, noun: str) -> str:
    """A private person's employer, practice, pharmacy or school."""
    of_town = f"d'{town}" if town[0] in "AEÉIOUYH" else f"de {town}"
    return rng.choice(
        (
            f"pharmacie {surname}",
            f"Pharmacie {rng.choice(('du Marché', 'de la Gare', 'Centrale', 'des Halles', 'du Centre', 'du Pont'))}",
            f"cabinet {rng.choice(('médical', 'infirmier', 'dentaire', 'de kinésithérapie'))} {surname}",
            f"garage {surname}",
            f"boulangerie {surname}",
            f"établissements {surname}",
            f"Ets {surname}",
            f"société {made}",
            f"{made} SARL",
            f"SARL {surname} et Fils",
            f"SAS {made}",
            f"lycée {surname}",
            f"collège {surname}",
            f"école {rng.choice(('Jules-Ferry', 'du Centre', 'des Lilas'))} {of_town}",
            f"mairie {of_town}",
            f"{made} Transports",
            f"entreprise {made}",
            f"restaurant {rng.choice(('Le', 'La', 'Chez'))} {made}",
            f"cabinet {surname} & Associés",
            f"tutelles {made}",
            f"association {made}",
            f"laboratoire {surname}",
            f"école {surname}",
            f"école Sainte-{made}",
            f"école maternelle {noun}",
            f"lycée professionnel {made}",
            f"crèche {noun}",
            f"pharmacie {of_town}",
            f"pharmacie {surname}",
            f"étude notariale {surname}",
            f"cabinet {surname}",
            f"association {made.upper()[:4]}",
            f"association {noun.capitalize()}",
            f"collège {of_town}",
            f"centre social {noun.capitalize()}",
            f"{made.upper()}",
            f"club {noun} {of_town}",
            f"usine {made}",
            f"supermarché {made} {of_town}",
        )
    )

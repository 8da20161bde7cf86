"""Pure decisions of identity: names in canonical form, principals, what a good password is. No I/O."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
import unicodedata
from collections.abc import Iterable
from uuid import UUID

from colombage.identity.errors import PasswordTooWeak
from colombage.identity.types import DEMONSTRATION_PASSWORD
from colombage.kernel.actor import Grant, Role
from colombage.kernel.errors import InvalidInput

FREE_ATTEMPTS_LOGIN = 5
FREE_ATTEMPTS_ADDRESS = 50
"""High: a whole hospital may stand behind one address."""
LONGEST_WAIT_LOGIN_SECONDS = 300
LONGEST_WAIT_ADDRESS_SECONDS = 60

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,119}")
_SHORTEST = 12
_LONGEST = 256
_FEWEST_DISTINCT = 5
# What people choose when they are asked for twelve characters. Compared without digits and signs around.
_COMMON_WORDS = """
motdepasse monmotdepasse lemotdepasse motdepassemotdepasse password passwordpassword mypassword passw
azerty azertyuiop azertyuiopqsdfghjklm azertyazerty qwerty qwertyuiop qwertyuiopasdfghjkl qwertyqwerty
administrateur administrator adminadmin administrateuradmin bonjour bonjourbonjour bonjourtoutlemonde
bienvenue bienvenuebienvenue welcome welcomewelcome changezmoi changeme soleilsoleil doudoudoudou
jetaime jetaimejetaime jetaimemonamour iloveyou iloveyouiloveyou loulouloulou chouchouchouchou
hopital hopitalhopital hopitalhopitalhopital centrehospitalier hospitalier urgences urgencesurgences
infirmiere infirmiereinfirmiere infirmier medecin medecinmedecin pharmacie secretariat chirurgie
normandie rouenrouen rouenrouenrouen rouennormandie marseille olympiquedemarseille parissaintgermain
abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz letmein letmeinletmein trustno princesse
printemps automne correcthorsebatterystaple secretsecret testtesttest utilisateur colombage
colombagecolombage demonstration nepasoublier jaimelechocolat vivelesvacances
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_KEYBOARD_ROWS = (
    "01234567890123456789",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
)


def canonical_login(login: str) -> str:
    """Logins are compared without case. Raises InvalidInput."""
    canonical = unicodedata.normalize("NFKC", login).strip().lower()
    if not _LOGIN.fullmatch(canonical):
        raise InvalidInput(
            detail="un identifiant a de 2 à 120 lettres sans accent, chiffres, points, tirets ou arobase"
        )
    return canonical


def sort_name(name: str) -> str:
    """The name without accents or case: for sorting as French does, and for finding « Hélène » by « hel »."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return " ".join(bare.replace("œ", "oe").replace("Œ", "oe").casefold().split())


def clean_name(name: str) -> str:
    """A name on one line, without control characters. Raises InvalidInput when nothing is left."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    if not cleaned or not cleaned.isprintable():
        raise InvalidInput(detail="un nom est vide ou contient des caractères invisibles")
    return cleaned


def check_password(password: str, login: str) -> None:
    """Length and a list of what everybody tries first; no rules of composition (NIST SP 800-63B, 3.1.1.2;
    CNIL, deliberation 2022-100). Raises PasswordTooWeak."""
    if len(password) < _SHORTEST:
        raise PasswordTooWeak(
            reason="short",
            detail_fr=f"il faut au moins {_SHORTEST} caractères, une phrase de quelques mots par exemple",
            detail_en=f"it takes at least {_SHORTEST} characters, for instance a phrase of a few words",
        )
    if len(password) > _LONGEST:
        raise PasswordTooWeak(
            reason="long",
            detail_fr=f"il dépasse {_LONGEST} caractères",
            detail_en=f"it exceeds {_LONGEST} characters",
        )
    lowered = password.casefold()
    if login and re.split(r"[@]", login)[0] in lowered:
        raise PasswordTooWeak(
            reason="login", detail_fr="il contient votre identifiant", detail_en="it contains your login"
        )
    if _is_common(lowered):
        raise PasswordTooWeak(
            reason="common",
            detail_fr="c’est un de ceux que tout le monde essaie d’abord",
            detail_en="it is one of those that everybody tries first",
        )


def _is_common(lowered: str) -> bool:
    letters = re.sub(r"[\W\d_]+", "", sort_name(lowered))
    rows = (row + row[::-1] for row in _KEYBOARD_ROWS)
    return (
        lowered == DEMONSTRATION_PASSWORD
        or letters in _COMMON
        or len(set(lowered)) < _FEWEST_DISTINCT
        or any(lowered in row for row in rows)
    )


def principals(
    person_id: UUID,
    establishment_id: UUID | None,
    department_id: UUID | None,
    profession: str | None,
    grants: Iterable[Grant],
) -> tuple[str, ...]:
    """The names that row-level security compares; see `Actor`."""
    names = ["group", f"person:{person_id}"]
    if establishment_id is not None:
        names.append(f"establishment:{establishment_id}")
    if department_id is not None:
        names.append(f"department:{department_id}")
    if profession is not None:
        names.append(f"profession:{profession}")
        if establishment_id is not None:
            names.append(f"profession:{profession}:{establishment_id}")
    for grant in grants:
        scope = "" if grant.establishment_id is None else f":{grant.establishment_id}"
        names.append(f"role:{grant.role}{scope}")
    return tuple(names)


def may_give(holder: Iterable[Grant], role: Role, establishment_id: UUID | None, home: UUID | None) -> bool:
    """Administrators of the group give any role; a steward makes stewards of their establishment's people.

    `home` is the establishment of the person who receives. The policy on `grants` says the same in SQL.
    """
    for grant in holder:
        if grant.role is Role.GROUP_ADMINISTRATOR:
            return True
        if grant.role is Role.STEWARD and role is Role.STEWARD and establishment_id is not None:
            covers = grant.establishment_id in {None, establishment_id}
            if covers and home == establishment_id:
                return True
    return False


def check_grant(role: Role, establishment_id: UUID | None) -> None:
    """Raises InvalidInput for a grant that has no meaning."""
    if role is Role.PROFESSIONAL:
        raise InvalidInput(detail="toute personne active est professionnelle sans qu’on le lui attribue")
    if establishment_id is not None and role in {Role.AUDITOR, Role.GROUP_ADMINISTRATOR}:
        raise InvalidInput(detail="ce rôle ne s’attribue que pour tout le groupement")


def new_token() -> str:
    """256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What the database keeps of a token. Plain SHA-256 does: the token is random, not chosen by a person."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def login_key(login: str) -> str:
    """Under which tries for a login are counted; hashed, for people type passwords into the wrong field."""
    return "login:" + hashlib.sha256(sort_name(login).encode("utf-8", "replace")).hexdigest()


def address_key(address: str | None) -> str:
    """Under which tries from an address are counted. One subscriber holds a whole IPv6 /64."""
    try:
        parsed = ipaddress.ip_address((address or "").split("%")[0])
    except ValueError:
        return "address:unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return f"address:{parsed.ipv4_mapped}"
        return f"address:{ipaddress.ip_network((parsed, 64), strict=False)}"
    return f"address:{parsed}"

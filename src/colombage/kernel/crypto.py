"""Encryption at rest: a master key in a file wraps one data key per conversation; the data key encrypts rows.

AES-256-GCM throughout (NIST SP 800-38D), a random 96-bit nonce before each ciphertext, and the row's id as
associated data, so that a ciphertext moved to another row does not open. Destroying a wrapped data key erases
what it encrypted, wherever copies of it lie, but for backups that hold the wrapped key too. Used by
`kernel.keyring`, `chat`, `files`, `protection`, `inference`.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from colombage.kernel.errors import CodedError, ErrorKind

_NONCE_BYTES = 12
_KEY_BYTES = 32


class KeyFileInvalid(CodedError):
    code = "kernel.key_file_invalid"
    kind = ErrorKind.INTERNAL
    french = "Le fichier de la clé maîtresse {path} est illisible ou incomplet."
    english = "The master key file {path} cannot be read or is incomplete."
    operator = "Restaurer le fichier de clé depuis son coffre ; sans lui, les contenus chiffrés sont perdus."


class KeyFileForeign(CodedError):
    code = "kernel.key_file_foreign"
    kind = ErrorKind.INTERNAL
    french = "La clé maîtresse n’est pas celle avec laquelle les contenus de cette base ont été chiffrés."
    english = "The master key is not the one under which the contents of this database were encrypted."
    operator = (
        "Restaurer le fichier de clé de cette installation (master_key_file, voir `colombage settings`). "
        "S’il manquait, une clé neuve vient d’y être écrite : la bonne prend sa place."
    )


class CannotDecrypt(CodedError):
    code = "kernel.cannot_decrypt"
    kind = ErrorKind.INTERNAL
    french = "Un contenu chiffré ne s’ouvre pas avec la clé attendue."
    english = "An encrypted content does not open with the expected key."
    operator = "Vérifier que le fichier de clé est celui de cette base (colombage settings) et non un autre."


def _bound(bound_to: UUID | str) -> bytes:
    return bound_to.bytes if isinstance(bound_to, UUID) else bound_to.encode()


@dataclass(frozen=True, slots=True)
class DataKey:
    """A 256-bit key that encrypts the rows of one conversation (or file, or secret)."""

    secret: bytes

    @classmethod
    def generate(cls) -> DataKey:
        return cls(AESGCM.generate_key(bit_length=256))

    def encrypt(self, plaintext: bytes, bound_to: UUID | str) -> bytes:
        """Nonce and ciphertext; `bound_to` is the id of the row that will hold it."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.secret).encrypt(nonce, plaintext, _bound(bound_to))

    def decrypt(self, ciphertext: bytes, bound_to: UUID | str) -> bytes:
        """Raises CannotDecrypt when the key, the row or a byte is another."""
        try:
            return AESGCM(self.secret).decrypt(
                ciphertext[:_NONCE_BYTES], ciphertext[_NONCE_BYTES:], _bound(bound_to)
            )
        except (InvalidTag, ValueError) as error:
            raise CannotDecrypt from error

    def __repr__(self) -> str:
        return "DataKey(…)"


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as the database keeps it: encrypted under the master key named `master_key_id`."""

    master_key_id: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class MasterKeys:
    """The keys of the key file: one is current, older ones still open what they wrapped."""

    current_id: str
    keys: dict[str, bytes]

    def wrap(self, key: DataKey, bound_to: UUID) -> WrappedKey:
        master = DataKey(self.keys[self.current_id])
        return WrappedKey(self.current_id, master.encrypt(key.secret, bound_to))

    def unwrap(self, wrapped: WrappedKey, bound_to: UUID) -> DataKey:
        secret = self.keys.get(wrapped.master_key_id)
        if secret is None:
            raise CannotDecrypt(master_key_id=wrapped.master_key_id)
        return DataKey(DataKey(secret).decrypt(wrapped.wrapped, bound_to))

    def derive(self, purpose: str) -> bytes:
        """A 256-bit key for another purpose (signing heads, CSRF), by HKDF (RFC 5869)."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        oldest = self.keys[min(self.keys)]
        return HKDF(SHA256(), _KEY_BYTES, None, purpose.encode()).derive(oldest)

    def __repr__(self) -> str:
        return f"MasterKeys(current_id={self.current_id!r}, …)"


def load_or_create_master_keys(path: Path) -> MasterKeys:
    """Read the key file, or write a new one (mode 0600) when there is none. Raises KeyFileInvalid."""
    if not path.exists():
        _create(path)
    try:
        content = json.loads(path.read_text())
        keys = {str(name): base64.b64decode(value) for name, value in content["keys"].items()}
        current = str(content["current"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileInvalid(path=str(path)) from error
    if current not in keys or any(len(key) != _KEY_BYTES for key in keys.values()):
        raise KeyFileInvalid(path=str(path))
    return MasterKeys(current, keys)


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret = base64.b64encode(os.urandom(_KEY_BYTES)).decode()
    body = json.dumps({"current": "k1", "keys": {"k1": secret}}, indent=1)
    # Written aside and linked into place: a crash leaves no half key, and of two starts one wins.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()

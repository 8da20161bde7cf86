"""Signed heads of the chain in a file outside the database, one JSON a line. Composed by `app`.

The signature is Ed25519 (RFC 8032). Its private key is derived from the master key, which the database's
administrator does not hold; whoever verifies needs `public_key` alone, which `colombage audit verify` prints.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from colombage.audit.errors import HeadsFileUnwritable
from colombage.audit.ports import ReadHeads
from colombage.audit.types import ChainPoint, SignedHead
from colombage.kernel.crypto import MasterKeys


def signing_key(master: MasterKeys) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(master.derive("audit heads"))


def _signed_bytes(seq: int, hash_: bytes, at: str) -> bytes:
    return f"colombage audit head 1\n{seq}\n{hash_.hex()}\n{at}".encode()


@dataclass(frozen=True, slots=True)
class HeadsFile:
    """`HeadsKeeper` on a file that only grows. Several processes may share it: a line is one write."""

    path: Path
    key: Ed25519PrivateKey

    @property
    def public_key(self) -> str:
        """The verifying key: 32 bytes, base64."""
        return base64.b64encode(self.key.public_key().public_bytes_raw()).decode()

    def write(self, head: ChainPoint) -> SignedHead:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        signature = self.key.sign(_signed_bytes(head.seq, head.hash, at))
        line = orjson.dumps(
            {
                "seq": head.seq,
                "hash": head.hash.hex(),
                "at": at,
                "signature": base64.b64encode(signature).decode(),
            }
        )
        try:
            self._append(line + b"\n")
        except OSError as error:
            raise HeadsFileUnwritable(path=str(self.path)) from error
        return SignedHead(head.seq, head.hash, at, signature, 0)

    def _append(self, line: bytes) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = not self.path.exists()
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            size = os.fstat(descriptor).st_size
            # A crash may have cut the last line short: begin a new one, or this head would be lost with it.
            if size and os.pread(descriptor, 1, size - 1) != b"\n":
                line = b"\n" + line
            os.write(descriptor, line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def read(self) -> ReadHeads:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return ReadHeads()
        except OSError as error:
            raise HeadsFileUnwritable(path=str(self.path)) from error
        return read_heads(content, self.key.public_key())


def read_heads(content: bytes, key: Ed25519PublicKey) -> ReadHeads:
    """Read a heads file with the public key alone."""
    valid: list[SignedHead] = []
    forged: list[SignedHead] = []
    unreadable = 0
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        head = _parse(line, number)
        if head is None:
            unreadable += 1
            continue
        try:
            key.verify(head.signature, _signed_bytes(head.seq, head.hash, head.at))
        except InvalidSignature:
            forged.append(head)
        else:
            valid.append(head)
    return ReadHeads(tuple(valid), tuple(forged), unreadable)


def _parse(line: bytes, number: int) -> SignedHead | None:
    try:
        fields = orjson.loads(line)
        return SignedHead(
            seq=int(fields["seq"]),
            hash=bytes.fromhex(fields["hash"]),
            at=str(fields["at"]),
            signature=base64.b64decode(fields["signature"], validate=True),
            line=number,
        )
    except (ValueError, KeyError, TypeError):
        return None

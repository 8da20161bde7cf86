"""The way out: through the proxy or around it, with a private certificate authority or refused without."""

from __future__ import annotations

import ipaddress
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from benchmarks.mock_model_server import MockModelServer
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.errors import EngineUnavailable
from tests.model_entries import ask, openai_entry
from tests.serving import Served


@asynccontextmanager
async def _engine(settings: OutboundSettings) -> AsyncIterator[OpenAICompatibleEngine]:
    engine = OpenAICompatibleEngine(Outbound(settings))
    try:
        yield engine
    finally:
        await engine.close()


async def _text(engine: OpenAICompatibleEngine, address: str) -> str:
    model = openai_entry("mock+tokens=2", address=address)
    async with aclosing(engine.stream(model, ask("Bonjour"), ())) as chunks:
        return "".join([chunk.text async for chunk in chunks])


async def test_a_public_name_goes_through_the_proxy() -> None:
    proxy = MockModelServer()
    with Served(proxy) as served:
        async with _engine(OutboundSettings(proxy=served.address)) as engine:
            assert await _text(engine, "http://modeles.example") == "Le service "
    assert proxy.memory.seen[-1]["headers"]["host"] == "modeles.example"


async def test_loopback_goes_around_the_proxy(mock_address: str) -> None:
    async with _engine(OutboundSettings(proxy="http://127.0.0.1:9")) as engine:
        assert await _text(engine, mock_address) == "Le service "


async def test_a_proxy_that_is_away_is_no_answer() -> None:
    async with _engine(OutboundSettings(proxy="http://127.0.0.1:9")) as engine:
        with pytest.raises(EngineUnavailable):
            await _text(engine, "http://modeles.example")


async def test_the_environments_proxy_is_not_used(mock_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    async with _engine(OutboundSettings()) as engine:
        assert await _text(engine, mock_address) == "Le service "


@pytest.mark.parametrize(
    ("address", "direct"),
    [
        ("http://127.0.0.1:8000/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://localhost/v1", True),
        ("http://10.2.3.4/v1", True),
        ("http://192.168.1.7/v1", True),
        ("https://modeles.chu.example/v1", True),
        ("https://gpu.example/v1", True),
        ("https://chu.example/v1", False),
        ("https://autregpu.example/v1", False),
        ("https://api.fournisseur.example/v1", False),
        ("https://192.0.43.8/v1", False),
    ],
)
def test_what_passes_the_proxy(address: str, direct: bool) -> None:
    settings = OutboundSettings(
        proxy="http://mandataire.example:3128", direct_hosts=(".chu.example", "gpu.example")
    )
    assert (Outbound(settings).proxy_for(address) is None) == direct


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autorité d’essai")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "autorite.pem", folder / "cle.pem"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate_file, key_file


async def test_a_private_authority_is_trusted_when_it_is_named_and_only_then(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    with Served(MockModelServer(), ssl_certfile=str(certificate), ssl_keyfile=str(key)) as served:
        async with _engine(OutboundSettings(certificate_authority=certificate)) as engine:
            assert await _text(engine, served.address) == "Le service "
        async with _engine(OutboundSettings()) as engine:
            with pytest.raises(EngineUnavailable):
                await _text(engine, served.address)

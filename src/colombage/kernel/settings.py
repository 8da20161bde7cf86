"""Settings: from the environment (COLOMBAGE_*), then a TOML file, then the defaults written here.

`app` loads them once; `colombage settings` prints each with its origin. Rooms receive the values they need,
never this object, except in `app/compose.py`.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from colombage.kernel.errors import CodedError, ErrorKind

PREFIX = "COLOMBAGE_"


class SettingsInvalid(CodedError):
    code = "kernel.settings_invalid"
    kind = ErrorKind.INVALID
    french = "Réglage invalide : {detail}."
    english = "Invalid setting: {detail}."
    operator = "Corriger la variable d’environnement ou le fichier de réglages nommé ; voir docs/operations."


class Settings(BaseSettings):
    """Everything an operator can set; `colombage settings` and the docs show each field's description."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True
    )

    # Where things lie
    data_folder: Path | None = Field(
        default=None, description="Folder of the database, files, keys and audit heads; chosen when unset."
    )
    master_key_file: Path | None = Field(
        default=None, description="Master key; unset: <data folder>/keys/master.key. Keep it out of backups."
    )
    audit_heads_file: Path | None = Field(
        default=None,
        description="Signed heads of the audit chain, outside the database; unset: <data>/audit/heads.jsonl.",
    )
    files_folder: Path | None = Field(
        default=None, description="Encrypted files; unset: <data folder>/files."
    )

    # Database
    database_url: SecretStr | None = Field(
        default=None,
        description="Address of an external PostgreSQL for the app role; unset: the embedded server.",
    )
    database_system_url: SecretStr | None = Field(default=None, description="The same for the system role.")
    database_owner_url: SecretStr | None = Field(
        default=None, description="The same for the owner role; used by `colombage migrate` alone."
    )
    database_pool_size: int = Field(
        default=20,
        ge=2,
        le=200,
        description="Connections per process for people's transactions; half as many again serve the rest.",
    )
    database_account: str | None = Field(
        default=None, description="Account that runs the embedded database when started by root."
    )

    # HTTP
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on.")
    public_url: str | None = Field(
        default=None, description="Address that people type, behind a proxy; https makes cookies Secure."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Addresses whose X-Forwarded-* headers are believed, separated by commas.",
    )
    worker_in_server: bool = Field(default=True, description="Run the background worker inside the server.")

    # Outgoing connections
    outbound_proxy: SecretStr | None = Field(
        default=None, description="HTTP proxy toward model servers; its address may hold a password."
    )
    no_proxy: str = Field(default="127.0.0.1,localhost,::1", description="Hosts reached without the proxy.")
    certificate_authority_file: Path | None = Field(
        default=None, description="PEM bundle of a private certificate authority, added to the system's."
    )

    # The embedding model, which makes vectors of passages and of questions
    embedding_address: str | None = Field(
        default=None,
        description="OpenAI-compatible server that makes vectors; unset: the embedded multilingual-e5-small.",
    )
    embedding_model: str | None = Field(default=None, description="Name of the model on that server.")
    embedding_api_key: SecretStr | None = Field(
        default=None, description="Its access key, if it asks for one."
    )
    embedding_hosting: Literal["on_site", "hds", "eu", "elsewhere"] | None = Field(
        default=None,
        description="Where that server stands: on_site, hds, eu or elsewhere; rules say what may go there.",
    )
    embedding_dimensions: int | None = Field(
        default=None, ge=16, le=4000, description="How many numbers its vectors have."
    )
    embedding_query_prefix: str = Field(
        default="", description="Put before each question, when the model wants it: `query: ` for instance."
    )
    embedding_passage_prefix: str = Field(default="", description="The same for passages.")

    # The group's clock
    time_zone: str = Field(
        default="Europe/Paris",
        validate_default=True,
        description="IANA name of the group's time zone: when the quota's day begins, and hours in exports.",
    )

    # Limits
    quota_tokens_per_day: int = Field(default=200_000, ge=0, description="Tokens per person and day.")
    max_message_characters: int = Field(default=100_000, ge=1, description="Longest message.")
    max_upload_megabytes: int = Field(default=50, ge=1, description="Largest attachment.")
    max_pages: int = Field(default=2000, ge=1, description="Most pages of an attachment.")
    clamav_socket: Path | None = Field(
        default=None, description="UNIX socket of ClamAV's clamd, which then scans each file; unset: no scan."
    )
    watched_folder: Path | None = Field(
        default=None,
        description="Folder (a mounted share) whose sub-folders knowledge bases may follow; unset: none.",
    )
    session_hours: int = Field(default=12, ge=1, description="Life of a sign-in.")
    session_idle_minutes: int = Field(default=120, ge=1, description="A sign-in without use ends after this.")

    # Observability
    log_level: str = Field(default="info", description="debug, info, warning or error.")
    log_format: str = Field(default="console", description="console or json.")
    metrics_token: SecretStr | None = Field(
        default=None, description="Bearer token that /metrics asks for; unset: loopback readers only."
    )

    # Demonstration
    demonstration_model: bool = Field(
        default=True, description="Offer the small demonstration language model when its extra is installed."
    )

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        # Links and the check of where a request comes from are made of it: half an address would open both.
        if value is not None:
            parts = urlsplit(value)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError("https://…")
        return value

    @field_validator("time_zone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        # Also of the default: a machine may have no zones at all.
        try:
            ZoneInfo(value)
        except (LookupError, ValueError, OSError) as error:
            raise ValueError("Europe/Paris, America/Cayenne, Indian/Reunion… (IANA, tzdata)") from error
        return value

    @model_validator(mode="after")
    def _embedding_is_whole(self) -> Self:
        # Half a description would send documents somewhere that the rules have not looked at.
        given = (self.embedding_model, self.embedding_hosting, self.embedding_dimensions)
        if self.embedding_address is not None and None in given:
            raise ValueError("embedding_address + embedding_model + embedding_hosting + embedding_dimensions")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        file = settings_file()
        sources: list[PydanticBaseSettingsSource] = [init_settings, env_settings]
        if file is not None:
            sources.append(TomlConfigSettingsSource(settings_cls, file))
        return tuple(sources)


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of `colombage settings`."""

    name: str
    value: str
    origin: str
    description: str


def settings_file() -> Path | None:
    """The file named by COLOMBAGE_SETTINGS_FILE, or ./colombage.toml when it exists."""
    named = os.environ.get(f"{PREFIX}SETTINGS_FILE")
    if named:
        return Path(named)
    here = Path("colombage.toml")
    return here if here.is_file() else None


def load_settings(**given: Any) -> Settings:
    """Settings with `given` (command-line options) on top. Raises SettingsInvalid."""
    file = settings_file()
    if file is not None and not file.is_file():
        raise SettingsInvalid(detail=f"le fichier {file} n’existe pas")
    unknown = _unknown_variables()
    if unknown:
        raise SettingsInvalid(detail=f"variable inconnue {unknown[0]}")
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsInvalid(detail=f"{where} : {first['msg']}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsInvalid(detail=f"{file} : {error}") from error


def shown(settings: Settings) -> list[Shown]:
    """Every setting with where it comes from; secrets are hidden, and passwords never leave."""
    file = settings_file()
    in_file = tomllib.loads(file.read_text()) if file is not None else {}
    lines: list[Shown] = []
    for name, field in Settings.model_fields.items():
        value: object = getattr(settings, name)
        if f"{PREFIX}{name.upper()}" in {key.upper() for key in os.environ}:
            origin = f"environment {PREFIX}{name.upper()}"
        elif name in in_file:
            origin = f"file {file}"
        elif name in settings.model_fields_set:
            origin = "command line"
        else:
            origin = "default"
        text = "" if value is None else "(hidden)" if isinstance(value, SecretStr) else str(value)
        lines.append(Shown(name, text, origin, field.description or ""))
    return lines


def _unknown_variables() -> list[str]:
    """A mistyped variable must not be passed over in silence: the operator believes that it holds."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}SETTINGS_FILE"}
    return sorted(key for key in os.environ if key.startswith(PREFIX) and key not in known)

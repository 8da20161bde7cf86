"""The composition root: the only place that picks concrete parts and puts them together, by hand.

`open_house` is what a serving process, a worker and the flow tests all stand in.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.actions.find_sources import FindSources
from colombage.answering.actions.reopen_sources import ReopenSources
from colombage.answering.attached import AttachedVectors
from colombage.app.embedding import OwnEmbedders
from colombage.app.finding import finders as own_finders
from colombage.app.places import Places
from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.actions.write_audit_head import WriteAuditHead
from colombage.audit.adapters.heads_file import HeadsFile, signing_key
from colombage.chat.producing import TurnProducer, interrupted
from colombage.chat.store import turn_stands
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.clamav import ClamAV
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.ports import Scanner
from colombage.files.types import ParsingLimits
from colombage.identity.passwords import Passwords
from colombage.identity.types import SessionLives
from colombage.inference.adapters.extractive import ExtractiveEngine
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.openai_transcription import OpenAITranscriber
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.adapters.smollm import DemonstrationEngine
from colombage.inference.breaker import CircuitBreakers
from colombage.inference.catalogue import Catalogue
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from colombage.inference.door import Door
from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.ports import Engine
from colombage.inference.register import Register, wait_for_closings
from colombage.inference.seeding import seed_catalogue
from colombage.inference.store import CATALOGUE_CHANGED
from colombage.inference.transcription import TranscriptionDoor
from colombage.inference.types import EngineKind, ModelEntry
from colombage.kernel.clock import utc_now
from colombage.kernel.crypto import DataKey, load_or_create_master_keys
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.jobs import Doorbell
from colombage.kernel.keyring import Keyring
from colombage.kernel.settings import Settings
from colombage.kernel.streams import StreamHub
from colombage.knowledge.actions.count_question import CountQuestion
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_sources import OpenSources
from colombage.knowledge.adapters.mounted_share import MountedShare
from colombage.knowledge.jobs import KnowledgeBell
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.store.profiles import PROFILES_CHANGED
from colombage.policy.rulebook import PolicyBook
from colombage.policy.store import POLICY_CHANGED
from colombage.protection.finders import Finders
from colombage.protection.vaults.kept import VaultStore

_INGESTION_NICENESS = 5


@dataclass(frozen=True, slots=True)
class House:
    """The parts that rooms share. `routes.py` and `jobs.py` beside this file make actions of them."""

    settings: Settings
    places: Places
    database: Database
    keyring: Keyring
    append: AppendAudit
    write_head: WriteAuditHead
    verify_audit: VerifyAudit
    passwords: Passwords
    lives: SessionLives
    storage: LocalFolderStorage
    parser: ChildProcessParser
    ingestion_parser: ChildProcessParser
    scanner: Scanner | None
    read_passages: ReadPassages
    vaults: VaultStore
    finders: Finders
    protection_reports: DataKey
    feedback_key: DataKey
    policy: PolicyBook
    catalogue: Catalogue
    engines: dict[EngineKind, Engine]
    servers: OpenAICompatibleEngine
    demonstration: DemonstrationEngine
    breakers: CircuitBreakers
    register: Register
    transcription: TranscriptionDoor
    hub: StreamHub
    embedders: OwnEmbedders
    embedding: EmbeddingDoor
    profiles: Profiles
    find_passages: FindPassages
    attached_vectors: AttachedVectors
    share: MountedShare
    knowledge_bell: KnowledgeBell
    producer: TurnProducer
    notifications: Notifications


def build_house(settings: Settings, where: Places, addresses: DatabaseAddresses) -> House:
    """The parts, put together; nothing runs yet and nothing was asked of the database."""
    master = load_or_create_master_keys(where.master_key)
    database = Database(addresses, settings.database_pool_size)
    notifications = Notifications(addresses.system)
    append = AppendAudit(database)
    heads = HeadsFile(where.audit_heads, signing_key(master))
    keyring = Keyring(master)
    outbound = Outbound(
        OutboundSettings(
            settings.outbound_proxy.get_secret_value() if settings.outbound_proxy else None,
            tuple(host.strip() for host in settings.no_proxy.split(",") if host.strip()),
            settings.certificate_authority_file,
        )
    )
    servers = OpenAICompatibleEngine(outbound)
    demonstration = DemonstrationEngine(servers)
    engines: dict[EngineKind, Engine] = {
        EngineKind.EXTRACTIVE: ExtractiveEngine(),
        EngineKind.OPENAI: servers,
        EngineKind.DEMONSTRATION: demonstration,
    }

    def offers(model: ModelEntry) -> bool:
        if model.engine is not EngineKind.DEMONSTRATION:
            return True
        return settings.demonstration_model and demonstration.is_installed(model)

    catalogue = Catalogue(database, DataKey(master.derive("catalogue secrets")), parse_entry, offers)
    policy = PolicyBook(database)
    finders = own_finders()
    breakers = CircuitBreakers()
    zone = ZoneInfo(settings.time_zone)
    register = Register(database, append, utc_now, settings.quota_tokens_per_day, zone)
    door = Door(catalogue, policy, finders, register, breakers, engines)
    hub = StreamHub(database, keyring, notifications, interrupted, turn_stands)
    limits = ParsingLimits(max_pages=settings.max_pages)
    embedders, profiles = OwnEmbedders.of(settings, outbound), Profiles(database)
    embedding = EmbeddingDoor(embedders.by_name, policy, append, finders)
    find_passages = FindPassages(database, profiles, embedding, utc_now)
    attached_vectors = AttachedVectors(embedding)
    find_sources = FindSources(find_passages, CountQuestion(database), embedding, attached_vectors)
    reopen_sources = ReopenSources(OpenSources(OpenPassages(database, keyring, utc_now)))
    producer = TurnProducer(hub, AnswerQuestion(catalogue, door, find_sources, reopen_sources))
    notifications.on(PROFILES_CHANGED, profiles.forget)
    notifications.on(CATALOGUE_CHANGED, catalogue.forget)
    notifications.on(POLICY_CHANGED, policy.forget)
    return House(
        settings=settings,
        places=where,
        database=database,
        keyring=keyring,
        append=append,
        write_head=WriteAuditHead(database, heads),
        verify_audit=VerifyAudit(database, heads),
        passwords=Passwords(),
        lives=SessionLives(
            whole=timedelta(hours=settings.session_hours),
            idle=timedelta(minutes=settings.session_idle_minutes),
        ),
        storage=LocalFolderStorage(where.files),
        parser=ChildProcessParser(limits),
        # With turns of its own, and behind the answers: whoever asks waits for no base that fills.
        ingestion_parser=ChildProcessParser(replace(limits, niceness=_INGESTION_NICENESS)),
        scanner=ClamAV(settings.clamav_socket) if settings.clamav_socket else None,
        read_passages=ReadPassages(database, keyring),
        vaults=VaultStore(database),
        finders=finders,
        protection_reports=DataKey(master.derive("protection reports")),
        feedback_key=DataKey(master.derive("feedback and incidents")),
        policy=policy,
        catalogue=catalogue,
        engines=engines,
        servers=servers,
        demonstration=demonstration,
        breakers=breakers,
        register=register,
        transcription=TranscriptionDoor(catalogue, policy, register, breakers, OpenAITranscriber(outbound)),
        hub=hub,
        embedders=embedders,
        embedding=embedding,
        profiles=profiles,
        find_passages=find_passages,
        attached_vectors=attached_vectors,
        share=MountedShare(settings.watched_folder),
        knowledge_bell=KnowledgeBell(Doorbell.of(addresses.system)),
        producer=producer,
        notifications=notifications,
    )


@asynccontextmanager
async def open_house(
    settings: Settings, where: Places, addresses: DatabaseAddresses
) -> AsyncGenerator[House]:
    """Everything, running: streams are kept, notifications heard. Closed in the reverse order.

    Raises KeyFileForeign, DatabaseAway.
    """
    house = build_house(settings, where, addresses)
    async with house.database.system() as connection:
        await house.keyring.check(connection)
    await seed_catalogue(house.database, bundled_seed())
    await house.knowledge_bell.bell.queue.open_async()
    house.finders.warm()
    house.hub.start()
    house.notifications.start()
    try:
        yield house
    finally:
        await house.producer.close()
        await house.attached_vectors.close()
        await wait_for_closings()
        await house.hub.close()
        await house.notifications.stop()
        await house.knowledge_bell.bell.queue.close_async()
        await house.append.close()
        await house.demonstration.close()
        await house.embedders.close()
        await house.servers.close()
        house.finders.close()
        await house.database.dispose()


async def prewarm_demonstration(house: House) -> None:
    """Somebody is likely to try the small model soon: its weights are loaded in the background."""
    for model in await house.catalogue.all():
        if model.engine is EngineKind.DEMONSTRATION:
            house.demonstration.prewarm(model)

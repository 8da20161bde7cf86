"""A person reports an incident with an answer of theirs: POST /api/incidents."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.checking.answers import own_answer
from colombage.feedback.actions.report_incident import ReportIncident
from colombage.feedback.types import IncidentKind, NewIncident
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    database: Database
    keyring: Keyring
    report_incident: ReportIncident

    async def __call__(
        self, actor: Actor, turn_id: UUID, kind: IncidentKind, description: str, *, with_exchange: bool
    ) -> UUID:
        """The incident's id. Question and answer go along as the server has them, when the person lets them.
        Raises NotFound for another's turn, AnswerUnfinished, IncidentInvalid, TooManyIncidents."""
        async with self.database.transaction(actor) as connection:
            answer = await own_answer(connection, self.keyring, turn_id)
            exchanged = answer.exchanged if with_exchange else None
            new = NewIncident(kind, answer.subject, description, exchanged)
            return await self.report_incident(connection, actor, new)

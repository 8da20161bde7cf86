"""What every room's routes share: the current actor, whom `app` finds in the session cookie."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError, ErrorKind


class NotSignedIn(CodedError):
    code = "kernel.not_signed_in"
    kind = ErrorKind.UNAUTHENTICATED
    french = "Votre session est terminée. Connectez-vous à nouveau ; votre travail enregistré vous attend."
    english = "Your session has ended. Sign in again; your saved work is waiting."


async def current_actor(request: Request) -> Actor:
    """The person signed in. Raises NotSignedIn. Async, for FastAPI gives every plain function a thread."""
    actor = getattr(request.state, "actor", None)
    if not isinstance(actor, Actor):
        raise NotSignedIn
    return actor


CurrentActor = Annotated[Actor, Depends(current_actor)]

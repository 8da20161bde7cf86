"""What every room's routes share: the current actor, whom `app` finds in the session cookie, and whether that
session still holds while a long answer is read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request
from pydantic import AfterValidator

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


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("half of a character") from None
    return text


Words = Annotated[str, AfterValidator(_whole)]
"""A text in a body whose length an action checks. JSON may hold half of a character (a lone surrogate), which
nothing can keep or send on: it is refused where it comes in, as it is for texts with a bound of their own."""

StillSignedIn = Callable[[], Awaitable[bool]]


async def session_check(request: Request) -> StillSignedIn:
    """What tells, as often as it is asked, whether the session under which a request came still holds."""
    check: StillSignedIn = request.state.is_still_signed_in
    return check


SessionCheck = Annotated[StillSignedIn, Depends(session_check)]

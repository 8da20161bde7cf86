"""Whether a model can do what a call asks of it, before anything is looked at. Pure; used by the door."""

from __future__ import annotations

from colombage.inference.errors import ImagesNotSeen, ImagesTooMany, ModelNotForChat
from colombage.inference.types import ChatPayload, ModelEntry, ModelTask
from colombage.kernel.errors import CodedError

MOST_IMAGES = 8
MOST_IMAGE_BYTES = 20 * 1024 * 1024
"""As bytes of the pictures; a third more on the way, in letters. Most servers take no more in one request."""


def unsuited(model: ModelEntry, payload: ChatPayload) -> CodedError | None:
    """What to say when the model cannot; None when it can."""
    if model.task is not ModelTask.CHAT:
        return ModelNotForChat(model_name=model.name)
    images = [image for message in payload.messages for image in message.images]
    if not images:
        return None
    if not model.accepts_images:
        return ImagesNotSeen(model_name=model.name)
    if len(images) > MOST_IMAGES or sum(len(image.content) for image in images) > MOST_IMAGE_BYTES:
        return ImagesTooMany(limit=MOST_IMAGES, megabytes=MOST_IMAGE_BYTES >> 20)
    return None

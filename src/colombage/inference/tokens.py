"""Estimates of token counts, for quotas and for servers that give no usage. Pure.

An estimate: tokenisers differ, and only the engine knows. On French administrative prose, byte-pair
vocabularies of current multilingual models give 3.4 to 4.2 characters a token; older English-centred ones
about 2.5. We divide by 3.5, so that a quota booked before a call is rarely below what the server bills.
"""

from __future__ import annotations

import re
from math import ceil

from colombage.inference.types import ChatPayload

CHARACTERS_PER_TOKEN = 3.5
TOKENS_PER_MESSAGE = 4
"""Role and separators that chat templates add around each message."""
TOKENS_PER_IMAGE = 1000
"""The order of magnitude of current vision models for a page-sized image."""

_ONE_TOKEN_EACH = re.compile("[^\u0000-\u024f\u2000-\u206f]")


def estimate_tokens(text: str) -> int:
    """About how many tokens the text has: 0 for none, otherwise at least 1.

    Characters beyond the Latin blocks (Greek, Arabic, emoji, CJK) count for one token each.
    """
    if text.isascii():
        return ceil(len(text) / CHARACTERS_PER_TOKEN)
    others = len(_ONE_TOKEN_EACH.findall(text))
    return ceil((len(text) - others) / CHARACTERS_PER_TOKEN) + others


def estimate_prompt_tokens(payload: ChatPayload) -> int:
    """About how many tokens the payload costs as a prompt, images included."""
    return sum(
        TOKENS_PER_MESSAGE + estimate_tokens(message.text) + TOKENS_PER_IMAGE * len(message.images)
        for message in payload.messages
    )

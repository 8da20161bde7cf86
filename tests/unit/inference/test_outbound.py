"""Where no call to a model may go, whatever address an administrator types."""

from __future__ import annotations

import errno

import aiohttp
import pytest

from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.kernel.settings import Settings, shown


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]"],
)
async def test_nothing_is_asked_of_the_local_link(host: str) -> None:
    outbound = Outbound(OutboundSettings())
    try:
        with pytest.raises(aiohttp.ClientConnectorError) as caught:
            await outbound.session().get(f"http://{host}/v1/models")
    finally:
        await outbound.close()
    assert caught.value.os_error.errno == errno.EHOSTUNREACH


def test_the_password_of_the_proxy_is_not_shown() -> None:
    settings = Settings.model_validate({"outbound_proxy": "http://agent:secret@proxy.example:3128"})
    assert not [line for line in shown(settings) if "secret" in line.value]
    assert "secret" not in repr(settings)
    assert "secret" not in repr(OutboundSettings("http://agent:secret@proxy.example:3128"))

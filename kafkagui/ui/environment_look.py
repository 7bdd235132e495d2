"""How an environment and an address are shown: the same word and colours wherever a connection is named."""

from __future__ import annotations

from kafkagui.core.frozen import frozen
from kafkagui.core.profiles import Environment, Profile


@frozen
class EnvironmentLook:
    """An environment's word and the tokens of its colours."""

    word: str
    strong: str
    soft: str


ENVIRONMENT_LOOKS = {
    Environment.LOCAL: EnvironmentLook("LOCAL", "accentText", "accentSoft"),
    Environment.DEV: EnvironmentLook("DEV", "ok", "okSoft"),
    Environment.STAGING: EnvironmentLook("STAGING", "warn", "warnSoft"),
    Environment.PRODUCTION: EnvironmentLook("PROD", "err", "errSoft"),
}


def short_address(profile: Profile) -> str:
    """The first bootstrap server, and how many more there are."""
    first, *others = [part.strip() for part in profile.bootstrap_servers.split(",") if part.strip()] or [""]
    return f"{first} +{len(others)}" if others else first

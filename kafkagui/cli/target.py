"""Which cluster a command works on, and connecting to it."""

from __future__ import annotations

import os

from kafkagui.cli.arguments import Arguments
from kafkagui.core.errors import InputRefused
from kafkagui.core.ports import Cluster
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol, check_profile, parse_bootstrap_servers
from kafkagui.services.program import Program


async def chosen(arguments: Arguments, program: Program) -> tuple[Profile, str | None]:
    """The profile that the words name or describe, and its password.

    Raises:
        InputRefused: when no cluster is named, or a field of the connection cannot be right.
    """
    _refuse_what_would_be_ignored(arguments)
    password = _password(arguments)
    if arguments.profile is not None:
        profile = program.connections.find(arguments.profile)
        if password is None:
            password = await program.connections.password(profile)
    elif arguments.bootstrap_servers is not None:
        profile = _described(arguments)
    else:
        raise InputRefused("Say which cluster.", hint="Use --bootstrap-servers HOST:PORT or --profile NAME.")
    check_profile(profile, has_password=password is not None)
    return profile, password


async def connect(arguments: Arguments, program: Program) -> Cluster:
    """Connect to the chosen cluster.

    Raises:
        InputRefused: as ``chosen``.
        ConnectFailed: naming the stage.
    """
    profile, password = await chosen(arguments, program)
    return await program.session.connect(profile, password)


def _described(arguments: Arguments) -> Profile:
    servers = arguments.bootstrap_servers or ""
    parse_bootstrap_servers(servers)
    if arguments.ca_file is not None and not arguments.ca_file.is_file():
        raise InputRefused(f"There is no file {arguments.ca_file}.", field="ca_file")
    security = SecurityProtocol(arguments.security_protocol or SecurityProtocol.PLAINTEXT.value)
    return Profile(
        name=servers,
        bootstrap_servers=servers,
        security=security,
        mechanism=SaslMechanism(arguments.sasl_mechanism or SaslMechanism.PLAIN.value),
        username=arguments.username or "",
        ca_file=str(arguments.ca_file) if arguments.ca_file is not None else "",
    )


def _refuse_what_would_be_ignored(arguments: Arguments) -> None:
    """Whoever names a CA file or a user means a secured connection; a plain one must not be made instead."""
    security = SecurityProtocol(arguments.security_protocol or SecurityProtocol.PLAINTEXT.value)
    given = {
        "--security-protocol": arguments.security_protocol is not None,
        "--ca-file": arguments.ca_file is not None,
        "--sasl-mechanism": arguments.sasl_mechanism is not None,
        "--username": arguments.username is not None,
    }
    if arguments.profile is not None:
        idle, hint = [option for option, is_given in given.items() if is_given], "The profile says all that."
    else:
        given["--password-env"] = arguments.password_env is not None
        idle = [option for option, is_given in given.items() if is_given and not _works(option, security)]
        hint = f"With {security.value} it has no meaning; give --security-protocol."
    if idle:
        what = "a profile" if arguments.profile is not None else security.value
        raise InputRefused(f"{idle[0]} does not go with {what}.", field=idle[0].strip("-"), hint=hint)


def _works(option: str, security: SecurityProtocol) -> bool:
    if option == "--security-protocol":
        return True
    return security.uses_tls if option == "--ca-file" else security.uses_sasl


def _password(arguments: Arguments) -> str | None:
    if arguments.password_env is None:
        return None
    password = os.environ.get(arguments.password_env)
    if not password:
        raise InputRefused(f"The environment variable {arguments.password_env} is not set.", field="password_env")
    return password

"""Asks for the configuration of topics and brokers, and changes it (DescribeConfigs, IncrementalAlterConfigs)."""

from __future__ import annotations

from collections.abc import Sequence

from kafka import KafkaAdminClient
from kafka.admin import ConfigType
from kafka.errors import KafkaError
from kafka.protocol.admin import DescribeConfigsRequest, IncrementalAlterConfigsRequest
from kafka.protocol.api_message import ApiMessage

from kafkagui.client.admin.asking import ask
from kafkagui.client.admin.calls import AdminCalls
from kafkagui.client.admin.rights import ALTER_TOPIC_CONFIGS, DESCRIBE_CLUSTER_CONFIGS, DESCRIBE_TOPIC_CONFIGS
from kafkagui.client.errors import refused, translate
from kafkagui.core.configs import ConfigChange, ConfigEntry, ConfigListing, ConfigOrigin
from kafkagui.core.wording import tr

_TOPIC = 2
_BROKER = 4
_SET = 0
_DELETE = 1
_ORIGINS = {
    1: ConfigOrigin.TOPIC,
    2: ConfigOrigin.BROKER,
    3: ConfigOrigin.ALL_BROKERS,
    4: ConfigOrigin.BROKER_FILE,
    5: ConfigOrigin.DEFAULT,
    6: ConfigOrigin.BROKER_LOGGER,
    7: ConfigOrigin.CLIENT_METRICS,
    8: ConfigOrigin.GROUP,
}
"""``o.a.k.clients.admin.ConfigEntry.ConfigSource`` by its number."""

_OWN = (ConfigOrigin.TOPIC, ConfigOrigin.BROKER)


class ConfigCalls(AdminCalls):
    """Configuration of topics and brokers."""

    async def topic_configs(self, names: Sequence[str]) -> tuple[ConfigListing, ...]:
        """The whole configuration of each topic, in the order asked."""
        if not names:
            return ()
        return await self._call(tr("The configuration"), lambda client: topic_configs(client, names))

    async def broker_config(self, node_id: int) -> ConfigListing:
        """The whole configuration of one broker, told by itself."""
        subject = tr("Broker {node_id}", node_id=node_id)
        return await self._call(subject, lambda client: _broker_config(client, node_id, subject))

    async def alter_topic_config(self, name: str, changes: Sequence[ConfigChange]) -> None:
        """Change these settings of a topic, all or none, and leave the others.

        Raises:
            BrokerRefused: with the broker's reason.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("change the configuration of the topic {name}", name=name))
        answer = await self._call(
            tr("Topic {name}", name=name), lambda client: ask(client, _change_request(name, changes))
        )
        for outcome in answer.responses:
            if outcome.error_code:
                raise refused(
                    outcome.error_code,
                    tr("Topic {name}", name=name),
                    outcome.error_message,
                    right=ALTER_TOPIC_CONFIGS,
                )


def topic_configs(
    client: KafkaAdminClient, names: Sequence[str], keys: Sequence[str] | None = None
) -> tuple[ConfigListing, ...]:
    """The configuration of topics, in the order asked; with ``keys`` only these entries, without documentation."""
    answer = ask(client, _request(_TOPIC, names, keys))
    found = {result.resource_name: result for result in answer.results}
    return tuple(
        _listing(found[name], tr("Topic {name}", name=name), DESCRIBE_TOPIC_CONFIGS) for name in names if name in found
    )


def _broker_config(client: KafkaAdminClient, node_id: int, subject: str) -> ConfigListing:
    try:
        answer = ask(client, _request(_BROKER, [str(node_id)], None), node_id)
    except KafkaError as error:
        return ConfigListing(str(node_id), error=translate(error, subject))
    return _listing(answer.results[0], subject, DESCRIBE_CLUSTER_CONFIGS)


def _request(kind: int, names: Sequence[str], keys: Sequence[str] | None) -> DescribeConfigsRequest:
    resource_type = DescribeConfigsRequest.DescribeConfigsResource
    return DescribeConfigsRequest(
        resources=[
            resource_type(
                resource_type=kind, resource_name=name, configuration_keys=None if keys is None else list(keys)
            )
            for name in names
        ],
        include_synonyms=keys is None,
        include_documentation=keys is None,
    )


def _listing(result: ApiMessage, subject: str, right: str) -> ConfigListing:
    if result.error_code:
        error = refused(result.error_code, subject, result.error_message, right=right)
        return ConfigListing(result.resource_name, error=error)
    entries = sorted((_entry(entry) for entry in result.configs or ()), key=lambda entry: entry.name)
    return ConfigListing(result.resource_name, tuple(entries))


def _entry(entry: ApiMessage) -> ConfigEntry:
    number = getattr(entry, "config_source", None)
    origin = _ORIGINS.get(-1 if number is None else number, ConfigOrigin.UNKNOWN)
    is_default = origin is ConfigOrigin.DEFAULT if number is not None else bool(entry.is_default)
    kind = getattr(entry, "config_type", None)
    return ConfigEntry(
        entry.name,
        entry.value,
        origin,
        is_default,
        bool(entry.read_only),
        bool(entry.is_sensitive),
        _value_beneath(entry),
        ConfigType(kind).name if kind else "",
        getattr(entry, "documentation", None) or "",
    )


def _value_beneath(entry: ApiMessage) -> str | None:
    """The value that holds once the resource's own is taken away: the first synonym that is not its own (KIP-226)."""
    for synonym in getattr(entry, "synonyms", None) or ():
        if _ORIGINS.get(synonym.source) not in _OWN:
            value: str | None = synonym.value
            return value
    return None


def _change_request(name: str, changes: Sequence[ConfigChange]) -> IncrementalAlterConfigsRequest:
    resource_type = IncrementalAlterConfigsRequest.AlterConfigsResource
    config_type = resource_type.AlterableConfig
    configs = [
        config_type(name=c.name, config_operation=_DELETE if c.value is None else _SET, value=c.value) for c in changes
    ]
    resource = resource_type(resource_type=_TOPIC, resource_name=name, configs=configs)
    return IncrementalAlterConfigsRequest(resources=[resource], validate_only=False)

"""The requests that describe groups of KIP-848 and KIP-932, which kafka-python 3.0.12 does not have.

Fields as in ``ConsumerGroupDescribeResponse.json`` and ``ShareGroupDescribeResponse.json`` of Apache Kafka 4.
"""

from __future__ import annotations

import types

from kafka.protocol.api_message import ApiMessage

Schema = dict[str, object]

_CONSUMER_GROUP_DESCRIBE = 69
_SHARE_GROUP_DESCRIBE = 77
_NULL: Schema = {"nullableVersions": "0+", "default": "null"}


def _field(name: str, kind: str, fields: list[Schema] | None = None, more: Schema | None = None) -> Schema:
    schema: Schema = {"name": name, "type": kind, "versions": "0+", **(more or {})}
    return schema if fields is None else {**schema, "fields": fields}


def _message(key: int, kind: str, versions: str, fields: list[Schema]) -> Schema:
    return {
        "apiKey": key,
        "type": kind.lower(),
        "name": f"GroupDescribe{key}{kind}",
        "validVersions": versions,
        "flexibleVersions": "0+",
        "fields": fields,
    }


def _request(key: int, versions: str) -> Schema:
    fields = [_field("GroupIds", "[]string"), _field("IncludeAuthorizedOperations", "bool")]
    return _message(key, "Request", versions, fields)


def _assignment(name: str) -> Schema:
    topic = [_field("TopicId", "uuid"), _field("TopicName", "string"), _field("Partitions", "[]int32")]
    return _field(name, "Assignment", [_field("TopicPartitions", "[]TopicPartitions", topic)])


def _response(key: int, versions: str, members: list[Schema]) -> Schema:
    group = [
        _field("ErrorCode", "int16"),
        _field("ErrorMessage", "string", more=_NULL),
        _field("GroupId", "string"),
        _field("GroupState", "string"),
        _field("GroupEpoch", "int32"),
        _field("AssignmentEpoch", "int32"),
        _field("AssignorName", "string"),
        _field("Members", "[]Member", members),
        _field("AuthorizedOperations", "int32"),
    ]
    fields = [_field("ThrottleTimeMs", "int32"), _field("Groups", "[]DescribedGroup", group)]
    return _message(key, "Response", versions, fields)


_CONSUMER_MEMBER: list[Schema] = [
    _field("MemberId", "string"),
    _field("InstanceId", "string", more=_NULL),
    _field("RackId", "string", more=_NULL),
    _field("MemberEpoch", "int32"),
    _field("ClientId", "string"),
    _field("ClientHost", "string"),
    _field("SubscribedTopicNames", "[]string"),
    _field("SubscribedTopicRegex", "string", more=_NULL),
    _assignment("Assignment"),
    _assignment("TargetAssignment"),
    {"name": "MemberType", "type": "int8", "versions": "1+", "default": "-1"},
]

_SHARE_MEMBER: list[Schema] = [
    _field("MemberId", "string"),
    _field("RackId", "string", more=_NULL),
    _field("MemberEpoch", "int32"),
    _field("ClientId", "string"),
    _field("ClientHost", "string"),
    _field("SubscribedTopicNames", "[]string"),
    _assignment("Assignment"),
]


def _classes(key: int, versions: str, members: list[Schema]) -> tuple[type[ApiMessage], type[ApiMessage]]:
    # kafka-python reads a class's fields from the schema file of the same name and lets `json_patch` change them: each
    # class borrows the name of one that has a file, and puts its own schema in that one's place.
    asked, answered = _request(key, versions), _response(key, versions, members)
    return _borrowing("DescribeGroupsRequest", asked), _borrowing("DescribeGroupsResponse", answered)


def _borrowing(name: str, schema: Schema) -> type[ApiMessage]:
    patch = classmethod(lambda cls, json: schema)
    return types.new_class(name, (ApiMessage,), {}, lambda body: body.update(json_patch=patch))


# The classes of the answers are held here too: kafka-python itself holds them weakly.
_CONSUMER = _classes(_CONSUMER_GROUP_DESCRIBE, "0-1", _CONSUMER_MEMBER)
_SHARE = _classes(_SHARE_GROUP_DESCRIBE, "1", _SHARE_MEMBER)
ConsumerGroupDescribeRequest, ShareGroupDescribeRequest = _CONSUMER[0], _SHARE[0]

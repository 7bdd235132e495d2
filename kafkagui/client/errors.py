"""Translates what kafka-python, ssl and the socket raise into the one error tree of ``core.errors``."""

from __future__ import annotations

from kafka import errors as kafka_errors

from kafkagui.core.errors import BrokerRefused, ConnectionLost, DeliveryFailed, KafkaGuiError
from kafkagui.core.wording import mark, tr

ADVICE = {
    "NOT_ENOUGH_REPLICAS": (
        mark("Too few replicas are in sync for acks=all."),
        mark("Wait for the missing brokers to come back, or lower the topic's min.insync.replicas."),
    ),
    "NOT_ENOUGH_REPLICAS_AFTER_APPEND": (
        mark("The leader stored it, but too few replicas are in sync for acks=all."),
        mark("It may be in the topic and may be lost again. Wait for the missing brokers, then read the topic back."),
    ),
    "MESSAGE_TOO_LARGE": (
        mark("The record is larger than the topic accepts."),
        mark("Send less, or raise the topic's max.message.bytes."),
    ),
    "RECORD_LIST_TOO_LARGE": (
        mark("The batch is larger than a log segment of the topic."),
        mark("Lower the batch size, or raise the topic's segment.bytes."),
    ),
    "UNKNOWN_TOPIC_OR_PARTITION": (
        mark("The topic or partition does not exist."),
        mark("Check the name, or create the topic. Without the Describe right an existing topic looks the same."),
    ),
    "TOPIC_AUTHORIZATION_FAILED": (
        mark("This user has no permission for the topic."),
        mark(
            "Ask for the missing right (Write to send, Read to read, Create or Delete to change), "
            "or sign in as another user."
        ),
    ),
    "CLUSTER_AUTHORIZATION_FAILED": (
        mark("This user has no permission for this on the cluster."),
        mark(
            "Ask for the right on the cluster. For sending with idempotence on old clusters that "
            "is IdempotentWrite; or turn idempotence off."
        ),
    ),
    "GROUP_AUTHORIZATION_FAILED": (
        mark("This user has no permission for the group."),
        mark("Ask for Read on the group."),
    ),
    "GROUP_ID_NOT_FOUND": (
        mark("There is no such group."),
        mark("A group without members is forgotten once its offsets have expired."),
    ),
    "COORDINATOR_NOT_AVAILABLE": (
        mark("The broker that keeps the group is not ready."),
        mark("Try again in a moment."),
    ),
    "NOT_COORDINATOR": (
        mark("Another broker has begun to keep the group."),
        mark("Try again in a moment."),
    ),
    "INVALID_CONFIG": (
        mark("The value is not possible for this setting."),
        mark("Read the broker's reason in the details."),
    ),
    "TRANSACTIONAL_ID_AUTHORIZATION_FAILED": (
        mark("This user has no permission for the transactional id."),
        mark("Ask for Write on the transactional id."),
    ),
    "SASL_AUTHENTICATION_FAILED": (
        mark("The broker refused the sign-in."),
        mark("Check user name, password and mechanism."),
    ),
    "LEADER_NOT_AVAILABLE": (
        mark("The partition has no leader right now."),
        mark("Wait for an election, or for the brokers that hold the partition."),
    ),
    "NOT_LEADER_OR_FOLLOWER": (
        mark("The partition's leader has moved."),
        mark("Try again; the client finds the new leader."),
    ),
    "REQUEST_TIMED_OUT": (
        mark("The broker did not finish in time."),
        mark("Try again, and look at the broker's load."),
    ),
    "INVALID_REQUIRED_ACKS": (mark("The broker does not know this acks setting."), mark("Use 0, 1 or all.")),
    "INVALID_TIMESTAMP": (
        mark("The timestamp is too far from the broker's clock for this topic."),
        mark("Check the timestamp against the topic's message.timestamp.before.max.ms and after.max.ms."),
    ),
    "INVALID_RECORD": (
        mark("The broker rejected the record."),
        mark("A compacted topic takes only records with a key."),
    ),
    "CORRUPT_MESSAGE": (
        mark("The record did not arrive intact."),
        mark("Try again; if it stays, look at the network."),
    ),
    "UNSUPPORTED_COMPRESSION_TYPE": (mark("The broker does not know this compression."), mark("Choose another one.")),
    "POLICY_VIOLATION": (
        mark("The cluster's policy does not allow this."),
        mark("Read the broker's reason in the details."),
    ),
    "INVALID_TOPIC_EXCEPTION": (mark("The broker does not accept this topic name."), mark("Choose another name.")),
    "TOPIC_ALREADY_EXISTS": (
        mark("A topic of this name exists already."),
        mark("Choose another name, or use that topic."),
    ),
    "INVALID_PARTITIONS": (
        mark("The number of partitions is not possible."),
        mark("A topic has at least one partition."),
    ),
    "INVALID_REPLICATION_FACTOR": (
        mark("The replication factor is not possible on this cluster."),
        mark("It can be at most the number of brokers that are up."),
    ),
    "TOPIC_DELETION_DISABLED": (
        mark("The cluster does not allow deleting topics."),
        mark("Its brokers have delete.topic.enable=false."),
    ),
    "OUT_OF_ORDER_SEQUENCE_NUMBER": (
        mark("The broker misses an earlier record of this producer."),
        mark("An earlier record was lost or is still on its way. Send again."),
    ),
    "UNKNOWN_PRODUCER_ID": (
        mark("The broker has forgotten this producer."),
        mark("Its records were deleted by retention. Send again; a new producer is used."),
    ),
    "KAFKA_STORAGE_ERROR": (
        mark("The broker cannot reach its disk."),
        mark("Look at the broker's log and disk space."),
    ),
    "NETWORK_EXCEPTION": (mark("The connection to the broker broke."), mark("Try again when the broker is back.")),
    "THROTTLING_QUOTA_EXCEEDED": (mark("A quota is used up."), mark("Wait, or ask for a larger quota.")),
}
"""Kafka's error name → what happened, and what to do next."""


_JAVA_NAMES: dict[int | None, str] = {
    -1: "UNKNOWN_SERVER_ERROR",
    6: "NOT_LEADER_OR_FOLLOWER",
    10: "MESSAGE_TOO_LARGE",
    17: "INVALID_TOPIC_EXCEPTION",
}
"""Where kafka-python's names differ from ``org.apache.kafka.common.protocol.Errors``."""


def error_name(error: BaseException | type[BaseException]) -> str:
    """Kafka's own name of a broker's error, else the class name."""
    kind = error if isinstance(error, type) else type(error)
    name = _JAVA_NAMES.get(getattr(kind, "errno", None)) or getattr(kind, "message", None)
    return name if isinstance(name, str) and name.isupper() else kind.__name__


def name_of_code(code: int) -> str:
    """Kafka's name of an error code, "" for none."""
    return "" if code == 0 else error_name(kafka_errors.for_code(code))


def refused(code: int, subject: str, broker_message: str | None = None, *, right: str = "") -> BrokerRefused:
    """The error for a broker's error code about ``subject`` ("topic orders").

    ``right`` is what the question or deed needs, as ``mark`` left it: "Describe on the topic".
    """
    kind = kafka_errors.for_code(code)
    name = error_name(kind)
    what, hint = _told(name) or (broker_message or tr("The broker answered {name}.", name=name), "")
    if right and name.endswith("_AUTHORIZATION_FAILED"):
        hint = tr("It needs the right {right}. Ask for it, or sign in as another user.", right=tr(right))
    if broker_message and name in _BROKER_KNOWS_BETTER:
        what = broker_message
    return BrokerRefused(
        f"{subject}: {what}",
        hint=hint,
        detail=f"{name} (error {code}): {broker_message or getattr(kind, 'description', '')}",
        code=name,
        retriable=bool(kind.retriable),
    )


_BROKER_KNOWS_BETTER = frozenset(
    {
        "POLICY_VIOLATION",
        "INVALID_REPLICATION_FACTOR",
        "INVALID_PARTITIONS",
        "INVALID_TOPIC_EXCEPTION",
        "INVALID_CONFIG",
    }
)


def detail_of(error: BaseException) -> str:
    """The library's own words for "Copy details"."""
    text = str(error)
    name = type(error).__name__
    return text if text.startswith(name) else f"{name}: {text}"


def translate(error: BaseException, subject: str) -> KafkaGuiError:
    """The error of ``core`` for anything a client call raised; ``subject`` says what it was about."""
    if isinstance(error, KafkaGuiError):
        return error
    code = getattr(error, "errno", None)
    # kafka-python raises RequestTimedOutError itself when a broker does not answer.
    unanswered = isinstance(error, kafka_errors.RequestTimedOutError)
    if isinstance(error, kafka_errors.BrokerResponseError) and isinstance(code, int) and not unanswered:
        return refused(code, subject, _reason(error))
    if isinstance(error, kafka_errors.IncompatibleBrokerVersion):
        return BrokerRefused(
            tr("{subject}: this broker is too old for it.", subject=subject),
            detail=detail_of(error),
            code="UNSUPPORTED_VERSION",
        )
    return ConnectionLost(
        f"{subject}: {_connection_words(error)}",
        hint=tr("The program tries again by itself; check that the brokers are up."),
        detail=detail_of(error),
        code=error_name(error),
        retriable=True,
    )


def _reason(error: BaseException) -> str | None:
    return str(error.args[0]) if error.args and error.args[0] else None


def _connection_words(error: BaseException) -> str:
    if isinstance(error, kafka_errors.KafkaTimeoutError | kafka_errors.RequestTimedOutError | TimeoutError):
        return tr("no broker answered in time.")
    if isinstance(error, kafka_errors.NodeNotReadyError):
        return tr("no broker can be reached.")
    if isinstance(error, kafka_errors.KafkaConnectionError | OSError):
        return tr("the connection to the broker broke.")
    return tr("the client failed with {name}.", name=type(error).__name__)


def delivery_failed(error: BaseException, topic: str, *, maybe_written: bool, waited_s: float) -> DeliveryFailed:
    """The error of a record that was not acknowledged."""
    if isinstance(error, DeliveryFailed):
        return error
    name = error_name(error)
    refusal = getattr(error, "refusal", None)
    if refusal is not None:
        return _refused_until_timeout(topic, refusal, maybe_written, waited_s)
    if isinstance(error, kafka_errors.KafkaTimeoutError):
        return _unanswered(topic, maybe_written, waited_s, detail_of(error))
    if isinstance(error, kafka_errors.IllegalStateError):
        return _closed_before(topic, maybe_written, detail_of(error))
    what, hint = _told(name) or (_connection_words(error), "")
    reason = _reason(error)
    return DeliveryFailed(
        f"{topic}: {what}",
        hint=hint,
        detail=f"{name}: {reason}" if reason else name,
        code=name,
        retriable=bool(getattr(error, "retriable", False)),
        maybe_written=maybe_written,
    )


_UNNAMED = {
    "KafkaError": (
        mark("The broker refused the batch because of another record in it."),
        mark("Send this record again."),
    ),
}


def _told(name: str) -> tuple[str, str] | None:
    words = ADVICE.get(name) or _UNNAMED.get(name)
    return (tr(words[0]), tr(words[1])) if words else None


def _refused_until_timeout(topic: str, refusal: Exception, maybe_written: bool, waited_s: float) -> DeliveryFailed:
    last = delivery_failed(refusal, topic, maybe_written=maybe_written, waited_s=waited_s)
    return DeliveryFailed(
        tr("{message} It was tried again for {waited_s:g} s.", message=last.message, waited_s=waited_s),
        hint=last.hint,
        detail=last.detail,
        code=last.code,
        retriable=True,
        maybe_written=maybe_written,
    )


def _unanswered(topic: str, maybe_written: bool, waited_s: float, detail: str) -> DeliveryFailed:
    if maybe_written:
        what = tr("No acknowledgement within {waited_s:g} s.", waited_s=waited_s)
        hint = tr("It may be in the topic all the same: read the topic back before sending it again.")
    else:
        what = tr(
            "It could not be sent within {waited_s:g} s: the partition's leader was not reachable.", waited_s=waited_s
        )
        hint = tr("It has not left this side. Send it again when the broker is back.")
    return DeliveryFailed(
        f"{topic}: {what}", hint=hint, detail=detail, code="TIMED_OUT", retriable=True, maybe_written=maybe_written
    )


def _closed_before(topic: str, maybe_written: bool, detail: str) -> DeliveryFailed:
    if maybe_written:
        hint = tr("It may be in the topic all the same: read the topic back before sending it again.")
    else:
        hint = tr("It has not left this side. Send it again.")
    return DeliveryFailed(
        tr("{topic}: The producer was closed before an answer came.", topic=topic),
        hint=hint,
        detail=detail,
        code="PRODUCER_CLOSED",
        retriable=True,
        maybe_written=maybe_written,
    )


def no_acknowledgement(topic: str, waited_s: float, refusal: Exception | None = None) -> DeliveryFailed:
    """The error of a record whose outcome was not known when its sender stopped waiting.

    ``refusal`` is what a broker last said about it, where the client is trying it again.
    """
    if refusal is not None:
        return _refused_until_timeout(topic, refusal, True, waited_s)
    return _unanswered(topic, True, waited_s, f"waited {waited_s:g} s")

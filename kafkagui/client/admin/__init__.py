"""The admin port over ``KafkaAdminClient``, a module for each kind of thing that is asked about.

Requests go out as the protocol has them: the client's own methods raise at the first bad item of many, and lack
what came with KIP-848 and KIP-932.
"""

from kafkagui.client.admin.kafka_admin import KafkaAdmin

__all__ = ["KafkaAdmin"]

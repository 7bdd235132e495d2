"""The rights that questions and deeds need, in the words of Kafka's ACLs, for those who lack one."""

from __future__ import annotations

from typing import Final

from kafkagui.core.wording import mark

DESCRIBE_TOPIC: Final = mark("Describe on the topic")
CREATE_TOPIC: Final = mark("Create on the topic or the cluster")
ALTER_TOPIC: Final = mark("Alter on the topic")
DELETE_TOPIC: Final = mark("Delete on the topic")
DESCRIBE_TOPIC_CONFIGS: Final = mark("DescribeConfigs on the topic")
ALTER_TOPIC_CONFIGS: Final = mark("AlterConfigs on the topic")
DESCRIBE_GROUP: Final = mark("Describe on the group")
DESCRIBE_CLUSTER: Final = mark("Describe on the cluster")
DESCRIBE_CLUSTER_CONFIGS: Final = mark("DescribeConfigs on the cluster")

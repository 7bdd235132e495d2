"""A real Apache Kafka on this machine: jars, Java, configuration, processes, network faults.

`EmbeddedKafka` is what the program uses; `cluster.Cluster` is the lower storey for the delivery lab and for
test beds. Only `app` may import this room; it never imports a Kafka client.
"""

from kafkagui.localkafka.embedded import EmbeddedKafka

__all__ = ["EmbeddedKafka"]

"""A real Apache Kafka on this machine: jars, Java, configuration, processes, network faults.

`embedded.EmbeddedKafka` is what the program uses; `cluster.Cluster` is the lower storey for the delivery lab
and for test beds. Only `app` may import this room; it never imports a Kafka client.
"""

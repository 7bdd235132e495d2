"""The Kafka adapter: kafka-python behind the ports ``Connector``, ``Cluster``, ``Admin``, ``Producer`` and ``Reading``.

Threads live only here; what leaves this room are the nouns and errors of ``core``.
"""

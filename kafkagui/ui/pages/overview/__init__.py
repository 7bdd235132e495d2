"""The Overview page: brokers, topics and groups at a glance, live."""

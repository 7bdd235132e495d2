"""Network faults before the brokers: TCP proxies that delay and cut.

`network.FaultyNetwork` is the room's door: it owns the thread that carries the bytes.
"""
